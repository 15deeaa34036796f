import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const addMessageContract = contract({
  id: 'addMessage',
  method: 'POST',
  path: '/tickets/{ticketId}/messages',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ text: textOf(10_000), needsAnswer: z._default(z.boolean(), true) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'about-nobody', 'not-found', 'unknown-value'],
});
