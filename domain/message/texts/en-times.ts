/** What mails say about times that stand still, move or pass, in English; the other languages say the same. */
export const enTimes = {
  /** To the customer: a hold that stops what was promised. */
  onHold: {
    title: 'Your request is on hold',
    intro: {
      customer: 'We need a reply from you before we can go on with your request.',
      parts: 'We are waiting for parts before we can go on with your request.',
      partner: 'We are waiting for another company before we can go on with your request.',
      date: 'Your request is on hold until the date below.',
    },
    stopped: 'These times stand still while your request is on hold',
    goesOn: 'On hold until',
    after: 'When we go on with your request, we will tell you the new times.',
    more: (phone: string, id: string) =>
      `Is there anything we should know? Reply to this email, or call ${phone} and mention ticket ${id}.`,
  },
  /** To the customer: what was promised is due at another time, or no longer promised. */
  moved: {
    title: 'New times for your request',
    intro: 'The times we gave you have changed:',
    instead: (time: string) => `instead of ${time}`,
    gone: (time: string) => `no longer planned (was ${time})`,
    preview: 'The times we gave you have changed.',
  },
  /** To the customer: what stood still goes on, and is due when they were told. */
  unmoved: {
    title: 'We are going on with your request',
    intro: 'The times we gave you still apply:',
    preview: 'The times we gave you still apply.',
  },
  /** To the customer of a ticket that has become one with another of theirs. */
  merged: {
    title: 'Your two requests are one now',
    intro: 'You have contacted us twice about the same matter, so we have put the two requests together.',
    goesOn: 'We go on under',
    after:
      'Nothing you told us is lost. The times we gave you for that request apply; those for this one no longer do.',
  },
  /** To the customer, while a hold waits for them. */
  holdReminder: {
    title: 'We are waiting for your reply',
    intro: 'Your request is on hold because we need a reply from you. We will go on with it once we hear from you.',
    more: (phone: string, id: string) =>
      `Reply to this email, or call ${phone} and mention ticket ${id}. No longer needed? Then just let us know.`,
  },
  closeOffer: {
    title: 'May we close your request?',
    intro: 'We have not heard from you for a while, so we would like to close your request.',
    more: (phone: string, id: string) =>
      `Do you still need help? Reply to this email, or call ${phone} and mention ticket ${id}.`,
  },
  /** To the customer: late. */
  lateAgain: {
    again: {
      title: 'We are late once again',
      intro: 'We gave you a new time and have not kept that one either. We are sorry.',
      promise: 'What we promise you instead',
    },
    /** No new time is told, but somebody has been asked to call. */
    calls: (name: string) => `${name} has been asked to contact you personally.`,
    somebody: 'Our team lead',
  },
  /** To staff. */
  unrouted: {
    subject: 'Nobody there',
    title: 'Nobody is there to take this ticket',
    intro:
      'Everybody who takes such tickets is away. It will be assigned when somebody is back; please watch it until then.',
  },
  holdWaiting: {
    subject: 'On hold',
    title: 'This ticket is still on hold',
    titleOver: 'The hold on this ticket has ended',
    intro: 'This ticket is still on hold. Please check whether what it is waiting for has come.',
    over: 'The hold has ended and the clocks are running again. Please go on with the ticket, or resolve it if it is done.',
    until: 'On hold until',
    ended: 'Hold ended',
    reason: 'Reason',
  },
  taskDue: {
    subject: 'Task due',
    title: 'A task is due',
    soon: 'This task is not done yet. There is still time.',
    over: 'The time for this task has passed, and it is not done yet. Please do it now.',
  },
  hold: 'End of the hold',
};
