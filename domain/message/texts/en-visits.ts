/** What mails about visits say, in English; the other languages say the same. */
export const enVisits = {
  /** Products of one order, the first few by name. */
  productsComma: ', ',
  productsMore: (named: string, more: number) => `${named} and ${more} more`,
  offer: {
    title: {
      'satisfaction-call': 'Is everything as you hoped?',
      'return-visit': 'May we visit you?',
      'maintenance-check': 'Time for its regular service',
      'phone-check': 'A quick check by phone?',
      'technical-visit': 'Our engineers would like to visit',
      'managers-patrol': 'May we call on you?',
      questionnaire: 'How are we doing?',
      'seasonal-inspection': 'Ready before the season',
    },
    intro: {
      'satisfaction-call': (products: string) =>
        `You ordered from us, and we would like to know whether everything about your ${products} is as you hoped. May we call you?`,
      'return-visit': (products: string) =>
        `We would like to visit you, check your ${products}, adjust what needs adjusting and answer your questions.`,
      'maintenance-check': (products: string) =>
        `It is time for the regular service of your ${products}. We will check it, tighten what is loose and replace worn parts.`,
      'phone-check': (products: string) =>
        `We would like to call you and ask how things are going with your ${products}.`,
      'technical-visit': (products: string) =>
        `One of our engineers would like to look at your ${products} with you, check the design and the fitting, and hear what could be better.`,
      'managers-patrol': (products: string) =>
        `Our management would like to visit you, see your ${products}, and hear from you how good our service really is.`,
      questionnaire: (products: string) =>
        `We would like to ask you a few questions about your ${products} and about our service.`,
      'seasonal-inspection': (products: string) =>
        `We would like to check your ${products} before the weather puts it to the test.`,
    },
    how: (phone: string) => `To arrange a day and time, call ${phone} or reply to this email.`,
    askPhone: 'Please also tell us which number we may call you on.',
    no: 'No, thank you? Just let us know.',
    preview: (days: string) => `Suggested dates: ${days}`,
    daysComma: '; ',
    workingDays: (days: string) => `${days}, on our working days`,
    yourGoods: 'purchase',
  },
  confirmed: {
    title: 'Your appointment is confirmed',
    intro: 'Thank you. Your appointment:',
    change: (phone: string) => `Need another time? Call ${phone} or reply to this email.`,
  },
  moved: { title: 'Your appointment has moved', intro: 'Your appointment has a new time:' },
  reminder: { title: 'A reminder of your appointment', intro: 'We look forward to your appointment:' },
  handedOver: {
    title: 'A change for your appointment',
    intro: (to: string, from: string) => `${to} is taking over from ${from}. The time stays the same.`,
    /** Whoever had it has left. */
    introNew: (to: string) => `${to} is taking over. The time stays the same.`,
  },
  thanks: {
    title: 'Thank you',
    call: 'Thank you for taking the time to talk to us. What you told us helps us improve.',
    visit: 'Thank you for your time and for your trust in us.',
    titleUnhappy: 'Thank you for telling us',
    unhappy: 'We are sorry that not everything is as it should be.',
    next: (what: string, month: string) => `Next planned for you: ${what}, ${month}.`,
    more: (phone: string) => `Anything else on your mind? Call ${phone} or reply to this email.`,
  },
  /** A ticket that came of a visit, and what it promises. */
  opened: {
    intro: (id: string) => `We are looking into it: your request has the number ${id}.`,
    owed: (id: string) => `We still owe you this appointment. Your request for it has the number ${id}.`,
    promise: 'What happens next',
  },
  missed: {
    title: 'We owe you an apology',
    broken: 'We did not keep our appointment. You kept the time free for us, and we are truly sorry.',
    titleThem: 'Sorry we missed you',
    them: 'We tried to meet you at the agreed time, but could not reach you.',
    still: (phone: string) => `Would you like another time? Call ${phone} or reply to this email.`,
  },
  calledOff: {
    title: 'Your appointment is cancelled',
    byUs: 'We are sorry, but we cannot keep this appointment:',
    byThem: 'As you asked, this appointment is cancelled:',
    withOrder: 'Your order has been cancelled, so this appointment will not take place:',
    titleOffer: 'Our suggestion no longer stands',
    offer: 'We suggested an appointment to you. Please excuse us: it will not take place this time.',
    offerWaits:
      'We suggested an appointment to you. What you have told us since comes first, so there is no need to reply to that suggestion.',
    offerWithOrder: 'Your order has been cancelled, so what we suggested will not take place.',
  },
  agreedStaff: {
    subject: 'Confirmed',
    title: 'An appointment is confirmed',
    intro: 'The customer has agreed to this time:',
  },
  movedStaff: {
    subject: 'Moved',
    title: 'An appointment has moved',
    intro: 'The customer has agreed to a new time:',
  },
  reminderStaff: { subject: 'Coming up', title: 'An appointment is coming up', intro: 'This appointment is yours:' },
  handedOverStaff: {
    subject: 'Handed to you',
    title: 'An appointment was handed to you',
    intro: 'This appointment is yours now:',
  },
  offStaff: {
    subject: 'Cancelled',
    title: 'An appointment is cancelled',
    byThem: 'The customer has cancelled. Nobody needs to go or call at this time:',
    byUs: 'We have cancelled. Nobody needs to go or call at this time:',
    withOrder: 'The order was cancelled. Nobody needs to go or call at this time:',
    subjectOther: 'No longer yours',
    titleOther: 'A colleague has this appointment now',
    other: (name: string) => `${name} has taken over this appointment. There is nothing left for you to do.`,
  },
  unreported: {
    subject: 'Did it take place?',
    title: 'Did this appointment take place?',
    intro:
      'The agreed time has passed and nobody has reported. The customer has been told nothing. Please record whether it took place, did not take place, or was moved.',
    lead: (name: string) =>
      `Nobody has reported on this appointment, although ${name} has been asked. The customer has been told nothing. Please find out and have it recorded.`,
    nobody:
      'Nobody has reported on this appointment. The customer has been told nothing. Please find out and have it recorded.',
  },
  unanswered: {
    subject: 'No reply recorded',
    title: 'No reply to this offer has been recorded',
    intro:
      'The suggested dates have passed. If the customer did reply, please record it: the appointment can still be confirmed or reported. Otherwise there is nothing to do.',
  },
};

export type VisitTexts = typeof enVisits;
