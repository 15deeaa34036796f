import { addWorkingDays, type Calendar } from 'business-time';
import {
  dueSecondsOf,
  elapsedSecondsOf,
  type Hold as HeldSeconds,
  inOrder,
  parseTarget,
  type Target,
} from 'business-time/seconds';
import { Temporal } from 'temporal-polyfill';
import { latest, textOf } from '../instants.ts';
import { graceOf, isBooked } from '../policy/booked.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { ClockTerms } from './terms.ts';
import type { Clock, ClockRung, Hold } from './ticket.ts';

/**
 * A clock that ticks by a promise: paused while the ticket is on hold, else with its due time and every rung computed
 * from its start. Time on hold is credited. A rung counts for the instant it was climbed at: one whose instant lies ahead
 * now waits again, and a promise that is not overdue any more is not broken. Where the calendar never opens the clock runs
 * on without being due, until the calendar is mended and it is timed again.
 */
export function timed(
  policy: Policy,
  clock: Clock,
  promise: ClockTerms,
  holds: readonly Hold[],
  at: InstantText,
): Clock {
  const { calendar: name, target, exception } = promise;
  const calendarVersion = policy.calendarVersions?.[name] ?? null;
  const promised = { ...clock, policyVersion: policy.version, calendar: name, calendarVersion, target, exception };
  const counted = holdsCounted(promise, holds);
  const isOther = isOtherLadder(policy, clock, promise);
  const hold = counted.find(({ to }) => to === null);
  if (hold) {
    const rungs = clock.rungs.filter(({ firedAt }) => firedAt !== null);
    const breachedAt = hadRunOut(policy.calendars[name], clock, promise, counted, hold) ? clock.breachedAt : null;
    return { ...promised, state: 'paused', dueAt: null, breachedAt, rungs, ...(isOther && { hasOtherLadder: true }) };
  }
  const { hasOtherLadder: _, ...timedNow } = promised;
  const times = timesOf(policy.calendars[name], clock, promise, counted, isOther, at);
  const isSame = times.dueAt === clock.dueAt && times.rungs.every(({ dueAt }, at) => dueAt === clock.rungs[at]?.dueAt);
  const breachedAt = times.dueAt !== null && times.dueAt > at ? null : clock.breachedAt;
  return { ...timedNow, ...times, breachedAt, state: 'running', timedAt: isSame ? clock.timedAt : at };
}

/** Whether a promise had run out when a hold began; where nobody can tell, it stays what it was. */
function hadRunOut(
  calendar: Calendar | undefined,
  { startedAt }: Clock,
  { target }: ClockTerms,
  holds: readonly Hold[],
  hold: Hold,
): boolean {
  const before = holds.filter((one) => one !== hold);
  const time = calendar && !isBooked(target) ? timeOf(calendar, startedAt, target, before) : null;
  return time ? time.due <= secondOf(hold.from) : true;
}

/**
 * Whether a clock that was timed before may have known other rungs: it ran, was promised by another policy, or has climbed
 * rungs that its ladder does not have.
 */
function isOtherLadder({ version }: Policy, clock: Clock, { ladder }: ClockTerms): boolean {
  const { state, policyVersion, rungs, hasOtherLadder = false } = clock;
  if (policyVersion === '') return false;
  const isUnknown = rungs.some(({ name }) => !ladder.some((rung) => rung.name === name));
  return hasOtherLadder || isUnknown || policyVersion !== version || (state === 'running' && rungs.length > 0);
}

/** The holds a clock stops for: none if it runs on while the ticket is on hold. */
export function holdsCounted(promise: Pick<ClockTerms, 'onHold'> | undefined, holds: readonly Hold[]): readonly Hold[] {
  return promise?.onHold === 'run' ? [] : holds;
}

/** So long after an instant in the clock's time: what a customer is told instead of a broken promise; null for never. */
export function promisedAnew(
  policy: Policy,
  clock: Pick<Clock, 'calendar'>,
  at: InstantText,
  within: string,
): InstantText | null {
  const calendar = policy.calendars[clock.calendar];
  const target = parseTarget(within);
  if (!calendar || !target.ok) return null;
  return instantOf(dueSeconds(calendar, secondOf(at), target.value, []));
}

