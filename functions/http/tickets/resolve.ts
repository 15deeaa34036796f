import * as z from 'zod/mini';
import { causeSchema } from '../../../domain/insight/cause.ts';
import { resolveTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';
import { withReport } from './report.ts';

export const resolveTicketRoute = route({
  operationId: 'resolveTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/resolve',
  permission: 'work',
  body: z.lazy(() =>
    z.strictObject({
      resolution: textOf(10_000),
      cause: z.optional(z.nullable(causeSchema)),
      founded: z.optional(z.boolean()),
    }),
  ),
  handle: (call) =>
    changeTicket(call, (ticket, context) => withReport(call, resolveTicket(ticket, call.body, context))),
});
