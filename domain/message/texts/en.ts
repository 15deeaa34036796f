import { enReturned } from './en-returned.ts';
import { enTimes } from './en-times.ts';
import { enVisits } from './en-visits.ts';
import { visitKindsIn } from './visit-kinds.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Every sentence of our mails. The other languages have the same shape. */
export const en = {
  /** How dates are written: day before month, 24 hours, unambiguous everywhere. */
  tag: 'en-GB',
  dear: (name: string) => (name ? `Dear ${name},` : 'Hello,'),
  colleague: (name: string) => `Hello ${name},`,
  /** How this language sets a value after its label, and values after one another. */
  marks: { colon: ': ', comma: ', ' },
  closing: (business: string) => ['Kind regards,', business],
  footer: {
    /** Who writes, of somebody of the staff. */
    person: (name: string, business: string) => `${name} at ${business}`,
    personal: (name: string, business: string, reference: string) =>
      `${name} at ${business} sent you this email about ${reference}.`,
    customer: (business: string, reference: string) => `${business} sent you this email about ${reference}.`,
    reach: (phone: string, email: string) =>
      `Replies to this email reach our team at ${email}. You can also call ${phone}.`,
    optOut: (email: string) => `If you would rather not receive emails like this one, please tell us at ${email}.`,
    staff: (business: string) => `Sent by Aftercare to the staff of ${business}.`,
  },
  ticketReference: (id: string) => `ticket ${id}`,
  visitReference: 'your purchase',
  label: {
    ticket: 'Ticket',
    subject: 'Subject',
    requestType: 'Request',
    priority: 'Priority',
    product: 'Product',
    customer: 'Customer',
    assignee: 'Assigned to',
    answerBy: 'Our reply by',
    answerWasDue: 'Our reply was due',
    settledBy: 'To be resolved by',
    due: 'Due',
    wasDue: 'Was due',
    what: 'What',
    visit: 'Appointment no.',
    days: 'Suggested dates',
    agreed: 'Agreed time',
    insteadOf: 'Instead of',
    calledOff: 'Cancelled',
    who: 'Your contact',
    phone: 'Phone',
    email: 'Email',
    language: 'Reads',
    order: 'Order',
    reason: 'Reason',
    report: 'Report',
    task: 'Task',
    promised: 'Promised',
    promisedFor: 'Promised for',
    newTime: 'New time',
    toldInstead: 'Customer was told',
    keptSince: 'Done since',
  },
  priority: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  clock: {
    'first-response': 'First reply',
    'next-response': 'Next reply',
    'progress-update': 'Progress update',
    arrival: 'Arrival',
    resolution: 'Resolution',
  },
  visit: visitKindsIn('en'),
  received: {
    /** By how the customer came to us. */
    wrote: {
      title: 'We have your message',
      intro: 'Thank you for writing to us. We have your message and are looking into it.',
      sorryIntro: 'We have your message and are looking into it.',
    },
    called: {
      title: 'We have noted your request',
      intro: 'Thank you for calling us. We have noted down your request and are looking into it.',
      sorryIntro: 'We have noted down what you told us on the phone and are looking into it.',
    },
    shop: {
      title: 'We have your request',
      intro: 'Your request has reached us through our shop. We are looking into it.',
      sorryIntro: 'What you reported has reached us through our shop. We are looking into it.',
    },
    return: {
      title: 'We have your return request',
      intro: 'You have asked to return something. We have your request and are looking into it.',
      sorryIntro: 'You have asked to return something. We have your request and are looking into it.',
    },
    titleComplaint: 'Thank you for telling us',
    /** Of what we do not know the cause of yet; a sentence follows. */
    sorry: 'We are sorry to hear that something is not as it should be. ',
    promise: 'What we promise you',
    ifLate: 'If we run late, a senior colleague is alerted automatically, so there is no need to chase us.',
    more: (phone: string, id: string) =>
      `Anything to add? Reply to this email, or call ${phone} and mention ticket ${id}.`,
  },
  reply: { next: 'What happens next' },
  appointment: {
    booked: { title: 'Your visit is booked', intro: 'Your visit is booked for:' },
    moved: { title: 'Your visit has been moved', intro: 'The new time of your visit is:' },
    calledOff: {
      title: 'Your visit is cancelled',
      intro: 'This visit is cancelled. We will arrange a new time with you.',
    },
    dropped: {
      title: 'Your visit is cancelled',
      intro: 'This visit is cancelled. If you still need one, we will arrange a new time with you.',
    },
    more: (phone: string, id: string) =>
      `Does this time not suit you? Reply to this email, or call ${phone} and mention ticket ${id}.`,
  },
  resolved: {
    title: 'Your request is resolved',
    notSettled: (phone: string) => `Not fixed yet? Please tell us: reply to this email or call ${phone}.`,
  },
  reopened: {
    title: 'Your request is open again',
    intro: 'Your request is open again, and we are looking into it.',
    promise: 'What we promise you now',
  },
  late: {
    over: {
      title: 'We are later than we promised',
      intro:
        'We made you a promise and have not kept it in time. We are sorry. You should not have to ask where things stand, so we are telling you ourselves.',
      promise: 'What we promise you instead',
    },
    ahead: {
      title: 'We will be later than we promised',
      intro:
        'We will not be able to keep the time we promised you. We would rather tell you now than keep you waiting.',
      promise: 'What we promise you instead',
    },
    longer: {
      title: 'This is taking longer than we planned',
      intro:
        'Your request is taking longer than we planned. You should not have to ask where things stand, so we are telling you ourselves.',
      promise: 'What we promise you now',
    },
    anew: {
      title: 'A new time for your request',
      intro: 'We have set a new time for your request and want you to know it without having to ask.',
      promise: 'What we promise you now',
    },
    preview: (newTime: string) => `New time: ${newTime}.`,
    more: (phone: string, id: string) =>
      `There is nothing you need to do. If the new time does not suit you, reply to this email, or call ${phone} and mention ticket ${id}.`,
  },
  assigned: {
    subject: 'Assigned to you',
    title: 'This ticket is yours',
    intro: 'This ticket has been assigned to you.',
    by: (name: string) => `${name} has assigned this ticket to you.`,
  },
  customerWrote: {
    wrote: {
      subject: 'Customer wrote again',
      title: 'The customer has written again',
      intro: 'The customer has written again and is waiting for a reply.',
      heading: 'What the customer wrote:',
    },
    called: {
      subject: 'Customer called again',
      title: 'The customer has called again',
      intro: 'The customer has called again and is waiting for a reply.',
      heading: 'What the customer said:',
    },
    /** Noted down by somebody, and nobody says how it came. */
    noted: {
      subject: 'Customer in touch again',
      title: 'The customer has been in touch again',
      intro: 'The customer has been in touch again and is waiting for a reply.',
      heading: 'What the customer told us:',
    },
    onHold: 'The ticket is on hold: no reply is due until it is resumed.',
    resolved: 'The ticket is resolved: no reply is due until it is reopened. Please decide whether it should be.',
    notedBy: (name: string) => `As ${name} noted it down:`,
  },
  takenOver: {
    subject: 'Taken over',
    title: 'This ticket has been taken over',
    intro: (name: string) => `This ticket was escalated and is now with ${name}. There is nothing left for you to do.`,
  },
  appointmentStaff: {
    booked: {
      subject: 'Visit booked',
      title: 'A visit has been booked for you',
      intro: 'A colleague has agreed this time with the customer.',
    },
    moved: {
      subject: 'Visit moved',
      title: 'One of your visits has been moved',
      intro: 'A colleague has agreed a new time with the customer.',
    },
    calledOff: {
      subject: 'Visit cancelled',
      title: 'One of your visits is cancelled',
      intro: 'Nobody needs to go at this time.',
    },
  },
  reopenedStaff: { subject: 'Reopened', title: 'This ticket is open again', intro: 'A resolved ticket was reopened.' },
  task: { subject: 'Task', title: 'You have a new task', intro: 'This needs doing for a ticket:' },
  warning: {
    subject: 'Due soon',
    title: 'A promise is falling due',
    intro: 'We have promised the customer this and have not done it yet. There is still time.',
    progress: 'The customer is due an update, even if there is no news yet. There is still time.',
  },
  broken: {
    subject: 'Overdue',
    title: 'A promise is overdue',
    intro: 'The time we promised the customer has passed, and it is not done yet. Please act now.',
    progress:
      'The customer should have had an update by now. Please write, even if only to say that we are still working on it.',
  },
  escalated: {
    subject: 'Escalated',
    title: 'This ticket has been escalated',
    yours: 'The customer is still waiting although our deadline has passed. The ticket has been escalated to you.',
    with: (name: string) =>
      `The customer is still waiting although our deadline has passed. The ticket has been escalated to ${name}.`,
    plain: 'The customer is still waiting although our deadline has passed. The ticket has been escalated.',
  },
  digest: {
    subject: (total: number, summary: string) => `${plural(total, 'notice', 'notices')}: ${summary}`,
    title: (total: number) => `${plural(total, 'notice', 'notices')} in one email`,
    intro: 'These came in quick succession or outside your working hours, so they are gathered here in one email.',
    heading: {
      'ticket-unrouted': 'Nobody there',
      'hold-waiting': 'Still on hold',
      'task-due': 'Tasks due',
      'promise-escalated': 'Escalated',
      'promise-broken': 'Overdue',
      'mail-returned': 'Mail delivery problems',
      'promise-warning': 'Due soon',
      'customer-wrote': 'Customer messages',
      'task-opened': 'Your tasks',
      'ticket-assigned': 'Newly assigned to you',
      'ticket-taken-over': 'Taken over by others',
    },
    count: {
      'ticket-unrouted': (count: number) => `${count} without anybody`,
      'hold-waiting': (count: number) => `${count} still on hold`,
      'task-due': (count: number) => plural(count, 'task due', 'tasks due'),
      'promise-escalated': (count: number) => `${count} escalated`,
      'promise-broken': (count: number) => `${count} overdue`,
      'mail-returned': (count: number) => plural(count, 'mail delivery problem', 'mail delivery problems'),
      'promise-warning': (count: number) => `${count} due soon`,
      'customer-wrote': (count: number) => plural(count, 'customer message', 'customer messages'),
      'task-opened': (count: number) => plural(count, 'task', 'tasks'),
      'ticket-assigned': (count: number) => plural(count, 'new ticket', 'new tickets'),
      'ticket-taken-over': (count: number) => `${count} taken over`,
    },
    more: (hidden: number) => `and ${hidden} more`,
    zone: (zone: string) => `All times are ${zone}.`,
  },
  conduct: {
    subject: (what: string) => `Conduct: ${what}`,
    title: 'A complaint about your conduct has been upheld',
    titleTold: (name: string) => `A complaint about ${name} has been upheld`,
    intro: (id: string) =>
      `Complaint ${id} is about your conduct towards a customer. It has been investigated and upheld.`,
    introTold: (name: string, id: string) =>
      `Complaint ${id} is about the conduct of ${name} towards a customer. It has been investigated and upheld.`,
    count: 'Upheld so far',
    what: 'What follows',
    step: { warning: 'Warning', penalty: 'Penalty', management: 'Referred to management' },
    follows: {
      warning: 'Please take this as a warning, and as a chance to do better.',
      penalty: 'Under our rules, a penalty follows. It will be discussed with you.',
      management: 'Under our rules, this is now referred to management.',
    },
    told: {
      warning: (name: string) => `${name} has been warned by email. Please also talk to them in person.`,
      penalty: (name: string) =>
        `${name} has been told by email that a penalty follows. Please decide on it and talk to them in person.`,
      management: (name: string) =>
        `Under our rules, it must now be decided whether ${name} stays. Please refer this to management. ${name} has not been written to.`,
    },
    withdrawn: {
      subject: 'withdrawn',
      title: 'A complaint no longer counts',
      yours: (id: string) =>
        `Complaint ${id} about your conduct has been looked at again. It is no longer upheld and no longer counts.`,
      about: (name: string, id: string) =>
        `Complaint ${id} about the conduct of ${name} has been looked at again. It is no longer upheld and no longer counts.`,
      sorry: 'We are sorry for what this has put you through.',
    },
    disagree: (lead: string) => `If you see it differently, please talk to ${lead}.`,
  },
  ...enVisits,
  times: enTimes,
  ...enReturned,
  summary: {
    subject: (month: string, total: number) => `Complaints in ${month}: ${total}`,
    title: (month: string) => `Complaints in ${month}`,
    caption: (total: number) => `complaint${total === 1 ? '' : 's'}`,
    more: (difference: number, before: number) => `${difference} more than the month before (${before}).`,
    fewer: (difference: number, before: number) => `${difference} fewer than the month before (${before}).`,
    same: (before: number) => `The same as the month before (${before}).`,
    none: (month: string, before: string) => `No complaints were recorded in ${month} or in ${before}.`,
    byCause: 'By cause',
    byProduct: 'By product',
    columns: (label: string, month: string, before: string) => [label, month, before, 'Change'],
    cause: 'Cause',
    product: 'Product',
    noProduct: 'Not given',
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
