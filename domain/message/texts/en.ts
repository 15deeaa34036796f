import { enVisits } from './en-visits.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Every sentence of our mails. The other languages have the same shape. */
export const en = {
  /** How dates are written: day before month, 24 hours, unambiguous everywhere. */
  tag: 'en-GB',
  dear: (name: string) => (name ? `Dear ${name},` : 'Hello,'),
  colleague: (name: string) => `Hello ${name},`,
  closing: (business: string) => ['With kind regards', business],
  footer: {
    customer: (business: string, reference: string) =>
      `${business} is writing to you about ${reference}. You can simply answer this mail.`,
    reach: (phone: string, email: string) => `${phone} · ${email}`,
    optOut: (email: string) => `If you would rather not have mails like this, write to ${email} and we will stop.`,
    staff: (business: string) => `Written by Aftercare for the staff of ${business}.`,
  },
  ticketReference: (id: string) => `ticket ${id}`,
  visitReference: 'the care of your purchase',
  label: {
    ticket: 'Ticket',
    subject: 'Subject',
    requestType: 'Request',
    priority: 'Priority',
    product: 'Product',
    customer: 'Customer',
    assignee: 'In charge',
    answerBy: 'Our answer by',
    answerWasDue: 'Our answer was due',
    settledBy: 'Settled by',
    due: 'Due',
    wasDue: 'Was due',
    what: 'What',
    visit: 'Appointment no.',
    days: 'Suggested time',
    agreed: 'Agreed time',
    insteadOf: 'Instead of',
    calledOff: 'Called off',
    who: 'Your contact',
    phone: 'Phone',
    reason: 'Reason',
    report: 'Report',
    task: 'Task',
    promised: 'Promised',
    promisedFor: 'Promised for',
    newTime: 'New time',
    toldInstead: 'Customer told',
    keptSince: 'Kept since',
  },
  priority: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  clock: {
    'first-response': 'First answer',
    'next-response': 'Next answer',
    'progress-update': 'Progress update',
    arrival: 'Arrival',
    resolution: 'Settlement',
  },
  visit: {
    'satisfaction-call': 'Satisfaction call',
    'return-visit': 'Return visit',
    'maintenance-check': 'Maintenance check',
    'phone-check': 'Check by phone',
    'technical-visit': 'Technical visit',
    'managers-patrol': "Manager's visit",
    questionnaire: 'Questionnaire',
    'seasonal-inspection': 'Seasonal inspection',
  },
  received: {
    title: 'We have your message',
    titleComplaint: 'Thank you for telling us',
    thanks: 'Thank you for writing to us. Your message has arrived and is being taken care of.',
    sorry: 'We are sorry that something is not as it should be. Your message has arrived and is being taken care of.',
    promise: 'What we promise you',
    ifLate: 'Should we be late, a senior colleague is told automatically. You need not chase us.',
    more: (phone: string, id: string) =>
      `Is there something to add? Simply answer this mail, or call ${phone} and mention ${id}.`,
    preview: (answerBy: string) => `We answer by ${answerBy}.`,
  },
  reply: {
    title: 'Our answer to you',
    from: (name: string) => `${name} has written to you:`,
    fromUs: 'We have written to you:',
    next: 'What comes next',
    more: 'Does something remain open? Simply answer this mail.',
  },
  appointment: {
    booked: { title: 'Your appointment', intro: 'We have agreed a time with you at which somebody comes.' },
    moved: {
      title: 'Your appointment has moved',
      intro: 'We have agreed another time with you at which somebody comes.',
    },
    calledOff: {
      title: 'Your appointment is called off',
      intro: 'Nobody comes at this time. We agree another one with you as soon as we can.',
    },
    dropped: {
      title: 'Your appointment is called off',
      intro: 'Nobody comes at this time any more. If somebody still has to come, we agree another time with you.',
    },
    more: (phone: string, id: string) =>
      `Does this time not suit you? Answer this mail, or call ${phone} and mention ${id}.`,
  },
  resolved: {
    title: 'Your matter is settled',
    intro: 'We have settled your matter. This is what was done:',
    thanks: 'Thank you for your patience, and for giving us the chance to put it right.',
    notSettled: 'Is it not settled for you? Answer this mail, and we take it up again.',
    preview: 'This is what was done.',
  },
  reopened: {
    title: 'We have taken it up again',
    intro: 'Your matter is open again. We are sorry that it was not settled the first time.',
    promise: 'What we promise you now',
  },
  late: {
    over: {
      title: 'We are later than we promised',
      intro:
        'We made you a promise and have not kept it in time. We are sorry. You should not have to ask where things stand, so we tell you ourselves.',
      promise: 'What we promise you instead',
    },
    ahead: {
      title: 'We will be later than we promised',
      intro:
        'We made you a promise and will not keep it in time. We are sorry, and would rather tell you now than let you wait.',
      promise: 'What we promise you instead',
    },
    longer: {
      title: 'It is taking us longer than we meant',
      intro:
        'Your matter is taking us longer than we meant it to. We are sorry. You should not have to ask where things stand, so we tell you ourselves.',
      promise: 'What we promise you now',
    },
    anew: {
      title: 'A new time for your matter',
      intro: 'We have set a new time for your matter, and tell you ourselves so that you need not ask.',
      promise: 'What we promise you now',
    },
    preview: (newTime: string) => `Our new promise: ${newTime}.`,
    more: (phone: string, id: string) =>
      `You need not do anything. If this time does not suit you, answer this mail, or call ${phone} and mention ${id}.`,
  },
  assigned: {
    subject: 'Yours',
    title: 'This ticket is yours',
    intro: 'You are now in charge of this ticket.',
    by: (name: string) => `${name} has given you this ticket.`,
    wrote: 'What the customer wrote:',
  },
  customerWrote: {
    subject: 'Customer wrote again',
    title: 'The customer has written again',
    intro: 'The customer has written again and is waiting for an answer.',
    onHold:
      'The customer has written again while the ticket is on hold. Our answer has no fixed time until it goes on.',
    resolved:
      'The customer has written about a ticket that is settled. Nothing is promised until it is taken up again. Please see whether it should be.',
    noted: (name: string) => `As ${name} noted it down:`,
  },
  takenOver: {
    subject: 'Taken over',
    title: 'This ticket has been taken over',
    intro: (name: string) => `This ticket was escalated and is now with ${name}. There is nothing left for you to do.`,
  },
  appointmentStaff: {
    booked: {
      subject: 'Booked',
      title: 'A visit is booked for you',
      intro: 'A colleague has agreed the time with the customer.',
    },
    moved: {
      subject: 'Moved',
      title: 'A visit of yours has moved',
      intro: 'A colleague has agreed another time with the customer.',
    },
    calledOff: {
      subject: 'Called off',
      title: 'A visit of yours is called off',
      intro: 'Nobody needs to come at this time.',
    },
  },
  reopenedStaff: { subject: 'Reopened', title: 'This ticket is open again', intro: 'A settled ticket was reopened.' },
  task: { subject: 'Task', title: 'There is a task for you', intro: 'This is to be done for a ticket:' },
  warning: {
    subject: 'Due soon',
    title: 'A promise is falling due',
    intro: 'We gave the customer a promise that is not kept yet. There is still time.',
    progress: 'The customer is to hear soon how things stand, even if we know nothing new yet. There is still time.',
  },
  broken: {
    subject: 'Promise broken',
    title: 'A promise was broken',
    intro: 'The time we promised the customer is over and the promise is not kept. Please act now.',
    progress:
      'The customer should have heard by now how things stand. Please write, even if it is only that we are still at it.',
  },
  escalated: {
    subject: 'Escalated',
    title: 'This ticket is escalated',
    yours: 'A broken promise has still not been made good. The ticket was escalated and is now yours.',
    with: (name: string) => `A broken promise has still not been made good. The ticket was escalated to ${name}.`,
    plain: 'A broken promise has still not been made good. The ticket was escalated.',
  },
  digest: {
    subject: (total: number, summary: string) => `${plural(total, 'notice', 'notices')}: ${summary}`,
    comma: ', ',
    title: (total: number) => `${plural(total, 'notice', 'notices')} in one mail`,
    intro:
      'These came within a short time, or outside your hours. They are gathered here so that they do not flood you.',
    heading: {
      'promise-escalated': 'Escalated',
      'promise-broken': 'Promises broken',
      'promise-warning': 'Due soon',
      'customer-wrote': 'Customers wrote again',
      'task-opened': 'Tasks for you',
      'ticket-assigned': 'New and yours',
      'ticket-taken-over': 'Taken over by others',
    },
    count: {
      'promise-escalated': (count: number) => `${count} escalated`,
      'promise-broken': (count: number) => plural(count, 'promise broken', 'promises broken'),
      'promise-warning': (count: number) => `${count} due soon`,
      'customer-wrote': (count: number) => plural(count, 'customer wrote', 'customers wrote'),
      'task-opened': (count: number) => plural(count, 'task', 'tasks'),
      'ticket-assigned': (count: number) => plural(count, 'new ticket', 'new tickets'),
      'ticket-taken-over': (count: number) => `${count} taken over`,
    },
    more: (hidden: number) => `and ${hidden} more`,
    zone: (zone: string) => `Times are ${zone}.`,
  },
  conduct: {
    subject: (what: string) => `Conduct: ${what}`,
    title: 'A complaint about your conduct was found true',
    titleTold: (name: string) => `A complaint about ${name} was found true`,
    intro: (id: string) => `Complaint ${id} is about your conduct towards a customer. It was examined and found true.`,
    introTold: (name: string, id: string) =>
      `Complaint ${id} is about the conduct of ${name} towards a customer. It was examined and found true.`,
    count: 'Found true so far',
    what: 'What follows',
    step: { warning: 'Warning', penalty: 'Penalty', management: 'Put before management' },
    follows: {
      warning: 'Please take this as a warning, and as a chance to do better.',
      penalty: 'By our rules a penalty follows. It will be talked over with you.',
      management: 'By our rules it is now put before management.',
    },
    told: {
      warning: (name: string) => `${name} has been warned by mail. Please talk it over as well.`,
      penalty: (name: string) =>
        `${name} has been told by mail that a penalty follows. Please decide on it and talk it over.`,
      management: (name: string) =>
        `By our rules it is now to be decided whether ${name} stays. Please put it before management. ${name} has not been written to.`,
    },
    withdrawn: {
      subject: 'taken back',
      title: 'A complaint does not count any more',
      yours: (id: string) =>
        `Complaint ${id} about your conduct was looked at again. It is not held to be true any more, and no longer counts.`,
      about: (name: string, id: string) =>
        `Complaint ${id} about the conduct of ${name} was looked at again. It is not held to be true any more, and no longer counts.`,
      sorry: 'We are sorry for what it has put you through.',
    },
    disagree: (lead: string) => `If you see it differently, please talk to ${lead}.`,
  },
  ...enVisits,
  summary: {
    subject: (month: string, total: number) => `Complaints in ${month}: ${total}`,
    title: (month: string) => `Complaints in ${month}`,
    caption: (total: number) => `complaint${total === 1 ? '' : 's'}`,
    more: (difference: number, before: number) => `${difference} more than the month before (${before}).`,
    fewer: (difference: number, before: number) => `${difference} fewer than the month before (${before}).`,
    same: (before: number) => `As many as the month before (${before}).`,
    none: (month: string, before: string) => `Nobody complained in ${month} or in ${before}.`,
    byCause: 'By cause',
    byProduct: 'By product',
    columns: (label: string, month: string, before: string) => [label, month, before, 'Difference'],
    cause: 'Cause',
    product: 'Product',
    noProduct: 'Not said',
    group: {
      product: 'Product',
      service: 'Service',
      logistics: 'Delivery',
      buyer: 'Buyer',
      unknown: 'Unknown',
    } as Record<string, string>,
    /** What policies call reasons, in the reader's words. */
    reason: {} as Readonly<Record<string, string>>,
  },
};

export type Texts = typeof en;
