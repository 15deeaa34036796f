/** What the clocks of a ticket must be, computed from its events alone, minute by minute: slow, and obviously so. */
import type { Event } from '../../domain/events.ts';
import { clockRule, overtakenBy, waitsForBooking } from '../../domain/policy/clock-rules.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { ClockPromise } from '../../domain/policy/promises.ts';
import type { TicketEventData } from '../../domain/ticket/events.ts';

type History = readonly Event<TicketEventData>[];
const minuteMs = 60_000;

/** The clocks that tick after a history: what started each, and when it is due (null while on hold). */
export function slowClocks(policy: Policy, history: History) {
  const { requestType, priority, assignee } = factsAfter(history);
  const team = policy.staff.find(({ id }) => id === assignee)?.team;
  const holds = holdsIn(history);
  return Object.entries(policy.requestTypes[requestType]!.clocks)
    .flatMap(([name, promise]) => {
      const rule = ruleOf(policy, requestType, name, promise);
      const started = startedIn(policy, history, rule);
      if (started === null) return [];
      const { at: startedAt, bookedFor } = started;
      const counted = rule.onHold === 'run' ? [] : holds;
      const exception = promise.exceptions?.find(({ when }) => when.priority?.includes(priority as never));
      const teamCalendar = promise.followsTeam ? policy.teams?.[team ?? '']?.calendar : undefined;
      const calendar = teamCalendar ?? exception?.calendar ?? promise.calendar;
      const target = exception?.target ?? promise.target;
      if (rule.booked) {
        const grace = target === 'booked' ? 0 : minutesOf(target.slice('booked+'.length));
        return [{ name, startedAt, dueAt: dueBy(policy, calendar, bookedFor!, grace, []) }];
      }
      const minutes = minutesOf(target);
      return [{ name, startedAt, dueAt: dueBy(policy, calendar, startedAt, minutes, counted) }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function factsAfter(history: History) {
  let [requestType, priority, assignee] = ['', 'normal', null as string | null];
  for (const { data } of history) {
    if (data.type === 'ticket.opened') requestType = data.requestType;
    if (data.type === 'ticket.retyped') requestType = data.to;
    if (data.type === 'ticket.prioritised') priority = data.to;
    if (data.type === 'ticket.assigned') assignee = data.to;
  }
  return { requestType, priority, assignee };
}

type SlowHold = { from: number; to: number };

function holdsIn(history: History): SlowHold[] {
  const holds: SlowHold[] = [];
  for (const { at, data } of history) {
    if (data.type === 'ticket.paused') holds.push({ from: Date.parse(at), to: Number.POSITIVE_INFINITY });
    const last = holds.at(-1);
    const ends = data.type === 'ticket.resumed' || data.type === 'ticket.resolved';
    if (ends && last?.to === Number.POSITIVE_INFINITY) last.to = Date.parse(at);
  }
  return holds;
}

type Rule = ReturnType<typeof ruleOf>;

function ruleOf(policy: Policy, requestType: string, name: string, promise: ClockPromise) {
  const rule = clockRule(name, promise);
  const overtaken = overtakenBy(policy.requestTypes[requestType], name, promise);
  return { ...rule, overtaken, asks: waitsForBooking(name, rule.metBy) };
}

/** Whether an answer is awaited already after a history: the first one, or the next. */
function isAwaited(policy: Policy, history: History): boolean {
  const { requestType } = factsAfter(history);
  const answered = history.some(({ data }) => data.type === 'ticket.replied' || data.type === 'ticket.resolved');
  return ['next-response', ...(answered ? [] : ['first-response'])].some((name) => {
    const promise = policy.requestTypes[requestType]!.clocks[name];
    return promise !== undefined && startedIn(policy, history, ruleOf(policy, requestType, name, promise)) !== null;
  });
}

/** Whether the first response is awaited, and its time runs. */
function isFirstAwaited(policy: Policy, history: History): boolean {
  const { requestType } = factsAfter(history);
  const promise = policy.requestTypes[requestType]!.clocks['first-response'];
  const answered = history.some(({ data }) => data.type === 'ticket.replied' || data.type === 'ticket.resolved');
  if (!promise || answered) return false;
  const rule = ruleOf(policy, requestType, 'first-response', promise);
  const stands = rule.onHold !== 'run' && holdsIn(history).some(({ to }) => to === Number.POSITIVE_INFINITY);
  return !stands && startedIn(policy, history, rule) !== null;
}

/** When the run that still goes on started, and for which booked time; null if none does. */
function startedIn(policy: Policy, history: History, rule: Rule): { at: string; bookedFor: string | null } | null {
  let ticking: string | null = null;
  let booked: string | null = null;
  let [unanswered, settled, cutShort] = [false, false, false];
  /** Whether the last run ended since a time was booked. */
  let agreed = false;
  for (const [index, { at, data }] of history.entries()) {
    const starts = (moment: string) => rule.starts === moment && ticking === null;
    const meets = (moment: string) => ticking !== null && rule.metBy.includes(moment);
    const overtakes = (moment: string) => ticking !== null && !meets(moment) && rule.overtaken.includes(moment);
    switch (data.type) {
      case 'ticket.opened':
        if (starts('opened')) ticking = at;
        break;
      case 'ticket.message':
        if (!data.needsAnswer) break;
        if (!settled && starts('customer-message') && !isAwaited(policy, history.slice(0, index))) ticking = at;
        unanswered = true;
        break;
      case 'ticket.no-answer-needed':
        if (rule.starts === 'customer-message') ticking = null;
        unanswered = false;
        break;
      case 'ticket.replied':
        unanswered = false;
        if (meets('replied')) ticking = rule.repeats ? at : null;
        if (starts('replied')) ticking = at;
        break;
      case 'ticket.milestone': {
        const moment = `milestone:${data.milestone}`;
        if (meets(moment) || overtakes(moment)) ticking = null;
        if (starts(moment)) ticking = at;
        break;
      }
      case 'ticket.booked':
        booked = data.bookedFor;
        unanswered = false;
        if (rule.booked) ticking = at;
        else if (meets('booked')) [ticking, agreed] = [rule.repeats ? at : null, true];
        break;
      case 'ticket.called-off':
        if (rule.booked) ticking = null;
        if (!rule.asks || !agreed || ticking !== null) break;
        if (settled) cutShort = true;
        else ticking = at;
        agreed = false;
        break;
      case 'ticket.resolved': {
        const byAnswer = rule.metBy.includes('resolved') || (rule.metBy.includes('replied') && !rule.repeats);
        [unanswered, settled] = [false, true];
        cutShort = ticking !== null && !byAnswer && !rule.booked;
        ticking = null;
        break;
      }
      case 'ticket.reopened': {
        settled = false;
        const always = rule.starts === 'opened' && (rule.metBy.includes('resolved') || rule.repeats);
        if (cutShort || always) [ticking, agreed] = [at, false];
        if (unanswered && starts('customer-message')) ticking = at;
        break;
      }
    }
    // What the customer waits for is timed by something, whatever has become of the first response.
    const isLast = history[index + 1]?.at !== at;
    if (isLast && unanswered && !settled && starts('customer-message')) {
      if (!isFirstAwaited(policy, history.slice(0, index + 1))) ticking = at;
    }
  }
  return ticking === null ? null : { at: ticking, bookedFor: booked };
}

function dueBy(policy: Policy, calendar: string, from: string, minutes: number, holds: SlowHold[]): string | null {
  let left = minutes;
  if (left === 0) return from;
  for (let minute = Date.parse(from); ; minute += minuteMs) {
    const hold = holds.find(({ from, to }) => from <= minute && minute < to);
    // Once it is due, a hold stops it no more; until then it is paused for as long as one goes on.
    if (hold?.to === Number.POSITIVE_INFINITY) return null;
    if (hold || !isOpen(policy, calendar, minute)) continue;
    left -= 1;
    if (left === 0) return holds.some(({ to }) => to === Number.POSITIVE_INFINITY) ? null : iso(minute + minuteMs);
  }
}

const dayMs = 1440 * minuteMs;
const openDays = new Map<string, readonly boolean[]>();

/** Seoul has no summer time. */
function isOpen(policy: Policy, calendar: string, minute: number): boolean {
  const local = minute + 9 * 60 * minuteMs;
  const day = Math.floor(local / dayMs);
  const key = `${calendar} ${day}`;
  const minutes = openDays.get(key) ?? openMinutes(policy, calendar, iso(day * dayMs));
  openDays.set(key, minutes);
  return minutes[(local - day * dayMs) / minuteMs]!;
}

/** Of a day, for each of its minutes whether the calendar is open. */
function openMinutes(policy: Policy, name: string, midnight: string): boolean[] {
  const { windows, holidays = [] } = policy.calendars[name]!;
  const weekday = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(midnight).getUTCDay()]!;
  return Array.from({ length: 1440 }, (_, minute) => {
    if (windows === '24x7') return true;
    if (holidays.includes(midnight.slice(0, 10))) return false;
    const time = iso(Date.parse(midnight) + minute * minuteMs).slice(11, 16);
    return (windows[weekday] ?? []).some(([start, end]) => start <= time && time < end);
  });
}

function minutesOf(target: ClockPromise['target']): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(target)!;
  return Number(hours) * 60 + Number(minutes);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
