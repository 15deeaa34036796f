import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const noAnswerNeededContract = contract({
  id: 'noAnswerNeeded',
  method: 'POST',
  path: '/tickets/{ticketId}/no-answer-needed',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found', 'nothing-unanswered'],
});
