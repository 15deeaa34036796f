/** What mails about visits say, in English; the other languages say the same. */
export const enVisits = {
  offer: {
    title: {
      'satisfaction-call': 'Is everything as you hoped?',
      'return-visit': 'May we look after it again?',
      'maintenance-check': 'Time for its maintenance',
      'phone-check': 'Is everything running as it should?',
      'technical-visit': 'Our engineers would like to see it',
      'managers-patrol': 'May we call on you?',
      questionnaire: 'How are we doing?',
      'seasonal-inspection': 'Ready before the season',
    },
    intro: {
      'satisfaction-call': (products: string) =>
        `You have had ${products} for a few days now. We would like to call you and hear whether everything is as you hoped.`,
      'return-visit': (products: string) =>
        `It is time for a regular visit: we check ${products}, adjust what needs adjusting and answer your questions.`,
      'maintenance-check': (products: string) =>
        `It is time to maintain ${products}. We check it, tighten and renew what wears, and tell you what we found.`,
      'phone-check': (products: string) =>
        `We would like to call you and go through how ${products} is running. What we find, we solve, and we report it to you.`,
      'technical-visit': (products: string) =>
        `An engineer would like to see ${products} in use, check how it was built and fitted, and hear what could be better.`,
      'managers-patrol': (products: string) =>
        `Our management would like to visit you, see ${products}, and hear from you how our service really is.`,
      questionnaire: (products: string) =>
        `You have been using ${products} for some time. We would like to ask you a few questions about it and about our service.`,
      'seasonal-inspection': (products: string) =>
        `The season is near. We would like to check ${products} before the weather puts it to the test.`,
    },
    how: (phone: string) => `To agree a day and time, answer this mail with what suits you, or call ${phone}.`,
    no: 'If you would rather not, just say so.',
    preview: (days: string) => `Suggested time: ${days}`,
    yourGoods: 'your purchase',
  },
  confirmed: {
    title: 'Your appointment is agreed',
    intro: 'Thank you. We have noted this time for you:',
    change: (phone: string) => `If something comes up, answer this mail or call ${phone}, and we find another time.`,
  },
  reminder: {
    title: 'A reminder of your appointment',
    intro: 'We look forward to your appointment:',
  },
  thanks: {
    title: 'Thank you',
    call: 'Thank you for taking the time to talk to us. What you told us helps us do better.',
    visit: 'Thank you for your time and for your trust in us.',
    unhappy:
      'We are sorry that not everything is as it should be. Our team lead has been told and will get in touch with you.',
    next: (month: string) => `We will be in touch again in ${month}.`,
    more: 'If anything comes to mind, simply answer this mail.',
  },
  missed: {
    titleBroken: 'We owe you an apology',
    broken:
      'We did not keep the appointment we had agreed with you. You kept the time free for us, and we are truly sorry.',
    promise: (lead: string) =>
      lead
        ? `${lead}, who leads our team, has been told and will contact you personally to find a new time.`
        : 'Our team lead has been told and will contact you personally to find a new time.',
    titleUnmet: 'We did not find a time together',
    unmet: 'The time we had suggested is over, and we are sorry that no appointment came about.',
    still: (phone: string) => `We would still be glad to: answer this mail or call ${phone}, and we find a time.`,
    next: (month: string) => `Otherwise we will be in touch again in ${month}.`,
  },
  agreedStaff: {
    subject: 'Agreed',
    title: 'An appointment is agreed',
    intro: 'The customer has agreed to this time:',
  },
  reminderStaff: { subject: 'Coming up', title: 'An appointment is coming up', intro: 'This appointment is yours:' },
  handedOverStaff: {
    subject: 'Handed to you',
    title: 'An appointment was handed to you',
    intro: 'This appointment is yours now:',
  },
  attention: {
    subjectMissed: 'Missed',
    titleMissed: 'An appointment was missed',
    subjectUnmet: 'No time found',
    titleUnmet: 'No time was found for a visit',
    notReported: 'Nobody has reported on it.',
    missedAgreed: 'The customer had agreed to this time. We have written that you will call: please do so today.',
    missedUnmet: 'No appointment came about in the suggested time. Please see whether the customer still wants it.',
    subjectUnhappy: 'Not satisfied',
    titleUnhappy: 'A customer is not satisfied',
    unhappy: 'The customer was told that you will get in touch: please do so today.',
  },
};

export type VisitTexts = typeof enVisits;
