import { isFree, slotsOf } from '../booking/book.ts';
import { doublyBooked } from '../booking/refusals.ts';
import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { milestonesOf } from '../policy/clock-rules.ts';
import type { Need } from '../policy/promises.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText, Priority } from '../vocabulary.ts';
import type { Taking } from './appointments.ts';
import { refusalOfRetyping, refusalOfTaker } from './bars.ts';
import { promisedOtherwise, timeAhead } from './booked-time.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { clocksAfter, retimedClocks } from './clocks.ts';
import { clocksOnceGiven } from './giving.ts';
import { withGiving, withMoment } from './moments.ts';
import { countedAsReturn } from './opening.ts';
import {
  milestoneTooEarly,
  refusalOf,
  refusalOfAbout,
  refusalOfType,
  type TicketRefusal,
  unknownValue,
} from './problems.ts';
import { reroute } from './rerouting.ts';
import type { Ticket } from './ticket.ts';

/**
 * Gives the ticket to somebody; another team's calendar may bring other due times. Whoever has another appointment at the
 * time booked on it gets it only if somebody says why.
 * @param taking unless nobody's times are known
 */
export function assignTicket(
  ticket: Ticket,
  to: string,
  context: Context,
  taking?: Taking,
): Result<
  TicketChange,
  Problem<TicketRefusal | 'complaint-about-assignee' | 'doubly-booked' | 'team-kept-out' | 'unknown-value'>
> {
  const refusal = refusalOf('assign', ticket, context);
  if (refusal) return refuse(refusal);
  const { policy, now } = context;
  const person = policy.staff.find(({ id }) => id === to);
  if (!person) {
    const staff = policy.staff.map(({ id }) => id);
    return refuse(unknownValue('/assignee', to, staff));
  }
  const barred = refusalOfTaker(policy, ticket, person, '/assignee');
  if (barred) return refuse(barred);
  const { assignee: from } = ticket;
  const team = person.team ?? null;
  if (to === from && team === ticket.team) return ok(noChange('assign', ticket));
  const bookedFor = timeAhead(ticket, context);
  const isTaken = bookedFor !== null && taking && !isFree(taking.diary, to, slotsOf(bookedFor, policy.visits.duration));
  if (isTaken && !taking.forced) return refuse(doublyBooked(to, bookedFor, '/assignee'));
  const why = isTaken && taking.forced ? { forced: taking.forced.reason } : {};
  const patch = { assignee: to, team, routing: null, routeAt: null };
  const given = clocksOnceGiven(policy, ticket, patch, toText(now));
  return ok(
    change('assign', ticket, context, { ...patch, ...given }, [
      { type: 'ticket.assigned', from, to, team, reason: 'staff', ...why },
    ]),
  );
}

