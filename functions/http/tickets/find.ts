import { readTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { type Problem, problem } from '../../../domain/errors.ts';
import { mayRead, mayReadAll } from '../../../domain/ticket/access.ts';
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

/** Null when the caller may read all of a ticket, else why not: their team is kept out of it. */
export async function refusalOfReading(
  { policies, caller }: Call<any, any>,
  ticket: Ticket,
): Promise<Problem<'reader-kept-out'> | null> {
  const policy = await policies.of(ticket.policyVersion);
  if (mayReadAll(policy, ticket, caller)) return null;
  return problem('reader-kept-out', {
    detail: `The team that takes such tickets is separate from that of ${caller.id}.`,
    expected: 'somebody whose team is not kept out of it',
  });
}
