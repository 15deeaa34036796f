import { toText } from '../instants.ts';
import { hasAppointments } from '../policy/clock-rules.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { bookedTime, calledOff, isUntold } from './booked-time.ts';
import { type Context, change, noChange, type TicketChange } from './change.ts';
import { clocksAfter } from './clocks.ts';
import { withBooking, withMoment } from './moments.ts';
import { noAppointments, nothingBooked, refusalOf, unbookable } from './problems.ts';
import type { Ticket } from './ticket.ts';

/**
 * A time was agreed with the customer at which somebody comes. Another time takes the place of the one before: what
 * was promised for that one is promised no longer, and stays on record as broken if it was.
 */
export function bookAppointment(ticket: Ticket, bookedFor: InstantText, context: Context): Result<TicketChange> {
  const refusal = refusalOf('book', ticket, context);
  if (refusal) return refuse(refusal);
  const type = context.policy.requestTypes[ticket.requestType];
  if (!type || !hasAppointments(type)) return refuse(noAppointments(ticket.requestType));
  const at = toText(context.now);
  const latest = toText(context.now.add({ hours: 366 * 24 }));
  if (bookedFor <= at || bookedFor > latest) return refuse(unbookable(bookedFor));
  const before = bookedTime(type, ticket.moments);
  if (before === bookedFor && !isUntold(ticket.moments)) return ok(noChange('book', ticket));
  const moments = withBooking(ticket.moments, at, bookedFor);
  const clocks = clocksAfter(context.policy, { ...ticket, moments }, at);
  const booked = { type: 'ticket.booked' as const, bookedFor, before: before === bookedFor ? null : before };
  return ok(change('book', ticket, context, { moments, clocks, unansweredSince: null }, [booked]));
}

/** The customer or we cannot make it, and no other time is agreed yet: that one is booked is promised anew from now. */
export function callOffAppointment(ticket: Ticket, context: Context): Result<TicketChange> {
  const refusal = refusalOf('book', ticket, context);
  if (refusal) return refuse(refusal);
  const bookedFor = bookedTime(context.policy.requestTypes[ticket.requestType], ticket.moments);
  if (bookedFor === null) return refuse(nothingBooked(ticket.ticketId));
  const at = toText(context.now);
  const moments = withMoment(ticket.moments, 'called-off', at);
  const clocks = clocksAfter(context.policy, { ...ticket, moments }, at);
  return ok(change('book', ticket, context, { moments, clocks }, [calledOff(ticket, bookedFor, 'staff')]));
}
