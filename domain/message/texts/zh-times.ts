import type { enTimes } from './en-times.ts';
import { han } from './han.ts';

/** Simplified Chinese; see en-times.ts. */
export const zhTimes: typeof enTimes = {
  onHold: {
    title: '您的问题暂停处理',
    intro: {
      customer: '我们需要您的回复才能继续处理。',
      parts: '我们正在等待处理所需的配件。',
      partner: '我们正在等待合作方的答复。',
      date: '您的问题暂停处理至以下时间。',
    },
    stopped: '暂停期间，以下时间不计',
    goesOn: '暂停至',
    after: '恢复处理后，我们会告知您新的时间。',
    more: (phone, id) => han`如有情况需要告知我们，请回复本邮件，或致电 ${phone} 并告知工单编号 ${id}。`,
  },
  moved: {
    title: '您的问题有新的时间安排',
    intro: '此前告知您的时间有变更：',
    instead: (time) => `原定：${time}`,
    gone: (time) => `不再安排（原定：${time}）`,
    preview: '此前告知您的时间有变更。',
  },
  unmoved: {
    title: '您的问题已恢复处理',
    intro: '此前告知您的时间不变：',
    preview: '此前告知您的时间不变。',
  },
  merged: {
    title: '您的两次来信已合并处理',
    intro: '您就同一件事联系了我们两次，我们已将两次来信合并处理。',
    goesOn: '今后沿用的受理编号',
    after: '您反映的内容都已保留。今后以上述编号下告知您的时间为准，本编号下的时间不再适用。',
  },
  holdReminder: {
    title: '我们在等待您的回复',
    intro: '因需要您的回复，您的问题目前暂停处理。收到您的回复后，我们会继续处理。',
    more: (phone, id) => han`请回复本邮件，或致电 ${phone} 并告知工单编号 ${id}。如已不需要处理，也请告诉我们。`,
  },
  closeOffer: {
    title: '可以结束您的问题吗？',
    intro: '我们有一段时间没有收到您的回复，想确认是否可以结束此问题。',
    more: (phone, id) => han`如仍需要帮助，请回复本邮件，或致电 ${phone} 并告知工单编号 ${id}。`,
  },
  lateAgain: {
    again: {
      title: '我们再次未能按时',
      intro: '我们告知您的新时间也未能做到，深表歉意。',
      promise: '我们对您的新承诺',
    },
    calls: (name) => han`已安排${name}亲自与您联系。`,
    somebody: '我们的负责人',
  },
  unrouted: {
    subject: '无人在岗',
    title: '目前无人可以处理此工单',
    intro: '负责此类问题的同事都不在岗。有人返岗后会自动分配，在此之前请您留意。',
  },
  holdWaiting: {
    subject: '暂停中',
    title: '此工单仍在暂停',
    titleOver: '此工单的暂停已结束',
    intro: '此工单仍处于暂停状态，请确认所等待的事项是否已经到位。',
    over: '暂停已结束，时限重新开始计算。请继续处理；如已处理完毕，请标记为已解决。',
    until: '暂停至',
    ended: '暂停结束',
    reason: '原因',
  },
  taskDue: {
    subject: '任务到期',
    title: '任务到期',
    soon: '此任务尚未完成，现在还来得及。',
    over: '此任务已超过时限且尚未完成，请立即处理。',
  },
  hold: '暂停结束',
};
