import { keys, lists } from '../../../adapters/dynamo/table.ts';
import { listTicketsContract } from '../../../api/operations/tickets/list-tickets.ts';
import { ticketItemSchema } from '../../../api/schemas/tickets.ts';
import { refuse } from '../../../domain/result.ts';
import { mayRead } from '../../../domain/ticket/access.ts';
import { answerPage } from '../../_kit/http-list.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';

/** By status, `new` unless told otherwise, or by assignee: open tickets, what is due next first. Those about the caller are not told. */
export const listTicketsRoute = implement(listTicketsContract, async (call) => {
  const { status, assignee, dueBefore } = call.query;
  if (status !== undefined && assignee !== undefined) {
    return refuse(badParameter('/query/assignee', 'status or assignee, not both'));
  }
  const until = dueBefore === undefined ? {} : { until: dueBefore };
  const list = assignee === undefined ? lists.tickets(status ?? 'new') : lists.ticketsOf(assignee);
  return answerPage(call, { ...list, ...until }, keys.ticket, ticketItemSchema, async (rows) =>
    rows.map((row) => (mayRead(row, call.caller) ? row : null)),
  );
});
