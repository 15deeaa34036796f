import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const noteOnTicketContract = contract({
  id: 'noteOnTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/notes',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ text: textOf(10_000) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found'],
});
