import { Temporal } from 'temporal-polyfill';
import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { fromText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import { ok, type Result } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { change, type TicketChange } from './change.ts';
import type { TicketEventData } from './events.ts';
import { openTicket } from './opening.ts';
import type { Ticket } from './ticket.ts';

/** So long a resolved ticket is reopened by a message unless the policy says otherwise. */
const usualReopening = 'P30D';

/** Whether a message on a resolved ticket takes that one up again. Days are those of the business's zone. */
export function reopensOn({ reopening, business }: Policy, { resolvedAt }: Ticket, at: InstantText): boolean {
  if (resolvedAt === null) return false;
  const within = Temporal.Duration.from(reopening?.within ?? usualReopening);
  const last = fromText(resolvedAt).toZonedDateTimeISO(business.timeZone).add(within).toInstant();
  return fromText(at).epochMilliseconds <= last.epochMilliseconds;
}

/** A message on a ticket that was resolved long ago opens another one, of the same kind and customer; each knows of the other. */
export function laterMatter(
  ticket: Ticket,
  said: Extract<TicketEventData, { type: 'ticket.message' }>,
  context: Context,
): Result<TicketChange, Problem<'about-nobody' | 'unknown-value'>> {
  const { requestType, subject, customer, channel, shopId, orderId, product, region, about } = ticket;
  const ticketId = `${ticket.ticketId}L${ticket.version + 1}`;
  const kept = { requestType, subject, customer, channel, shopId, orderId, product, region, about };
  const links = [{ ticketId: ticket.ticketId, kind: 'earlier' as const }];
  const opened = openTicket({ ...kept, ticketId, text: said.text, links, isMessage: true }, context);
  if (!opened.ok) return opened;
  const link = { ticketId, kind: 'later' as const };
  const patch = { links: [...(ticket.links ?? []), link] };
  const events: TicketEventData[] = [said, { type: 'ticket.linked', link }];
  return ok({ ...change('message', ticket, context, patch, events), with: [opened.value] });
}
