import { saveTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { ticketSchema } from '../../../api/schemas/tickets.ts';
import type { Write } from '../../../application/unit-of-work.ts';
import type { Context } from '../../../domain/context.ts';
import type { Problem } from '../../../domain/errors.ts';
import { toText } from '../../../domain/instants.ts';
import { ok, type RefusalOf, type Refused, type Result, refuse } from '../../../domain/result.ts';
import { mayReadAll, outlineOf } from '../../../domain/ticket/access.ts';
import { caveatOf } from '../../../domain/ticket/caveat.ts';
import type { TicketChange } from '../../../domain/ticket/change.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { answered } from '../../_kit/http.ts';
import type { ChangeRefusal } from '../../_kit/http-change.ts';
import { etagOf, once, refusalOfMatch } from '../../_kit/http-change.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { type Call, contextOf } from '../../_kit/http-routes.ts';
import { findTicket } from './find.ts';

/** Changes the ticket of the path by a command of the domain and answers it as it is afterwards. */
export function changeTicket<Outcome extends Result<TicketChange>>(
  call: Call<any, any>,
  command: (ticket: Ticket, context: Context) => Outcome | Promise<Outcome>,
): Promise<Result<Awaited<ReturnType<typeof ticketAnswer>>, RefusalOf<Outcome> | Problem<ChangeRefusal>>> {
  return changeTicketWith(call, async (ticket, context) => ({ change: await command(ticket, context), writes: [] }));
}

/** The same where other rows are written with the ticket's, or have to be read first. */
export function changeTicketWith<Outcome extends Result<TicketChange>>(
  call: Call<any, any>,
  command: (ticket: Ticket, context: Context) => Promise<{ change: Outcome; writes: readonly Write[] }>,
): Promise<Result<Awaited<ReturnType<typeof ticketAnswer>>, RefusalOf<Outcome> | Problem<ChangeRefusal>>> {
  return once(call, async () => {
    const ticket = await findTicket(call);
    if (!ticket) return refuse(noTicket(call));
    const mismatch = refusalOfMatch(call.request, ticket.version);
    if (mismatch) return refuse(mismatch);
    const context = contextOf(call, await call.policies.of(ticket.policyVersion));
    const { change, writes } = await command(ticket, context);
    if (!change.ok) return change as Refused<RefusalOf<Outcome>>;
    return ok({
      answer: await ticketAnswer(call, change.value.ticket),
      save: (also) => saveTicket(call.database, change.value, [...writes, ...also]),
    });
  });
}

/**
 * A ticket as the caller may read it.
 * @param whose `own` of one they have just opened themselves: what they wrote is no news to them
 */
export async function ticketAnswer({ policies, at, caller }: Call<any, any>, whole: Ticket, whose?: 'own') {
  const policy = await policies.of(whole.policyVersion);
  const ticket = whose === 'own' || mayReadAll(policy, whole, caller) ? whole : outlineOf(whole, caller);
  const clocks = ticket.clocks.map((clock) => ({ ...clock, caveat: caveatOf(policy, clock, toText(at)) }));
  return answered(200, ticketSchema.parse({ ...ticket, clocks }), { etag: etagOf(ticket.version) });
}

export function noTicket(call: Call<any, any>) {
  return notFound(`There is no ticket ${call.params.ticketId}.`);
}
