import * as z from 'zod/mini';
import { causeSchema } from '../../../domain/cause.ts';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const resolveTicketContract = contract({
  id: 'resolveTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/resolve',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() =>
    z.strictObject({
      resolution: textOf(10_000),
      cause: z.optional(z.nullable(causeSchema)),
      founded: z.optional(z.boolean()),
    }),
  ),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'finding-mismatch', 'not-found', 'unknown-value'],
});
