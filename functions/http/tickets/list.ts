import * as z from 'zod/mini';
import { keys, lists } from '../../../adapters/dynamo/table.ts';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { refuse } from '../../../domain/result.ts';
import { mayRead } from '../../../domain/ticket/access.ts';
import { ticketStatuses } from '../../../domain/ticket/ticket.ts';
import { pageQuery } from '../../_kit/http-input.ts';
import { answerPage } from '../../_kit/http-list.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';
import { ticketItemSchema } from '../answers.ts';

const query = z.lazy(() =>
  z.strictObject({
    status: z.optional(z.enum(ticketStatuses)),
    assignee: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    dueBefore: z.optional(instantSchema),
    ...pageQuery(),
  }),
);

/** By status, `new` unless told otherwise, or by assignee: open tickets, what is due next first. Those about the caller are not told. */
export const listTicketsRoute = route({
  operationId: 'listTickets',
  method: 'GET',
  path: '/tickets',
  permission: 'read',
  query,
  async handle(call) {
    const { status, assignee, dueBefore } = call.query;
    if (status !== undefined && assignee !== undefined) {
      return refuse(badParameter('/query/assignee', 'status or assignee, not both'));
    }
    const until = dueBefore === undefined ? {} : { until: dueBefore };
    const list = assignee === undefined ? lists.tickets(status ?? 'new') : lists.ticketsOf(assignee);
    return answerPage(call, { ...list, ...until }, keys.ticket, ticketItemSchema, async (rows) =>
      rows.map((row) => (mayRead(row, call.caller) ? row : null)),
    );
  },
});
