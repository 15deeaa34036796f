import type { ClockStep } from '../event.ts';
import type { InstantText } from '../vocabulary.ts';
import { isTicking } from './clock-state.ts';
import { runsOutUnnoted } from './clocks.ts';
import type { Clock } from './ticket.ts';

/**
 * What a change did to the clocks: every difference between them before and after it, in words.
 * @param replaced how a run came out that ticked until another took its place
 */
export function stepsBetween(
  before: readonly Clock[],
  after: readonly Clock[],
  at: InstantText,
  replaced: 'met' | 'cancelled' = 'met',
): ClockStep[] {
  // Most clocks are as they were.
  const changed = after.filter((clock) => !before.includes(clock));
  return changed.flatMap((clock) => {
    const old = before.find((one) => one.name === clock.name);
    if (!old) return [stepOf(clock, 'started'), ...endOf(null, clock)];
    if (old.run === clock.run)
      return [...stepsWithin(old, clock).map((step) => stepOf(clock, step)), ...endOf(old, clock)];
    return [...endOfReplaced(old, at, replaced), stepOf(clock, 'restarted'), ...endOf(null, clock)];
  });
}

function stepsWithin(old: Clock, clock: Clock): ClockStep['step'][] {
  if (!isTicking(clock)) return [];
  if (!isTicking(old)) return ['restarted'];
  if (old.state !== clock.state) return [clock.state === 'paused' ? 'paused' : 'resumed'];
  return old.dueAt !== clock.dueAt || old.target !== clock.target ? ['retimed'] : [];
}

function endOf(old: Clock | null, clock: Clock): ClockStep[] {
  const steps: ClockStep['step'][] = [];
  if (clock.breachedAt !== null && (old?.breachedAt ?? null) === null) steps.push('breached');
  if (!isTicking(clock) && old?.state !== clock.state) steps.push(clock.state === 'met' ? 'met' : 'cancelled');
  return steps.map((step) => stepOf(clock, step));
}

function endOfReplaced(old: Clock, at: InstantText, replaced: 'met' | 'cancelled'): ClockStep[] {
  if (!isTicking(old)) return [];
  const isBroken = runsOutUnnoted(old) && old.dueAt < at;
  // Another time has been booked: nobody has come yet.
  const step = old.bookedFor === undefined ? replaced : 'cancelled';
  return [...(isBroken ? [stepOf(old, 'breached')] : []), stepOf(old, step)];
}

function stepOf({ name, run, dueAt }: Clock, step: ClockStep['step']): ClockStep {
  return { clock: name, run, step, dueAt };
}