/** One clock's time, counted from its start in whole seconds. */
interface ClockTime {
  calendar: Calendar;
  start: number;
  holds: readonly HeldSeconds[];
  /** Open seconds from the start to the due instant, holds left out. */
  open: number;
  due: number;
}

function timesOf(
  calendar: Calendar | undefined,
  clock: Clock,
  { target, ladder }: ClockTerms,
  holds: readonly Hold[],
  isOther: boolean,
  at: InstantText,
): Pick<Clock, 'dueAt' | 'rungs'> {
  const time =
    calendar &&
    (isBooked(target) ? bookedTimeOf(calendar, clock, target) : timeOf(calendar, clock.startedAt, target, holds));
  if (!time) return { dueAt: null, rungs: clock.rungs.filter(({ firedAt }) => firedAt !== null) };
  const rungs = ladder.flatMap((rung): ClockRung[] => {
    const dueAt = instantOf(rungSeconds(time, rung.at));
    // One that would be due after more than ten years is not climbed.
    if (dueAt === null) return [];
    const known = clock.rungs.find(({ name }) => name === rung.name);
    return [placed(rung, latest(clock.startedAt, dueAt), known ?? null, time, at)];
  });
  const due = instantOf(time.due);
  if (!isOther) return { dueAt: due, rungs };
  const again = new Map(ladder.map(({ name, repeat }) => [name, repeat]));
  const nextOf = ({ name }: ClockRung) => {
    const repeat = again.get(name);
    return repeat === undefined ? null : repeated(time.calendar, repeat, at, time.holds);
  };
  return { dueAt: due, rungs: withoutPast(rungs, clock, due, at, nextOf) };
}

/** A rung at its instant: waiting, or climbed already. What was climbed and lies in the past is not climbed again. */
function placed(rung: Rung, dueAt: InstantText, known: ClockRung | null, time: ClockTime, at: InstantText): ClockRung {
  const { name } = rung;
  const firedAt = known?.firedAt ?? null;
  // What was passed over once is not climbed after all while it lies in the past.
  if (firedAt === null && dueAt <= at && known?.skipped) return { name, dueAt, firedAt, skipped: true };
  if (firedAt === null && dueAt <= at && known && rung.repeat !== undefined && known.dueAt > dueAt) {
    return { name, dueAt: known.dueAt, firedAt };
  }
  if (firedAt === null || dueAt > at) return { name, dueAt, firedAt };
  if (rung.repeat === undefined) return { name, dueAt, firedAt, ...(dueAt > firedAt && { skipped: true as const }) };
  const next = known!.dueAt > at ? known!.dueAt : repeated(time.calendar, rung.repeat, at, time.holds);
  return { name, dueAt: next ?? dueAt, firedAt, ...(next === null && { skipped: true as const }) };
}

/**
 * Rungs that a clock did not have until now and whose instants are over are not climbed any more, as whatever they stand
 * for has been, save that one that repeats is due again. But if the promise has run out by them and nobody was told, those
 * tell it that stand at its end or after it.
 */
function withoutPast(
  rungs: ClockRung[],
  clock: Clock,
  due: InstantText | null,
  at: InstantText,
  nextOf: (rung: ClockRung) => InstantText | null,
): ClockRung[] {
  const isNew = ({ name, dueAt }: ClockRung) => dueAt <= at && !clock.rungs.some((known) => known.name === name);
  const isUntold = due !== null && due <= at && clock.breachedAt === null;
  return rungs.map((rung) => {
    if (!isNew(rung) || (isUntold && rung.dueAt >= due)) return rung;
    const next = nextOf(rung);
    return next === null ? { ...rung, skipped: true } : { ...rung, dueAt: next };
  });
}

/** When a rung that repeats is due next after an instant, in the clock's time; null for never. */
export function repeatedAt(policy: Policy, clock: Clock, repeat: string, after: InstantText): InstantText | null {
  const calendar = policy.calendars[clock.calendar];
  return calendar ? repeated(calendar, repeat, after, []) : null;
}

