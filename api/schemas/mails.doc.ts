import type { SchemaNotes } from '../operation-doc.ts';

export const mailsNotes: SchemaNotes = {
  Mail: {
    recipient: '`customer`, or the id of a member of staff.',
    state:
      '`queued` until SES has it, `sent`, `bounced`, `complained` (reported as spam), `failed` (never to be sent), ' +
      'or `suppressed` (not sent, since the address is held back).',
    reason: 'Why it is in none of the first two states.',
    at: 'Since when it is in this state.',
    sequence: 'Of the event it tells of, in the history of the ticket or visit.',
  },
  MailPage: { suppression: "Null while the customer's address may be written to." },
  Suppression: {
    suppressionId: 'What releases the address. It is made from the address, and tells nobody what that is.',
    detail: 'What SES said.',
  },
};