/** Changes the priority; targets are those of the new one, counted from the same start, holds credited. */
export function prioritiseTicket(
  ticket: Ticket,
  priority: Priority,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal>> {
  const refusal = refusalOf('prioritise', ticket, context);
  if (refusal) return refuse(refusal);
  const { priority: from } = ticket;
  if (priority === from) return ok(noChange('prioritise', ticket));
  const clocks = retimedClocks(context.policy, { ...ticket, priority }, toText(context.now));
  return ok(
    change('prioritise', ticket, context, { priority, clocks }, [
      { type: 'ticket.prioritised', from, to: priority, reason: 'staff' },
    ]),
  );
}

/**
 * Makes another request type of it: the clocks are those of the new type, as they would stand had it been that from
 * the start. Whoever has the ticket keeps it unless the new type keeps them out; one that nobody has is routed, and so is
 * one that leaves a line others are kept out of for those who take the new type. A booked time nobody would come at by the
 * new type is called off.
 */
export function retypeTicket(
  ticket: Ticket,
  requestType: string,
  context: Context,
  reason: string | null = null,
): Result<TicketChange, Problem<TicketRefusal | 'about-nobody' | 'not-allowed' | 'reason-missing' | 'unknown-value'>> {
  const refusal =
    refusalOf('retype', ticket, context) ??
    refusalOfRetyping(ticket, reason, context) ??
    refusalOfType(requestType, context) ??
    refusalOfAbout(ticket.about, requestType, context);
  if (refusal) return refuse(refusal);
  const { requestType: from } = ticket;
  if (requestType === from) return ok(noChange('retype', ticket));
  const { policy, now } = context;
  const at = toText(now);
  const { route, events } = reroute(policy, { ...ticket, requestType }, at, ticket.requestType);
  const { complaint: complaintBefore, cause, product, openedAt } = ticket;
  const { complaint } = policy.requestTypes[requestType]!;
  const { returns: returnsBefore } = countedAsReturn(policy, from);
  const counted = { ...(returnsBefore && { returnsBefore }), ...countedAsReturn(policy, requestType) };
  const patch = { requestType, complaint, ...route };
  const promised = promisedOtherwise(policy, ticket, onceGiven(ticket, patch, at), at);
  return ok(
    change('retype', ticket, context, { ...patch, ...promised.patch }, [
      {
        type: 'ticket.retyped',
        from,
        to: requestType,
        complaintBefore,
        complaint,
        ...counted,
        cause,
        product,
        openedAt,
        reason,
      },
      ...promised.events,
      ...events,
    ]),
  );
}

/** Promises anew by the policy in the context: the one in force, where the ticket's promises are those of an older one. */
export function repromiseTicket(
  ticket: Ticket,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'unknown-value'>> {
  const refusal = refusalOf('repromise', ticket, context) ?? refusalOfType(ticket.requestType, context);
  if (refusal) return refuse(refusal);
  const { policy, now } = context;
  const { policyVersion: from } = ticket;
  if (policy.version === from) return ok(noChange('repromise', ticket));
  const at = toText(now);
  const { route, events } = reroute(policy, ticket, at);
  const promised = promisedOtherwise(policy, ticket, onceGiven(ticket, route, at), at);
  return ok(
    change('repromise', ticket, context, { policyVersion: policy.version, ...route, ...promised.patch }, [
      { type: 'ticket.repromised', from, to: policy.version },
      ...promised.events,
      ...events,
    ]),
  );
}

/** The ticket with a patch, and with whom it was given to in what its clocks follow from. */
function onceGiven(ticket: Ticket, patch: Partial<Ticket>, at: InstantText): Ticket {
  const after = { ...ticket, ...patch };
  return { ...after, moments: withGiving(ticket.moments, ticket, after, at) };
}

/**
 * Something its clocks wait for has happened: the technician arrived, the sample came in. Said again, nothing changes, unless
 * a clock has waited for it meanwhile.
 */
export function reachMilestone(
  ticket: Ticket,
  milestone: string,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'milestone-too-early' | 'unknown-value'>> {
  const refusal = refusalOf('milestone', ticket, context);
  if (refusal) return refuse(refusal);
  const type = context.policy.requestTypes[ticket.requestType];
  const known = type ? milestonesOf(type) : [];
  if (!known.includes(milestone)) return refuse(unknownValue('/milestone', milestone, known));
  const needs = Object.entries(type?.needs ?? {}).find(([name]) => name === milestone)?.[1] ?? [];
  const missing = needs.flatMap((need) => missingOf(need, ticket));
  if (missing.length > 0) return refuse(milestoneTooEarly(milestone, missing));
  const at = toText(context.now);
  const moments = withMoment(ticket.moments, `milestone:${milestone}`, at);
  const clocks = clocksAfter(context.policy, { ...ticket, moments }, at);
  if (isReached(ticket, milestone) && clocks.every((clock, index) => clock === ticket.clocks[index]))
    return ok(noChange('milestone', ticket));
  const sets = Object.entries(type?.sets ?? {}).find(([name]) => name === milestone)?.[1];
  return ok(
    change('milestone', ticket, context, { moments, clocks }, [
      { type: 'ticket.milestone', milestone, ...(sets !== undefined && { sets }) },
    ]),
  );
}

/** Whether it was reached since the ticket was taken up last, or a time was booked. */
function isReached({ moments }: Ticket, milestone: string): boolean {
  const over: readonly string[] = ['reopened', 'booked', 'called-off'];
  const last = moments.findLast(({ name }) => name === `milestone:${milestone}` || over.includes(name));
  return last !== undefined && !over.includes(last.name);
}

/** What is needed before, unless it was reached, or is not needed yet. */
function missingOf(need: Need, ticket: Ticket): string[] {
  if (typeof need === 'string') return hasReached(ticket, need) ? [] : [need];
  return hasReached(ticket, need.once) && !hasReached(ticket, need.milestone) ? [need.milestone] : [];
}

function hasReached({ moments }: Ticket, milestone: string): boolean {
  return moments.some(({ name }) => name === `milestone:${milestone}`);
}
