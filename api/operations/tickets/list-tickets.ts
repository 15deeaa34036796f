import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { ticketStatuses } from '../../../domain/ticket/ticket.ts';
import { contract } from '../../contract.ts';
import { pageQuery } from '../../schemas/input.ts';
import { ticketPageSchema } from '../../schemas/tickets.ts';

export const listTicketsContract = contract({
  id: 'listTickets',
  method: 'GET',
  path: '/tickets',
  permission: 'read',
  query: z.lazy(() =>
    z.strictObject({
      status: z.optional(z.enum(ticketStatuses)),
      assignee: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
      dueBefore: z.optional(instantSchema),
      ...pageQuery(),
    }),
  ),
  answers: { 200: { body: ticketPageSchema } },
  problems: [],
});
