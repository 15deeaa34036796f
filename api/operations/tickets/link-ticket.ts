import * as z from 'zod/mini';
import { sayableKinds } from '../../../domain/ticket/links.ts';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const linkTicketContract = contract({
  id: 'linkTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/links',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ ticketId: textOf(100), kind: z.enum(sayableKinds) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'about-others', 'linked-otherwise', 'not-found', 'same-ticket', 'too-many-links'],
});
