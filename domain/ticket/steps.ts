import type { ClockStep } from '../events.ts';
import type { Clock } from './ticket.ts';

/** What a change did to the clocks: every difference between them before and after it, in words. */
export function stepsBetween(before: readonly Clock[], after: readonly Clock[]): ClockStep[] {
  return after.flatMap((clock) => {
    const old = before.find((one) => one.name === clock.name);
    const names = old ? stepsOf(old, clock) : (['started', ...endOf(null, clock)] as const);
    const isOver = old && old.run !== clock.run ? endOfRun(old) : [];
    return [...isOver, ...names.map((step) => stepOf(clock, step))];
  });
}

function stepsOf(old: Clock, clock: Clock): ClockStep['step'][] {
  if (old.run !== clock.run) return ['restarted', ...endOf(null, clock)];
  if (old === clock) return [];
  const steps: ClockStep['step'][] = [];
  if (old.state === 'running' && clock.state === 'paused') steps.push('paused');
  if (old.state === 'paused' && clock.state === 'running') steps.push('resumed');
  const sameState = old.state === clock.state && clock.state === 'running';
  if (sameState && (old.dueAt !== clock.dueAt || old.target !== clock.target)) steps.push('retimed');
  return [...steps, ...endOf(old, clock)];
}

function endOf(old: Clock | null, clock: Clock): ClockStep['step'][] {
  const steps: ClockStep['step'][] = [];
  if (clock.breachedAt !== null && (old?.breachedAt ?? null) === null) steps.push('breached');
  if (clock.state === 'met' && old?.state !== 'met') steps.push('met');
  if (clock.state === 'cancelled' && old?.state !== 'cancelled') steps.push('cancelled');
  return steps;
}

/** A run that ticked until another took its place was met by what started the other. */
function endOfRun(old: Clock): ClockStep[] {
  return old.state === 'running' || old.state === 'paused' ? [stepOf(old, 'met')] : [];
}

function stepOf({ name, run, dueAt }: Clock, step: ClockStep['step']): ClockStep {
  return { clock: name, run, step, dueAt };
}
