import type { VisitTexts } from './en-visits.ts';

export const zhVisits: VisitTexts = {
  offer: {
    title: {
      'satisfaction-call': '您用得还满意吗？',
      'return-visit': '请预约您的定期上门回访',
      'maintenance-check': '又到了保养的时候',
      'phone-check': '请与我们通个电话，确认运行情况',
      'technical-visit': '我们的技术人员希望上门查看',
      'managers-patrol': '我们的管理人员希望登门拜访',
      questionnaire: '您对我们的服务满意吗？',
      'seasonal-inspection': '换季之前，先做检查',
    },
    intro: {
      'satisfaction-call': (products) => `您购买的${products}已经使用了几天。我们想给您打个电话，听听您是否满意。`,
      'return-visit': (products) =>
        `又到了定期上门回访的时候。我们将为您检查${products}，做必要的调整，并解答您的问题。`,
      'maintenance-check': (products) =>
        `${products}到了该保养的时候。我们将上门检查，紧固或更换磨损的部分，并告知您检查结果。`,
      'phone-check': (products) =>
        `我们想通过电话与您一起确认${products}的运行情况。发现的问题我们会解决，并向您报告结果。`,
      'technical-visit': (products) =>
        `我们的技术人员希望上门查看${products}的使用情况，检查设计与安装，并听取您的改进意见。`,
      'managers-patrol': (products) => `我们的管理人员希望登门拜访，查看${products}，当面听取您对我们服务的意见。`,
      questionnaire: (products) => `您使用${products}已有一段时间。我们想就产品和我们的服务向您请教几个问题。`,
      'seasonal-inspection': (products) => `换季在即。在天气变化之前，我们想先为您检查${products}。`,
    },
    how: (phone) => `请回复本邮件告知您方便的日期和时间，或致电 ${phone}。`,
    no: '如果您不需要，告诉我们一声即可。',
    preview: (days) => `建议时间：${days}`,
    yourGoods: '商品',
  },
  confirmed: {
    title: '预约已确认',
    intro: '谢谢您。我们已为您登记以下时间：',
    change: (phone) => `如需改期，请回复本邮件或致电 ${phone}，我们会另约时间。`,
  },
  reminder: { title: '预约提醒', intro: '您的预约即将到来：' },
  thanks: {
    title: '谢谢您',
    call: '感谢您抽出时间与我们通话。您的意见会帮助我们做得更好。',
    visit: '感谢您抽出时间，也感谢您对我们的信任。',
    unhappy: '没能让您完全满意，我们深表歉意。我们已告知主管，主管会亲自与您联系。',
    next: (month) => `我们将在${month}再次与您联系。`,
    more: '如果您还有什么想说的，请直接回复本邮件。',
  },
  missed: {
    titleBroken: '我们向您诚挚道歉',
    broken: '我们没能如约而至。您特意为我们留出了时间，我们对此深表歉意。',
    promise: (lead) =>
      lead ? `我们已告知主管${lead}，主管会亲自与您联系，另约时间。` : '我们已告知主管，主管会亲自与您联系，另约时间。',
    titleUnmet: '这次没能约到时间',
    unmet: '我们建议的时间已过，很遗憾这次没能约成。',
    still: (phone) => `如果您仍有需要，请回复本邮件或致电 ${phone}，我们会为您安排时间。`,
    next: (month) => `否则，我们将在${month}再次与您联系。`,
  },
  agreedStaff: { subject: '已约定', title: '预约已确认', intro: '客户同意了以下时间：' },
  reminderStaff: { subject: '即将到来', title: '预约即将到来', intro: '此预约由您负责：' },
  handedOverStaff: { subject: '转交给您', title: '有一次预约转交给您', intro: '此预约现由您负责：' },
  attention: {
    subjectMissed: '失约',
    titleMissed: '有一次预约未能履行',
    subjectUnmet: '未约成',
    titleUnmet: '有一次服务没能约到时间',
    notReported: '没有人报告结果。',
    missedAgreed: '客户已同意该时间。我们已告知客户您会亲自联系，请今天就与客户联系。',
    missedUnmet: '在建议的时间内没有约成。请确认客户是否仍有需要。',
    subjectUnhappy: '不满意',
    titleUnhappy: '有客户不满意',
    unhappy: '我们已告知客户您会亲自联系，请今天就与客户联系。',
  },
};
