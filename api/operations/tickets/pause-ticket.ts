import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { waitsFor } from '../../../domain/policy/waits-for.ts';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const pauseTicketContract = contract({
  id: 'pauseTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/pause',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() =>
    z.strictObject({
      reason: textOf(500),
      waitsFor: z.optional(z.enum(waitsFor)),
      until: z.optional(instantSchema),
    }),
  ),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'hold-end-invalid', 'not-found', 'too-many-holds'],
});