function repeated(
  calendar: Calendar,
  repeat: string,
  after: InstantText,
  holds: readonly HeldSeconds[],
): InstantText | null {
  const target = parseTarget(repeat);
  return target.ok ? instantOf(dueSeconds(calendar, secondOf(after), target.value, holds)) : null;
}

function timeOf(calendar: Calendar, startedAt: InstantText, target: string, on: readonly Hold[]): ClockTime | null {
  const parsed = parseTarget(target);
  // A part of a second counts as on hold.
  const holds = inOrder(on.map(({ from, to }) => ({ from: Math.floor(Date.parse(from) / 1000), to: secondOf(to!) })));
  if (!parsed.ok || !holds.ok) return null;
  const start = secondOf(startedAt);
  const due = dueSeconds(calendar, start, parsed.value, holds.value);
  if (due === null) return null;
  const { dates, seconds } = parsed.value;
  const without = holds.value.length === 0 ? due : dueSeconds(calendar, start, parsed.value, []);
  const open = dates === null ? seconds : elapsedSecondsOf(calendar, start, without ?? due);
  return { calendar, start, holds: holds.value, open, due };
}

/** Of a clock that is due at the booked time, or so long after it in the calendar's time; no hold moves it. */
function bookedTimeOf(calendar: Calendar, { startedAt, bookedFor }: Clock, target: string): ClockTime | null {
  if (bookedFor === undefined) return null;
  const start = secondOf(startedAt);
  const grace = graceOf(target);
  const after = grace === null ? null : parseTarget(grace);
  if (after && !after.ok) return null;
  const due = after ? dueSeconds(calendar, secondOf(bookedFor), after.value, []) : secondOf(bookedFor);
  return due === null ? null : { calendar, start, holds: [], open: elapsedSecondsOf(calendar, start, due), due };
}

/**
 * Shares and offsets are counted in the clock's own time: of a target in days, weeks or months, in the open time that
 * it spans. Days before or after the due instant are working days at the same local time.
 */
function rungSeconds(time: ClockTime, at: Rung['at']): number | null {
  if ('share' in at) return at.share === 1 ? time.due : afterOpen(time, Math.round(time.open * at.share));
  const offset = parseTarget('before' in at ? at.before : at.after);
  if (!offset.ok) return null;
  const { dates, seconds } = offset.value;
  if ('before' in at) return dates ? daysBefore(time, at.before) : afterOpen(time, Math.max(0, time.open - seconds));
  return dates ? dueSeconds(time.calendar, time.due, offset.value, time.holds) : afterOpen(time, time.open + seconds);
}

function afterOpen({ calendar, start, holds }: ClockTime, seconds: number): number | null {
  return dueSeconds(calendar, start, { dates: null, seconds }, holds);
}

/** A day before which 400 are closed lies before the start of any clock. */
function daysBefore({ calendar, due, start }: ClockTime, before: string): number {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(before);
  const local = Temporal.Instant.fromEpochMilliseconds(due * 1000).toZonedDateTimeISO(calendar.timeZone);
  const working = addWorkingDays(calendar, local.toPlainDate().subtract({ years, months, weeks }), -days);
  if (!working.ok) return start;
  const then = working.value.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: local.toPlainTime() });
  return then.subtract({ hours, minutes, seconds }).epochMilliseconds / 1000;
}

/** Null when the calendar has no such time, or a hold goes on. */
function dueSeconds(calendar: Calendar, from: number, target: Target, holds: readonly HeldSeconds[]): number | null {
  const result = dueSecondsOf(calendar, from, target, holds);
  return result.ok ? result.value.due : null;
}

function instantOf(seconds: number | null): InstantText | null {
  return seconds === null ? null : textOf(seconds * 1000);
}

/** A part of a second is rounded up, so that nothing is due too early. */
function secondOf(instant: InstantText): number {
  return Math.ceil(Date.parse(instant) / 1000);
}
