import type { Context } from '../context.ts';
import { toText } from '../instants.ts';
import { comingsOf, hasAppointments } from '../policy/clock-rules.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { bookedTime } from './booked-for.ts';
import { isTicking } from './clock-state.ts';
import { retimedClocks } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { withMoment } from './moments.ts';
import type { Clock, Moment, Ticket } from './ticket.ts';

type CalledOff = Extract<TicketEventData, { type: 'ticket.called-off' }>;

/** The booked time that is still to come; null when there is none. */
export function timeAhead(
  ticket: Pick<Ticket, 'requestType' | 'moments'>,
  { policy, now }: Context,
): InstantText | null {
  const bookedFor = bookedTime(policy.requestTypes[ticket.requestType], ticket.moments);
  return bookedFor !== null && bookedFor > toText(now) ? bookedFor : null;
}

/** Whether the mail that told of the time booked last did not arrive: booked again, it has been told in another way. */
export function isUntold(moments: readonly Moment[]): boolean {
  return moments.findLast(({ name }) => name === 'booked')?.returned ?? false;
}

/** What calling a booked time off is told as; whoever has the ticket until then was to come. */
export function calledOff(
  { assignee }: Ticket,
  bookedFor: InstantText,
  reason: NonNullable<CalledOff['reason']>,
): CalledOff {
  return { type: 'ticket.called-off', bookedFor, assignee, reason };
}

function isAppointment(clock: Clock): boolean {
  return isTicking(clock) && (clock.own === undefined || clock.own.kind === 'appointment');
}

/** Settling a ticket calls off the time that is still to come, unless settling it is what was booked. */
export function calledOffBySettling(ticket: Ticket, { requestTypes }: Policy, at: InstantText): TicketEventData[] {
  const type = requestTypes[ticket.requestType];
  const bookedFor = bookedTime(type, ticket.moments);
  if (bookedFor === null || bookedFor <= at || comingsOf(type).includes('resolved')) return [];
  return [calledOff(ticket, bookedFor, 'resolved')];
}

/**
 * What becomes of a ticket's clocks by another request type, or another policy. A booked time still to come at which
 * nothing is due any more is called off: the customer would wait, and nobody of us would be reminded.
 */
export function promisedOtherwise(
  policy: Policy,
  before: Ticket,
  after: Ticket,
  at: InstantText,
): { patch: Pick<Ticket, 'moments' | 'clocks'>; events: TicketEventData[] } {
  const { moments } = after;
  const clocks = retimedClocks(policy, after, at);
  const bookedFor = bookedTime(policy.requestTypes[before.requestType], moments);
  const type = policy.requestTypes[after.requestType];
  const isDue = (some: readonly Clock[]) => some.some((clock) => isAppointment(clock) && clock.bookedFor === bookedFor);
  const stands = isDue(before.clocks) ? isDue(clocks) : type !== undefined && hasAppointments(type);
  if (bookedFor === null || bookedFor <= at || stands) return { patch: { moments, clocks }, events: [] };
  const without = { ...after, moments: withMoment(moments, 'called-off', at) };
  return {
    patch: { moments: without.moments, clocks: retimedClocks(policy, without, at) },
    events: [calledOff(before, bookedFor, after.requestType === before.requestType ? 'repromised' : 'retyped')],
  };
}
