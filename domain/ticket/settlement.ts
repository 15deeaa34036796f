import type { Cause } from '../cause.ts';
import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import { calledOffBySettling } from './booked-time.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { clocksAfter } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { closedHolds, withoutHoldClock } from './holds.ts';
import { withGiving, withMoment } from './moments.ts';
import { countedAsReturn } from './opening.ts';
import { refusalOf, refusalOfCause, refusalOfFinding, type TicketRefusal } from './problems.ts';
import { reroute } from './rerouting.ts';
import { reopenedTasks, withoutTaskClocks } from './tasks.ts';
import type { Ticket } from './ticket.ts';

export interface Settlement {
  resolution: string;
  cause?: Cause | null | undefined;
  /** Whether a complaint about conduct was found true. */
  founded?: boolean | undefined;
}

/**
 * Settles the ticket. Resolving without an answer before it counts as the answer; a time booked for later is called off.
 * @param before how it was settled, of one that is settled already: settled like that again it stays as it is
 */
export function resolveTicket(
  ticket: Ticket,
  settlement: Settlement,
  context: Context,
  before: Settlement | null = null,
): Result<TicketChange, Problem<TicketRefusal | 'finding-mismatch' | 'unknown-value'>> {
  const { resolution, founded } = settlement;
  const isSo = ticket.status === 'resolved' && before !== null && isSettledSo(ticket, before, settlement);
  const refusal =
    refusalOf('resolve', ticket, context, isSo) ??
    refusalOfCause(settlement.cause ?? null, context) ??
    refusalOfFinding(ticket, founded, context);
  if (refusal) return refuse(refusal);
  if (isSo) return ok(noChange('resolve', ticket));
  const at = toText(context.now);
  const { product, complaint, openedAt, about, cause: causeBefore } = ticket;
  const cause = settlement.cause ?? causeBefore;
  const holds = closedHolds(ticket, at);
  const calledOff = calledOffBySettling(ticket, context.policy, at);
  const counted = calledOff.length > 0 ? withMoment(ticket.moments, 'called-off', at) : ticket.moments;
  const moments = withMoment(counted, 'resolved', at);
  const clocks = withoutTaskClocks(withoutHoldClock(ticket.clocks, at), at);
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
    clocks: clocksAfter(context.policy, { ...ticket, clocks, holds, moments }, at),
  };
  return ok(
    change('resolve', ticket, context, patch, [
      {
        type: 'ticket.resolved',
        ...{ resolution, causeBefore, cause, product, complaint, openedAt, about },
        founded: founded ?? null,
        ...countedAsReturn(context.policy, ticket.requestType),
      },
      ...calledOff,
    ]),
  );
}

function isSettledSo(
  { cause }: Ticket,
  before: Settlement,
  { resolution, founded, cause: asked }: Settlement,
): boolean {
  const isSameCause = !asked || (asked.group === cause?.group && asked.reason === cause.reason);
  return resolution === before.resolution && founded === before.founded && isSameCause;
}

/**
 * Takes up a settled ticket again: what settling it ended is promised anew from now, the old runs stay in the history. What
 * the customer wrote meanwhile is waiting for an answer from now on. One that has been taken up again stays as it is.
 */
export function reopenTicket(
  ticket: Ticket,
  reason: string,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal>> {
  const last = ticket.moments.findLast(({ name }) => name === 'resolved' || name === 'reopened');
  const isSo = ticket.status !== 'resolved' && last?.name === 'reopened';
  const refusal = refusalOf('reopen', ticket, context, isSo);
  if (refusal) return refuse(refusal);
  if (isSo) return ok(noChange('reopen', ticket));
  const { patch, events } = reopening(ticket, context);
  const [reopened, ...routed] = events;
  return ok(change('reopen', ticket, context, patch, [{ ...reopened, reason }, ...routed]));
}

/** What becomes of a settled ticket that is taken up again, and what is to be told of it: first that it is open again. */
export function reopening(
  ticket: Ticket,
  { policy, now }: Context,
): { patch: Partial<Ticket>; events: [Reopened, ...TicketEventData[]] } {
  const at = toText(now);
  const { route, events } = reroute(policy, ticket, at);
  const given = withGiving(ticket.moments, ticket, { ...ticket, ...route }, at);
  const reopened = withMoment(given, 'reopened', at);
  const moments = ticket.unansweredSince === null ? reopened : withMoment(reopened, 'customer-message', at);
  const clocks = reopenedTasks(policy, ticket, at);
  const patch = {
    status: 'open' as const,
    resolvedAt: null,
    ...route,
    moments,
    clocks: clocksAfter(policy, { ...ticket, ...route, clocks, moments }, at),
    execution: `${ticket.ticketId}-${ticket.version + 1}`,
  };
  return { patch, events: [{ type: 'ticket.reopened', reason: '' }, ...events] };
}

type Reopened = Extract<TicketEventData, { type: 'ticket.reopened' }>;
