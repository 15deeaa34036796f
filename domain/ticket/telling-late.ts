import type { Context } from '../context.ts';
import { millisBetween, toText } from '../instants.ts';
import type { Rung } from '../policy/ladder.ts';
import type { InstantText } from '../vocabulary.ts';
import { isTicking, newTimeName, withClock } from './clock-state.ts';
import { ownClock } from './own-clocks.ts';
import type { Climb } from './rung-acts.ts';
import { termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';

/** What a rung tells the customer of a late promise. */
interface Telling {
  ticket: Ticket;
  /** The new time; null when none is told. */
  newPromiseAt: InstantText | null;
  /** The time the customer had been told; null when they were told none, or are told nothing now. */
  toldDueAt: InstantText | null;
  /** Whether they are told, without a time, that somebody will call. */
  calls: boolean;
}

/** A timer is late by less than this unless something is wrong. */
const usuallyLateMs = 60_000;

/**
 * Tells the customer that a promise is late where its rung does so. The new time is a clock of the ticket's own, with rungs
 * that warn before it and chase it when it breaks, too. It counts from the rung's instant, not from some milliseconds later
 * when its timer fired: promises of the same instant are late at one instant again, and told of in one mail.
 */
export function tellLate(
  ticket: Ticket,
  { clock: name, dueAt }: { clock: string; dueAt: InstantText },
  rung: Rung | undefined,
  context: Context,
): Telling {
  const nothing = { ticket, newPromiseAt: null, toldDueAt: null, calls: false };
  const clock = ticket.clocks.find((one) => one.name === name);
  const terms = termsOfClock(context.policy, ticket, name);
  if (!rung?.tellCustomer || !clock || !terms?.told) return nothing;
  const { within } = rung.tellCustomer;
  const of = clock.own?.kind === 'new-time' ? clock.own.of : name;
  const newTime = ticket.clocks.find((one) => one.name === newTimeName(of));
  const known = newTime && newTime !== clock && isTicking(newTime) ? newTime : clock;
  const toldDueAt = known.toldDueAt ?? null;
  if (within === undefined) return { ...nothing, toldDueAt, calls: true };
  const at = toText(context.now);
  const base = ticket.clocks.find((one) => one.name === of)!;
  const own = { kind: 'new-time' as const, of, ofRun: base.run, inPlaceOf: base.dueAt };
  const promise = {
    name: newTimeName(of),
    run: (newTime?.run ?? 0) + 1,
    own,
    calendar: clock.calendar,
    target: within,
    from: millisBetween(dueAt, at) < usuallyLateMs ? dueAt : at,
  };
  const timed = ownClock(context.policy, ticket, promise, at);
  const newPromiseAt = timed.dueAt;
  // On hold, or in a calendar that does not open again, no time can be promised.
  if (newPromiseAt === null) return nothing;
  const clocks = withClock(ticket.clocks, { ...timed, toldDueAt: newPromiseAt }).map((one) =>
    one.name === of ? { ...one, newPromiseAt } : one,
  );
  return { ticket: { ...ticket, clocks }, newPromiseAt, toldDueAt, calls: false };
}

/**
 * A step up the ladders with its new times as they are in its end: somebody else may have been given the ticket in it, whose
 * team has other hours, or the promise itself may be due later than it was, and is what is told then.
 */
export function withNewTimesAsTheyAre({ ticket, data }: Climb, at: InstantText): Climb {
  const toldOf = data.flatMap((one) =>
    one.type === 'rung.fired' && one.newPromiseAt !== null ? [newTimeName(baseOf(one.clock))] : [],
  );
  const begun = ticket.clocks.filter(({ name }) => toldOf.includes(name));
  const heldBy = (name: string): Clock | undefined => {
    const newTime = begun.find(({ own }) => own?.kind === 'new-time' && own.of === name);
    const base = ticket.clocks.find((clock) => clock.name === name);
    return [newTime, newTime && base].find((clock) => clock?.state === 'running' && clock.dueAt && clock.dueAt > at);
  };
  const isTold = new Set(begun.map(({ own }) => own?.kind === 'new-time' && heldBy(own.of)));
  return {
    ticket: {
      ...ticket,
      clocks: ticket.clocks.map((clock) => {
        if (isTold.has(clock)) return { ...clock, toldDueAt: clock.dueAt };
        const newPromiseAt =
          clock.newPromiseAt === null ? null : (heldBy(baseOf(clock.name))?.dueAt ?? clock.newPromiseAt);
        return newPromiseAt === clock.newPromiseAt ? clock : { ...clock, newPromiseAt };
      }),
    },
    data: data.map((one) => {
      if (one.type !== 'rung.fired' || one.newPromiseAt === null) return one;
      return { ...one, newPromiseAt: heldBy(baseOf(one.clock))?.dueAt ?? one.newPromiseAt };
    }),
  };
}

function baseOf(clock: string): string {
  return clock.split(':', 1)[0]!;
}
