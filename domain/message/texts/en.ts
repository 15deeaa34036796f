import { enReturned } from './en-returned.ts';
import { enStaff } from './en-staff.ts';
import { enTimes } from './en-times.ts';
import { enVisits } from './en-visits.ts';
import { visitKindsIn } from './visit-kinds.ts';

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
  ...enStaff,
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
