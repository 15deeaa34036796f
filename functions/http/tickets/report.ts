import { readTickets } from '../../../adapters/dynamo/notice-store.ts';
import { goneOnAs } from '../../../adapters/dynamo/ticket-store.ts';
import { ok, type RefusalOf, type Result } from '../../../domain/result.ts';
import type { TicketChange } from '../../../domain/ticket/change.ts';
import { reportOf } from '../../../domain/ticket/jobs.ts';
import { type Call, contextOf } from '../../_kit/http-routes.ts';

/** A change of a job, with what it brings to the ticket whose job it is: both are written, or neither. */
export async function withReport<Outcome extends Result<TicketChange>>(
  call: Call<any, any>,
  outcome: Outcome,
): Promise<Result<TicketChange, RefusalOf<Outcome>>> {
  const changed = outcome as Result<TicketChange, RefusalOf<Outcome>>;
  if (!changed.ok || changed.value.ticket.under === undefined || changed.value.events.length === 0) return changed;
  const ticket = await goneOnAs(call.database, changed.value.ticket.under);
  if (!ticket) return changed;
  const links = ticket.links ?? [];
  const jobs = await readTickets(
    call.database,
    links.filter(({ kind }) => kind === 'job').map(({ ticketId }) => ticketId),
  );
  const context = contextOf(call, await call.policies.of(ticket.policyVersion));
  const report = reportOf(changed.value, ticket, [...jobs.values()], context);
  return ok(report ? { ...changed.value, with: [...(changed.value.with ?? []), report] } : changed.value);
}
