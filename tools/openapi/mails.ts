/** What the reference says of mails: operations, examples and notes of their part of the API. */
import type * as z from 'zod/mini';
import { mailSchema, mailsSchema, suppressionSchema } from '../../functions/http/mails/answers.ts';

export const mailSchemas: Readonly<Record<string, z.ZodMiniType>> = {
  Mail: mailSchema,
  MailPage: mailsSchema,
  Suppression: suppressionSchema,
};

const tag = 'Mails';
const list =
  'Who was sent what, in the order of the events the mails tell of, and what became of each. Notices that were gathered ' +
  "into a digest are not among them. `suppression` says whether the customer's address is held back. Lists may lag a " +
  'moment behind a change.';

export const mailOperations = {
  listTicketMails: { tag, summary: 'List the mails about a ticket', description: list, answer: mailsSchema },
  listVisitMails: { tag, summary: 'List the mails about a visit', description: list, answer: mailsSchema },
  releaseAddress: {
    tag,
    summary: 'Write to an address again',
    description:
      'An address whose mail came back for good, or whose owner reported us, is sent nothing more. Once it is mended, or ' +
      "the customer asks for it, a lead or manager releases it here; the answer says what was held back. SES's own list " +
      'has to be cleared as well: see the runbook, *An address is held back*. Mails that were not sent meanwhile are not ' +
      'sent later.',
    answer: suppressionSchema,
  },
} as const;

const suppression = {
  suppressionId: 'V4cR0nVQW9dG2m5dVLxgq3sO0mYk1rj4b1yqkzG3t3E',
  reason: 'bounced',
  detail: 'Permanent/General',
  since: '2026-05-12T04:10:02.000Z',
};

const reply = {
  mailId: 'T4QZ8W2N6VKC#2#ticket-reply#customer',
  template: 'ticket-reply',
  recipient: 'customer',
  state: 'bounced',
  reason: suppression.detail,
  at: suppression.since,
  sequence: 2,
};

const offer = {
  ...reply,
  mailId: 'direct-A-20417-satisfaction-call-1#1#visit-offer#customer',
  template: 'visit-offer',
  state: 'sent',
  reason: null,
  sequence: 1,
};

export const mailExamples: Record<string, { answer: unknown }> = {
  listTicketMails: { answer: { items: [reply], nextCursor: null, suppression } },
  listVisitMails: { answer: { items: [offer], nextCursor: null, suppression: null } },
  releaseAddress: { answer: suppression },
};

export const mailNotes: Readonly<Record<string, string>> = {
  'Mail.recipient': '`customer`, or the id of a member of staff.',
  'Mail.state':
    '`queued` until SES has it, `sent`, `bounced`, `complained` (reported as spam), `failed` (never to be sent), or ' +
    '`suppressed` (not sent, since the address is held back).',
  'Mail.reason': 'Why it is in none of the first two states.',
  'Mail.at': 'Since when it is in this state.',
  'Mail.sequence': 'Of the event it tells of, in the history of the ticket or visit.',
  'MailPage.suppression': "Null while the customer's address may be written to.",
  'Suppression.suppressionId': 'What releases the address. It is made from the address, and tells nobody what that is.',
  'Suppression.detail': 'What SES said.',
  'Ticket.mailReturnedAt': 'When a mail to the customer last did not arrive; absent as long as none has.',
  'Visit.mailReturnedAt': 'When a mail to the customer last did not arrive; absent as long as none has.',
};
