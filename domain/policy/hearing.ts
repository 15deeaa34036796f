import { peopleNamed } from '../assignment/named.ts';
import { dueSecondsOf } from '../calendar/due-seconds.ts';
import { firstOpening } from '../calendar/open-time.ts';
import { scheduleOf } from '../calendar/schedule.ts';
import { parseTarget } from '../calendar/target.ts';
import { textOf } from '../instants.ts';
import type { ClockTerms } from '../ticket/terms.ts';
import type { Clock } from '../ticket/ticket.ts';
import { timed } from '../ticket/timing.ts';
import { untimed } from '../ticket/untimed.ts';
import { isBooked } from './booked.ts';
import { clockRule } from './clock-rules.ts';
import { atLeastDays } from './durations.ts';
import type { Staff } from './people.ts';
import type { PolicyDocument as Policy } from './policy.ts';
import type { AssignmentRule } from './promises.ts';
import type { Report } from './references.ts';

/** What starts a clock without anybody of us having done something: nobody need know of it. */
const unseen = /^(opened|customer-message|assigned|handed-over|team:.*)$/;

/** Starts are tried every half hour of a week without public holidays: that is where hours begin and end. */
const week = Array.from({ length: 7 * 48 }, (_, nth) => Date.parse('2026-03-02T00:00:00Z') + nth * 1_800_000);

/**
 * Refuses a clock that can run out before anybody was told: whoever gets the ticket hears of it once their hours begin, and
 * those whom its rungs name before the due time, or at it, at theirs. A critical type breaks through; what starts with a
 * deed of ours is known to whoever did it.
 */
export function checkHearing(policy: Policy, report: Report): void {
  const found = new Map<string, string | null>();
  for (const [type, { assign, clocks, critical }] of Object.entries(policy.requestTypes)) {
    if (critical) continue;
    const takers = takersOf(policy, assign);
    for (const [name, promise] of Object.entries(clocks)) {
      if (!unseen.test(clockRule(name, promise).starts)) continue;
      const path: PropertyKey[] = ['requestTypes', type, 'clocks', name];
      const terms = [promise, ...(promise.exceptions ?? [])];
      for (const [index, { target, calendar = promise.calendar }] of terms.entries()) {
        const key = JSON.stringify([assign.role, assign.team, assign.skill, calendar, target, promise.ladder]);
        const expected =
          found.get(key) ?? (found.has(key) ? null : unheard(policy, takers, calendar, target, promise.ladder));
        found.set(key, expected);
        const at = index === 0 ? [...path, 'target'] : [...path, 'exceptions', index - 1, 'target'];
        if (expected !== null) report(at, target, expected);
      }
    }
  }
}

/** What is wrong with a promise for some start of the week; null for nothing, or for what is refused elsewhere. */
function unheard(policy: Policy, takers: Staff[], calendar: string, target: string, ladder: string): string | null {
  const rungs = policy.ladders[ladder];
  if (isBooked(target) || !rungs || !policy.calendars[calendar] || takers.length === 0) return null;
  const everybody = [
    ...takers,
    ...rungs.flatMap((rung) => recipientsOf(rung).flatMap((who) => peopleNamed(policy, who, null))),
  ];
  if (everybody.every((person) => isAlwaysThere(policy, person))) return null;
  const terms = { calendar, target, exception: null, onHold: 'run', ladder: rungs } as unknown as ClockTerms;
  // No target falls due sooner than by the wall; a day can be an hour short.
  const soonest = isToClose(target) ? 0 : atLeastDays(target) * 86_400_000 - (target.includes('D') ? 3_600_000 : 0);
  const parsed = parseTarget(target);
  if (!parsed.ok) return null;
  for (const start of week) {
    let first = allTold(policy, takers, start);
    if (first - start <= soonest) continue;
    // Where whoever has it hears in time its rungs need not be placed, which takes far longer.
    const by = dueSecondsOf(policy.calendars[calendar], start / 1000, parsed.value);
    if (!by.ok || by.value.due === null) return null;
    if (first <= by.value.due * 1000) continue;
    const startedAt = textOf(start);
    const clock = { ...blank, calendar, target, startedAt, timedAt: startedAt };
    // As no days have been changed, the calendars are those written.
    const { dueAt, rungs: placed } = timed(policy as Parameters<typeof timed>[0], clock, terms, [], startedAt);
    if (dueAt === null) return null;
    const due = Date.parse(dueAt);
    for (const { name, dueAt: at } of placed) {
      if (first <= due || at > dueAt) break;
      const rung = rungs.find((one) => one.name === name)!;
      for (const who of recipientsOf(rung)) {
        const told =
          who === 'assignee'
            ? allTold(policy, takers, Date.parse(at))
            : anyTold(policy, peopleNamed(policy, who, null), Date.parse(at));
        first = Math.min(first, told);
      }
    }
    if (first > due) return toldTooLate(policy, start, due, first);
  }
  return null;
}

function toldTooLate(policy: Policy, start: number, due: number, first: number): string {
  const { timeZone } = policy.business;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const [from, to, heard] = [start, due, first].map((at) => format.format(at));
  const told = Number.isFinite(first) ? `not before ${heard}` : 'never';
  return `expected somebody who is told before it runs out: begun ${from} it is due ${to}, and the first to be told of it is told ${told}`;
}

/** Whoever of them gets it: the one who hears last. */
function allTold(policy: Policy, people: readonly Staff[], at: number): number {
  return Math.max(...people.map((person) => toldAt(policy, person, at)));
}

function anyTold(policy: Policy, people: readonly Staff[], at: number): number {
  return Math.min(...people.map((person) => toldAt(policy, person, at)));
}

function isToClose(target: string): boolean {
  return target.startsWith('close');
}

/** When somebody may be told of what happens at an instant, in milliseconds; never, if their hours never come. */
function toldAt({ notices, calendars }: Policy, { role }: Staff, at: number): number {
  const hours = notices?.[role]?.hours;
  const calendar = hours === undefined ? undefined : calendars[hours];
  if (!calendar) return at;
  const opening = firstOpening(scheduleOf(calendar), Math.floor(at / 1000));
  return opening.ok ? Math.max(at, opening.value.open * 1000) : Number.POSITIVE_INFINITY;
}

function isAlwaysThere({ notices }: Policy, { role }: Staff): boolean {
  return notices?.[role]?.hours === undefined;
}

function recipientsOf({ notify = [], task, reassign }: Policy['ladders'][string][number]): string[] {
  return [...notify, ...(task ? [task.to] : []), ...(reassign ? [reassign] : [])];
}

function takersOf({ staff }: Policy, { role, team, skill }: AssignmentRule): Staff[] {
  return staff.filter(
    (person) =>
      (role === undefined || person.role === role) &&
      (team === undefined || person.team === team) &&
      (skill === undefined || person.skills?.includes(skill)),
  );
}

/** A clock before it is timed. */
const blank: Clock = {
  ...untimed,
  name: 'any',
  run: 1,
  calendar: '',
  target: '',
  state: 'running',
  exception: null,
  startedAt: '',
  timedAt: '',
};
