import { reroute } from '../assignment/routing.ts';
import type { Cause } from '../insight/cause.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import { calledOffBySettling } from './booked-time.ts';
import { type Context, change, type TicketChange } from './change.ts';
import { clocksAfter } from './clocks.ts';
import { closedHolds } from './holds.ts';
import { withMoment } from './moments.ts';
import { refusalOf, refusalOfCause, refusalOfFinding } from './problems.ts';
import type { Ticket } from './ticket.ts';

export interface Settlement {
  resolution: string;
  cause?: Cause | null | undefined;
  /** Whether a complaint about conduct was found true. */
  founded?: boolean | undefined;
}

/** Settles the ticket. Resolving without an answer before it counts as the answer; a time booked for later is called off. */
export function resolveTicket(ticket: Ticket, settlement: Settlement, context: Context): Result<TicketChange> {
  const { resolution, founded } = settlement;
  const refusal =
    refusalOf('resolve', ticket, context) ??
    refusalOfCause(settlement.cause ?? null, context) ??
    refusalOfFinding(ticket, founded, context);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const { product, complaint, openedAt, about, cause: causeBefore } = ticket;
  const cause = settlement.cause ?? causeBefore;
  const holds = closedHolds(ticket, at);
  const moments = withMoment(ticket.moments, 'resolved', at);
  const patch = {
    status: 'resolved' as const,
    cause,
    routing: null,
    resolvedAt: at,
    answeredAt: ticket.answeredAt ?? at,
    repliedAt: ticket.repliedAt ?? at,
    unansweredSince: null,
    holds,
    moments,
    clocks: clocksAfter(context.policy, { ...ticket, holds, moments }, at),
  };
  return ok(
    change('resolve', ticket, context, patch, [
      {
        type: 'ticket.resolved',
        ...{ resolution, causeBefore, cause, product, complaint, openedAt, about },
        founded: founded ?? null,
      },
      ...calledOffBySettling(ticket, context.policy, at),
    ]),
  );
}

/**
 * Takes up a settled ticket again: its settlement is promised anew from now, the old one stays in the history. What the
 * customer wrote meanwhile is waiting for an answer from now on.
 */
export function reopenTicket(ticket: Ticket, reason: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('reopen', ticket, context);
  if (refusal) return refuse(refusal);
  const { policy, now } = context;
  const at = toText(now);
  const { route, events } = reroute(policy, ticket, at);
  const reopened = withMoment(ticket.moments, 'reopened', at);
  const moments = ticket.unansweredSince === null ? reopened : withMoment(reopened, 'customer-message', at);
  const patch = {
    status: 'open' as const,
    resolvedAt: null,
    ...route,
    moments,
    clocks: clocksAfter(policy, { ...ticket, ...route, moments }, at),
    execution: `${ticket.ticketId}-${ticket.version + 1}`,
  };
  return ok(change('reopen', ticket, context, patch, [{ type: 'ticket.reopened', reason }, ...events]));
}
