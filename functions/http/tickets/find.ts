import { readTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { mayRead } from '../../../domain/ticket/access.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import type { Call } from '../../_kit/http-routes.ts';

/** The ticket of the path, or another one; null when there is none, or none the caller may know of: the answer is the same. */
export async function findTicket(
  { database, caller, params }: Pick<Call, 'database' | 'caller' | 'params'>,
  ticketId = params.ticketId!,
): Promise<Ticket | null> {
  const ticket = await readTicket(database, ticketId);
  return ticket && mayRead(ticket, caller) ? ticket : null;
}
