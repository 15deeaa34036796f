import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const offerCompensationContract = contract({
  id: 'offerCompensation',
  method: 'PUT',
  path: '/tickets/{ticketId}/compensation',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ band: textOf(30), amount: z.int().check(z.gte(0)) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'above-ceiling', 'no-compensation', 'not-found', 'unknown-value'],
});
