import { readEvents } from '../../../adapters/dynamo/history-store.ts';
import { resolveTicketContract } from '../../../api/operations/tickets/resolve-ticket.ts';
import { resolveTicket } from '../../../domain/ticket/commands.ts';
import type { Settlement } from '../../../domain/ticket/settlement.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { type Call, implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';
import { withReport } from './report.ts';

export const resolveTicketRoute = implement(resolveTicketContract, (call) =>
  changeTicket(call, async (ticket, context) =>
    withReport(call, resolveTicket(ticket, call.body, context, await settlementOf(call, ticket))),
  ),
);

/** So many events back it is looked for how a settled ticket was settled. */
const lookedBack = 50;

/** How a settled ticket was settled; null of an open one, and where that is too long ago to be the same deed. */
async function settlementOf({ database }: Call<any, any>, ticket: Ticket): Promise<Settlement | null> {
  if (ticket.status !== 'resolved') return null;
  const { ticketId, eventCount } = ticket;
  const events = await readEvents(database, 'ticket', ticketId, Math.max(1, eventCount - lookedBack), eventCount);
  const data = events.findLast(({ data }) => data.type === 'ticket.resolved')?.data;
  if (data?.type !== 'ticket.resolved') return null;
  return { resolution: data.resolution, founded: data.founded ?? undefined };
}
