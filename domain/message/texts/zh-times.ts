import type { enTimes } from './en-times.ts';

/** Simplified Chinese; see en-times.ts. */
export const zhTimes: typeof enTimes = {
  onHold: {
    title: '您的问题暂缓处理',
    intro: {
      customer: '我们需要您的回复才能继续处理。',
      parts: '我们正在等待配件，到货后将继续处理。',
      partner: '我们正在等待合作方的回复。',
      date: '您的问题将暂缓至以下日期。',
    },
    stopped: '暂缓期间，以下时间不再适用',
    goesOn: '暂缓至',
    after: '恢复处理后，我们会告知您新的时间。',
    more: (phone, id) => `如有需要补充的情况，请致电 ${phone}，并告知受理编号 ${id}。`,
  },
  moved: {
    title: '预计时间有变更',
    intro: '此前告知您的时间有变更，新的时间如下：',
    instead: (time) => `原定：${time}`,
    gone: (time) => `不再安排（原定：${time}）`,
    preview: '此前告知您的时间有变更。',
  },
  holdReminder: {
    title: '我们在等待您的回复',
    intro: '因需要您的回复，您的问题目前暂缓处理。收到回复后我们会立即继续。',
    more: (phone, id) => `请直接回复本邮件，或致电 ${phone} 并告知受理编号 ${id}。如已不需要处理，也请告诉我们。`,
  },
  closeOffer: {
    title: '可以关闭您的问题吗？',
    intro: '我们有一段时间没有收到您的回复，想确认是否可以关闭此问题。',
    more: (phone, id) => `如仍需要帮助，请直接回复本邮件，或致电 ${phone} 并告知受理编号 ${id}。`,
  },
  lateAgain: {
    title: '我们再次未能按时',
    intro: (name) => `我们告知您的新时间也未能做到，非常抱歉。已安排${name}亲自与您联系。`,
    somebody: '我们的负责人',
  },
  unrouted: {
    subject: '无人在岗',
    title: '目前无人可以受理此工单',
    intro: '负责此类问题的同事都不在岗。有人返岗后会自动分配，在此之前请您留意。',
  },
  holdWaiting: {
    subject: '暂缓中',
    title: '此工单仍在暂缓',
    intro: '所等待的事项尚未完成，请确认进展。',
    over: '暂缓已结束，时限重新开始计算。请继续处理；如已解决，请关闭工单。',
    until: '暂缓至',
    reason: '原因',
  },
  taskDue: {
    subject: '任务到期',
    title: '任务即将到期',
    soon: '此任务尚未完成，仍有时间。',
    over: '此任务已超过时限且尚未完成，请立即处理。',
  },
  hold: '暂缓结束',
};
