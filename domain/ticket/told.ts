import type { TicketEventData } from '../events.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { isTicking, newTimeName } from './clock-state.ts';

import { type Facts, termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';
import type { TransitionName } from './transitions.ts';

/** A promise the customer was told that is due at another time now, or, with `to` null, is none any more. */
export interface MovedPromise {
  clock: string;
  run: number;
  from: InstantText;
  to: InstantText | null;
}

/** The instant a customer is told of a clock: of a booked time that time itself, that a little later is in time is ours. */
export function toldInstant({ state, dueAt, bookedFor }: Clock): InstantText | null {
  return state === 'running' ? (bookedFor ?? dueAt) : null;
}

/** Whether a clock is listed to the customer at an instant: it is one they are told, and still to come. */
export function isListed(policy: Policy, ticket: Facts & { clocks: readonly Clock[] }, clock: Clock, at: InstantText) {
  const instant = toldInstant(clock);
  if (instant === null || instant <= at) return false;
  return termsOfClock(policy, { ...ticket, clocks: [...ticket.clocks] }, clock.name)?.told ?? false;
}

/** The clocks once the customer has been told all that is promised. */
export function toldNow(policy: Policy, ticket: Ticket, at: InstantText): Clock[] {
  return ticket.clocks.map((clock) =>
    isListed(policy, ticket, clock, at) ? { ...clock, toldDueAt: toldInstant(clock) } : clock,
  );
}

/** Whether the mail an event brings lists what is promised. */
export function listsPromises(data: TicketEventData): boolean {
  if (data.type === 'ticket.replied') return data.by !== 'phone';
  return data.type === 'ticket.opened' || data.type === 'ticket.reopened';
}

/** Promises fall away by these, and the customer is to know of it; what else ends them tells of itself. */
const withdrawing: readonly string[] = ['retype', 'repromise'] satisfies TransitionName[];

/**
 * What a change moves of what the customer was told, and the clocks once that is told, too. What has run out is not moved:
 * the customer hears of that by its ladder. Of a ticket off hold everything is told anew, as its times had stopped.
 */
export function movedPromises(
  before: readonly Clock[],
  after: readonly Clock[],
  transition: string,
  at: InstantText,
  isTold: (clock: string) => boolean,
): { moved: MovedPromise[]; clocks: Clock[] } {
  const moved: MovedPromise[] = [];
  const told = new Set<Clock>();
  const untold = new Set<Clock>();
  for (const base of before) {
    const now = after.find(({ name }) => name === base.name);
    if (!now || now === base || base.own || base.bookedFor !== undefined || now.run !== base.run) continue;
    const old = promised(base, before);
    if (!old.toldDueAt || !isTicking(base)) continue;
    const { name: clock, run } = base;
    if (!isTicking(now)) {
      const isGone = now.state === 'cancelled' && withdrawing.includes(transition) && old.toldDueAt > at;
      if (isGone) moved.push({ clock, run, from: old.toldDueAt, to: null });
      continue;
    }
    const current = promised(now, after);
    // By another type, or another policy, nobody tells the customer of it any more.
    if (!isTold(base.name)) {
      if (old.toldDueAt > at) moved.push({ clock, run, from: old.toldDueAt, to: null });
      untold.add(current);
      continue;
    }
    // What ran on while on hold, and stops now; a hold itself is told in a mail of its own.
    if (current.state === 'paused' && old.state === 'running' && transition !== 'pause' && old.toldDueAt > at) {
      moved.push({ clock, run, from: old.toldDueAt, to: null });
    }
    if (current.state !== 'running' || current.dueAt === null || current.dueAt <= at) continue;
    // A new time of this very step is told by the rung that made it.
    if (current.own && current.startedAt === at) continue;
    const hasStopped = old.state === 'paused';
    if (current.dueAt === current.toldDueAt && !hasStopped) continue;
    moved.push({ clock, run, from: old.toldDueAt, to: current.dueAt });
    told.add(current);
  }
  const clocks = after.map((clock) => {
    if (untold.has(clock)) return { ...clock, toldDueAt: null };
    return told.has(clock) ? { ...clock, toldDueAt: clock.dueAt } : clock;
  });
  return { moved, clocks };
}

/** What stands for a promise: the new time in its place, if one is timed. */
function promised(base: Clock, clocks: readonly Clock[]): Clock {
  const newTime = clocks.find(({ name }) => name === newTimeName(base.name));
  return newTime && isTicking(newTime) ? newTime : base;
}

/**
 * The events of a change with what is told in one mail told by one of them: a booked time that falls away with the ticket's
 * settlement, or as its promises become others; times that move in the same step as others run out, or as a hold ends.
 * @param count how many events there are before them
 */
export function toldTogether(data: readonly TicketEventData[], count: number): TicketEventData[] {
  const sequenceOf = (one: TicketEventData) => count + data.indexOf(one) + 1;
  const moved = data.find((one) => one.type === 'ticket.promises-moved');
  const late = data.find((one) => one.type === 'rung.fired' && one.writes === 'late');
  const offer = data.find((one) => one.type === 'rung.fired' && one.writes === 'offer-to-close');
  const off = data.find((one) => one.type === 'ticket.called-off' && (one.reason ?? 'staff') !== 'staff');
  const teller = data.find(({ type }) => type === 'ticket.resolved') ?? moved;
  return data.map((one): TicketEventData => {
    if (one.type === 'ticket.called-off' && one === off && teller) return { ...one, toldWith: sequenceOf(teller) };
    if (one.type === 'ticket.resolved' && off?.type === 'ticket.called-off')
      return { ...one, calledOff: off.bookedFor };
    if (one.type === 'rung.fired' && one === late) {
      const times = moved?.type === 'ticket.promises-moved' ? { moved: moved.moved } : {};
      return { ...one, ...times, ...(offer && { offersToClose: true as const }) };
    }
    const withOffer = late ?? moved;
    if (one.type === 'rung.fired' && one === offer && withOffer) {
      const { writes: _, ...rest } = one;
      return { ...rest, toldWith: sequenceOf(withOffer) };
    }
    if (one.type !== 'ticket.promises-moved') return one;
    return {
      ...one,
      ...(late && { toldWith: sequenceOf(late) }),
      ...(offer && { offersToClose: true as const }),
      ...(teller === one && off?.type === 'ticket.called-off' && { calledOff: off.bookedFor }),
    };
  });
}
