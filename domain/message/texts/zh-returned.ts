import type { ReturnedTexts } from './en-returned.ts';
import { han } from './han.ts';

export const zhReturned: ReturnedTexts = {
  returned: {
    subject: { undelivered: '邮件未送达', complained: '邮件被举报为垃圾邮件' },
    title: { undelivered: '客户没有收到我们的邮件', complained: '客户将我们的邮件举报为垃圾邮件' },
    intro: {
      bounced: '邮件被退回：该地址不存在或拒收我们的邮件。客户没有看到内容，请打电话联系客户。',
      complained: '客户将我们的邮件举报为垃圾邮件。如还有事情需要告知，请打电话联系客户。',
      failed: '邮件未能发出。客户没有看到内容，请打电话联系客户。',
      suppressed: '该地址已暂停发送，邮件没有发出。客户没有看到内容，请打电话联系客户。',
    },
    held: '在主管解除之前，不再向该地址发送任何邮件。',
    resolved: '工单仍为已解决状态，但客户可能并不知情。',
    staffTitle: (name) => han`${name}没有收到我们的邮件`,
    staffIntro: (name) => han`发给${name}的邮件未能送达。请直接告知本人，并核对策略中登记的邮箱地址。`,
    again: '因答复未送达而重新计时',
    mail: '邮件',
    address: '邮箱',
    noPhone: '未登记',
    another: '其他邮件',
    mails: {
      'ticket-received': '受理确认',
      'ticket-reply': '答复',
      'ticket-appointment': '上门时间通知',
      'ticket-resolved': '处理结果通知',
      'ticket-reopened': '重新受理通知',
      'promise-late': '延迟及新时间通知',
      'promises-moved': '时间变更通知',
      'ticket-on-hold': '暂缓处理通知',
      'ticket-merged': '合并处理通知',
      'hold-reminder': '等待客户回复的提醒',
      'hold-close-offer': '询问是否结案',
      'visit-offer': '建议的预约时间',
      'visit-confirmed': '预约确认',
      'visit-reminder': '预约提醒',
      'visit-thanks': '服务后的感谢信',
      'visit-missed': '爽约致歉',
    },
  },
};
