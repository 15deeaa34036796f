import { type Booked, type Diary, freeOf, isFree, slotsOf } from '../booking/book.ts';
import { doublyBooked, type Forced, refusalOfHours } from '../booking/refusals.ts';
import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { clockRule, hasAppointments, waitsForBooking } from '../policy/clock-rules.ts';
import type { Policy } from '../policy/policy.ts';
import type { RequestType } from '../policy/promises.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { bookedTime } from './booked-for.ts';
import { calledOff, isUntold, timeAhead } from './booked-time.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { appointmentClockName, isTicking, withClock } from './clock-state.ts';
import { clocksAfter } from './clocks.ts';
import { withBooking, withMoment } from './moments.ts';
import { ownClock } from './own-clocks.ts';
import { noAppointments, nothingBooked, refusalOf, type TicketRefusal, unbookable } from './problems.ts';
import { withoutCalls } from './tasks.ts';
import type { Clock, Ticket } from './ticket.ts';

/** What is known when a time is taken: what others have of whoever comes, and why a time is taken that is usually refused. */
export interface Taking {
  diary: Diary;
  forced: Forced | null;
}

/**
 * A time was agreed with the customer at which somebody comes. Another time takes the place of the one before: what
 * was promised for that one is promised no longer, and stays on record as broken if it was.
 * @param taking unless it is nobody's time that is taken
 */
export function bookAppointment(
  ticket: Ticket,
  bookedFor: InstantText,
  context: Context,
  taking?: Taking,
): Result<TicketChange, Problem<TicketRefusal | 'doubly-booked' | 'no-appointments' | 'outside-hours' | 'unbookable'>> {
  const refusal = refusalOf('book', ticket, context);
  if (refusal) return refuse(refusal);
  const type = context.policy.requestTypes[ticket.requestType];
  if (!type || !hasAppointments(type)) return refuse(noAppointments(ticket.requestType));
  const at = toText(context.now);
  const latest = toText(context.now.add({ hours: 366 * 24 }));
  if (bookedFor <= at || bookedFor > latest) return refuse(unbookable(bookedFor));
  const before = bookedTime(type, ticket.moments);
  if (before === bookedFor && !isUntold(ticket.moments)) return ok(noChange('book', ticket));
  const unusual = taking && !taking.forced ? refusalOfTaking(ticket, type, bookedFor, taking.diary, context) : null;
  if (unusual) return refuse(unusual);
  const called = withoutCalls(ticket, at);
  const { moments, clocks } = withAppointment(context.policy, { ...ticket, ...called.patch }, bookedFor, at);
  const { tasks } = called.patch;
  const booked = {
    type: 'ticket.booked' as const,
    bookedFor,
    before: before === bookedFor ? null : before,
    ...(taking?.forced ? { forced: taking.forced.reason } : {}),
  };
  return ok(
    change('book', ticket, context, { moments, clocks, tasks, unansweredSince: null }, [booked, ...called.events]),
  );
}

/** Null when people come at that time, and whoever has the ticket is free then. */
function refusalOfTaking(
  { assignee }: Ticket,
  type: RequestType,
  bookedFor: InstantText,
  diary: Diary,
  { policy }: Context,
): Problem<'doubly-booked' | 'outside-hours'> | null {
  const hours = type.critical ? null : refusalOfHours(policy, comingHours(policy, type), bookedFor, '/bookedFor');
  if (hours || assignee === null) return hours;
  const free = isFree(diary, assignee, slotsOf(bookedFor, policy.visits.duration));
  return free ? null : doublyBooked(assignee, bookedFor, '/bookedFor');
}

/** The calendar of visits, and those by which tickets of the type wait for a time, or for somebody to come. */
function comingHours({ visits }: Policy, { clocks }: RequestType): string[] {
  const own = Object.entries(clocks).flatMap(([name, promise]) => {
    const { booked, metBy } = clockRule(name, promise);
    return !booked && (name === 'arrival' || waitsForBooking(name, metBy)) ? [promise.calendar] : [];
  });
  return [visits.calendar, ...own];
}

/** The clocks of a ticket on which a time was booked that goes along as two become one. */
export function withAppointment(
  policy: Policy,
  ticket: Ticket,
  bookedFor: InstantText,
  at: InstantText,
): Pick<Ticket, 'moments' | 'clocks'> {
  const moments = withBooking(ticket.moments, at, bookedFor);
  return { moments, clocks: timedAt(policy, { ...ticket, moments }, bookedFor, at) };
}

/** What a ticket's appointment takes of people's times now; nothing when none is ahead, or nobody has the ticket. */
export function bookingOf(ticket: Ticket, context: Context, diary: Diary): Booked | null {
  const { policy } = context;
  const bookedFor = timeAhead(ticket, context);
  if (ticket.status === 'resolved' || ticket.assignee === null || bookedFor === null) return null;
  return freeOf(diary, ticket.assignee, slotsOf(bookedFor, policy.visits.duration));
}

/** The clocks once a time is booked: one of them is due at it, if not by the request type then by the ticket itself. */
function timedAt(policy: Policy, ticket: Ticket, bookedFor: InstantText, at: InstantText): Clock[] {
  const clocks = clocksAfter(policy, ticket, at);
  if (clocks.some((clock) => clock.own === undefined && isTicking(clock) && clock.bookedFor === bookedFor))
    return clocks;
  const run = (clocks.find(({ name }) => name === appointmentClockName)?.run ?? 0) + 1;
  const own = { kind: 'appointment' as const };
  const { calendar } = policy.visits;
  const promise = { name: appointmentClockName, run, own, calendar, target: 'booked', bookedFor };
  return withClock(clocks, ownClock(policy, { ...ticket, clocks }, promise, at));
}

/** The customer or we cannot make it, and no other time is agreed yet: that one is booked is promised anew from now. Said again, nothing changes. */
export function callOffAppointment(
  ticket: Ticket,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'nothing-booked'>> {
  const refusal = refusalOf('book', ticket, context);
  if (refusal) return refuse(refusal);
  const bookedFor = bookedTime(context.policy.requestTypes[ticket.requestType], ticket.moments);
  if (bookedFor === null) {
    const last = ticket.moments.findLast(({ name }) => name === 'booked' || name === 'called-off');
    return last?.name === 'called-off' ? ok(noChange('book', ticket)) : refuse(nothingBooked(ticket.ticketId));
  }
  const at = toText(context.now);
  const moments = withMoment(ticket.moments, 'called-off', at);
  const clocks = clocksAfter(context.policy, { ...ticket, moments }, at);
  return ok(change('book', ticket, context, { moments, clocks }, [calledOff(ticket, bookedFor, 'staff')]));
}
