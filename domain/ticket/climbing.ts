import { peopleNamed } from '../assignment/named.ts';
import type { Context } from '../context.ts';
import { earliest, latest, millisBetween, plusMs, toText } from '../instants.ts';
import type { RecipientName, Rung } from '../policy/ladder.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { withClock } from './clock-state.ts';
import { nextDue, runsOutUnnoted, waitingRungs } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { offHold } from './holds.ts';

import { actOf, type Climb } from './rung-acts.ts';
import { tellLate } from './telling-late.ts';
import { termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';
import { repeatedAt } from './timing.ts';

type RungFired = Extract<TicketEventData, { type: 'rung.fired' }>;

/** A promise that ran out, at its rung or between rungs; or a hold that has come to its end. */
interface Due {
  clock: string;
  run: number;
  dueAt: InstantText;
  /** Null for a promise that ran out at an instant at which no rung stands. */
  rung: string | null;
}

/** What is due first; at the same instant, as the policy has it. */
export function firstDue({ clocks }: Ticket, at: InstantText): Due | null {
  const next = nextDue(clocks);
  if (next === null || next > at) return null;
  for (const clock of clocks) {
    const rung = waitingRungs(clock).find(({ dueAt }) => dueAt === next);
    const isBare = !rung && runsOutUnnoted(clock) && clock.dueAt === next;
    if (rung || isBare) return { clock: clock.name, run: clock.run, dueAt: next, rung: rung?.name ?? null };
  }
  return null;
}

/** Climbs one rung, notes a promise that ran out, or ends a hold. */
export function step(climb: Climb, due: Due, context: Context): Climb {
  const at = toText(context.now);
  const { ticket, data } = climb;
  const clock = ticket.clocks.find(({ name }) => name === due.clock)!;
  const isHold = clock.own?.kind === 'hold';
  if (isHold && due.rung === null) {
    const resumed = { ...ticket, ...offHold(context.policy, ticket, at) };
    return { ticket: resumed, data: [...data, { type: 'ticket.resumed', because: 'until' }] };
  }
  // What was brought forward to before now could not fire before that.
  const couldFireAt = latest(due.dueAt, clock.timedAt);
  const late = { dueAt: due.dueAt, latenessMs: Math.max(0, millisBetween(couldFireAt, at)) };
  const promiseDueAt = clock.dueAt ?? due.dueAt;
  const hasRunOut = !isHold && due.dueAt >= promiseDueAt;
  const noted = { ...clock, breachedAt: clock.breachedAt ?? (hasRunOut ? promiseDueAt : null) };
  if (due.rung === null) {
    const breach = { type: 'clock.breached' as const, clock: due.clock, run: due.run, ...late };
    return { ticket: replaced(ticket, noted), data: [...data, breach] };
  }
  // The policy may have lost the rung since: then only whoever has the ticket is told.
  const rung = termsOfClock(context.policy, ticket, due.clock)?.ladder.find(({ name }) => name === due.rung);
  const told = tellLate(replaced(ticket, climbed(noted, due.rung, rung, context)), due, rung, context);
  const acted = rung
    ? actOf(rung, clock.calendar, told.ticket, told.calls, context)
    : { ticket: told.ticket, data: [] };
  // Raising may bring forward what is still to come; what has run out was due when it was.
  const dueNow = acted.ticket.clocks.find(({ name }) => name === due.clock)?.dueAt;
  const fired: RungFired = {
    type: 'rung.fired',
    clock: due.clock,
    run: due.run,
    rung: due.rung,
    ...late,
    promiseDueAt: promiseDueAt <= at ? promiseDueAt : (dueNow ?? promiseDueAt),
    notify: namesOf(rung),
    assignee: responsibleFor(clock, acted.ticket),
    about: ticket.about,
    escalates: handsOn(rung, ticket, acted.ticket, context),
    critical: context.policy.requestTypes[ticket.requestType]?.critical ?? false,
    newPromiseAt: told.newPromiseAt,
    toldDueAt: told.toldDueAt,
    ...(told.calls && { callBy: taskOf(acted.data)?.assignee ?? 'nobody' }),
    ...(rung?.writeCustomer && { writes: rung.writeCustomer }),
    webhooks: rung?.webhooks ?? [],
    ...(isHold ? {} : heardBefore(acted.ticket, due, promiseDueAt, context)),
  };
  return { ticket: acted.ticket, data: [...data, fired, ...acted.data] };
}

/** What is brought up again and again wakes nobody, if somebody hears of it within these hours: a long weekend, or a week. */
const longestSilenceMs = 7 * 24 * 3_600_000;

/**
 * By when somebody has to hear of a rung: a warning before the promise is due, a broken promise before another rung, or,
 * where it is only brought up again and again, before that or within a week.
 */
function heardBefore(
  ticket: Ticket,
  due: Due,
  promiseDueAt: InstantText,
  { policy, now }: Context,
): { nextAt?: InstantText } {
  const at = toText(now);
  const clock = ticket.clocks.find(({ name }) => name === due.clock);
  if (at < promiseDueAt) return { nextAt: clock?.dueAt ?? promiseDueAt };
  const ahead = clock ? waitingRungs(clock).filter(({ dueAt }) => dueAt > at) : [];
  const ladder = termsOfClock(policy, ticket, due.clock)?.ladder ?? [];
  const repeats = (name: string) => ladder.some((rung) => rung.name === name && rung.repeat !== undefined);
  const next = earliest(
    ahead.map(({ name, dueAt }) => (repeats(name) ? latest(dueAt, plusMs(at, longestSilenceMs)) : dueAt)),
  );
  return next ? { nextAt: next } : {};
}

/** The clock with a rung climbed; one that repeats is due again. */
function climbed(clock: Clock, name: string, rung: Rung | undefined, { policy, now }: Context): Clock {
  const at = toText(now);
  const dueAt = clock.rungs.find((one) => one.name === name)?.dueAt ?? at;
  const next = rung?.repeat === undefined ? null : nextRepetition(policy, clock, rung.repeat, dueAt, at);
  const rungs = clock.rungs.map((one) =>
    one.name === name ? { ...one, firedAt: at, ...(next !== null && { dueAt: next }) } : one,
  );
  return { ...clock, rungs };
}

/** Counted from when it was due, so that no lateness adds up; one that slept through several is climbed once for them all. */
function nextRepetition(policy: Policy, clock: Clock, repeat: string, dueAt: InstantText, at: InstantText) {
  const next = repeatedAt(policy, clock, repeat, dueAt);
  return next === null || next > at ? next : repeatedAt(policy, clock, repeat, at);
}

/** Who is answerable: of a task whoever has that, else whoever has the ticket. */
function responsibleFor({ own }: Clock, { assignee, tasks }: Ticket): string | null {
  if (own?.kind !== 'task') return assignee;
  return tasks.find(({ taskId }) => taskId === own.taskId)?.assignee ?? assignee;
}

function taskOf(data: readonly TicketEventData[]) {
  return data.find((one) => one.type === 'ticket.task-opened');
}

/** Whom a rung tells: whoever is to have the ticket, too, though they should have it already. */
function namesOf(rung: Rung | undefined): RecipientName[] {
  if (!rung) return ['assignee'];
  const names = rung.notify ?? [];
  return rung.reassign === undefined || names.includes('assignee') ? names : ['assignee', ...names];
}

/** Whether a rung hands the ticket on, or was meant to though nobody could take it; not where it is in the right hands. */
function handsOn(rung: Rung | undefined, before: Ticket, after: Ticket, { policy }: Context): boolean {
  if (rung?.reassign === undefined) return false;
  const named = peopleNamed(policy, rung.reassign, before.assignee);
  return after.assignee !== before.assignee || !named.some(({ id }) => id === before.assignee);
}

function replaced(ticket: Ticket, clock: Clock): Ticket {
  return { ...ticket, clocks: withClock(ticket.clocks, clock) };
}
