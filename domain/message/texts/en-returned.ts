import type { ReturnReason } from '../../returned-mail/returned-mail.ts';

/** What staff read about mails that did not do what they were for, in English; the other languages say the same. */
export const enReturned = {
  returned: {
    subject: { undelivered: 'Mail not delivered', complained: 'Mail reported as spam' },
    title: { undelivered: 'The customer did not get our mail', complained: 'The customer reported our mail as spam' },
    intro: {
      bounced:
        'Our mail came back: the address does not exist or refuses our mail. The customer has not read it. Please call them.',
      complained: 'The customer has reported our mail as spam. If there is more to say, please call them.',
      failed: 'Our mail could not be sent. The customer has not read it. Please call them.',
      suppressed:
        'Our mail was not sent, since mails to this address are held back. The customer has not read it. Please call them.',
    } satisfies Record<ReturnReason, string>,
    held: 'Nothing more is sent to this address until a lead releases it.',
    resolved: 'The ticket stays resolved, but the customer may not know it.',
    staffTitle: (name: string) => `${name} did not get our mail`,
    staffIntro: (name: string) =>
      `A mail to ${name} did not arrive. Please tell them, and have the address in the policy checked.`,
    again: 'Open again, because the answer did not arrive',
    mail: 'Mail',
    address: 'Email',
    noPhone: 'not known',
    another: 'Another mail',
    mails: {
      'ticket-received': 'Confirmation of receipt',
      'ticket-reply': 'Your reply',
      'ticket-appointment': 'Appointment',
      'ticket-resolved': 'Resolution',
      'ticket-reopened': 'Reopening',
      'promise-late': 'New time instead of a late one',
      'promises-moved': 'New times',
      'ticket-on-hold': 'Request on hold',
      'ticket-merged': 'Two requests put together',
      'hold-reminder': 'Reminder that we wait for an answer',
      'hold-close-offer': 'Offer to close the request',
      'visit-offer': 'Suggested appointment',
      'visit-confirmed': 'Confirmed appointment',
      'visit-reminder': 'Reminder of the appointment',
      'visit-thanks': 'Thanks after the appointment',
      'visit-missed': 'Missed appointment',
      'visit-moved': 'Appointment moved',
      'visit-handed-over': 'Somebody else for the appointment',
      'visit-called-off': 'Appointment cancelled',
    } as Readonly<Record<string, string>>,
  },
};

export type ReturnedTexts = typeof enReturned;
