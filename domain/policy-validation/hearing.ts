import { dueSecondsOf, firstOpening, parseTarget, scheduleOf } from 'business-time/seconds';
import { peopleNamed } from '../assignment/named.ts';
import { textOf } from '../instants.ts';
import { isBooked } from '../policy/booked.ts';
import { clockRule } from '../policy/clock-rules.ts';
import type { PolicyDocument as Policy } from '../policy/document.ts';
import { atLeastDays } from '../policy/durations.ts';
import type { Staff } from '../policy/people.ts';
import type { AssignmentRule } from '../policy/promises.ts';
import type { ClockTerms } from '../ticket/terms.ts';
import type { Clock } from '../ticket/ticket.ts';
import { timed } from '../ticket/timing.ts';
import { untimed } from '../ticket/untimed.ts';
import type { Report } from './report.ts';

/** What starts a clock without anybody of us having done something: nobody need know of it. */
const unseen = /^(opened|customer-message|assigned|handed-over|team:.*)$/;

/** Starts are tried every half hour of a week: that is where hours begin and end. */
const week = Array.from({ length: 7 * 48 }, (_, nth) => Date.parse('2026-03-02T00:00:00Z') + nth * 1_800_000);

/** Public holidays in it, of whatever country: three in a row before its weekend, or after it. */
const holidays = [
  ['2026-03-04', '2026-03-05', '2026-03-06'],
  ['2026-03-09', '2026-03-10', '2026-03-11'],
];

/**
 * Refuses a clock that can run out before anybody was told: whoever gets the ticket hears of it once their hours begin, and
 * those whom its rungs name before the due time, or at it, at theirs. A critical type breaks through; what starts with a
 * deed of ours is known to whoever did it. Where those who are told have public holidays that the clock has not, they are told
 * after those. What follows a team is tried by the calendar of every team it can come to.
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
        const { followsTeam = false, ladder } = promise;
        const key = JSON.stringify([assign.role, assign.team, assign.skill, calendar, target, ladder, followsTeam]);
        if (!found.has(key)) {
          const groups = followsTeam ? byTeam(policy, takers, calendar) : [{ calendar, takers, by: '' }];
          found.set(
            key,
            firstOf(groups, (group) => unheardBy(policy, group, target, ladder)),
          );
        }
        const expected = found.get(key) ?? null;
        const at = index === 0 ? [...path, 'target'] : [...path, 'exceptions', index - 1, 'target'];
        if (expected !== null) report(at, target, expected);
      }
    }
  }
}

/** Those who may get a ticket whose clock counts by one calendar, and in words whose that is; empty for the promise's own. */
interface Group {
  calendar: string;
  takers: Staff[];
  by: string;
}

/** Takers by the calendar of their team; those whose team has none, by the promise's own. */
function byTeam({ teams = {} }: Policy, takers: readonly Staff[], calendar: string): Group[] {
  const groups = new Map<string, Group>();
  for (const person of takers) {
    const own = person.team === undefined ? undefined : teams[person.team]?.calendar;
    const by = own === undefined ? '' : ` by the calendar ${own} of the team ${person.team}`;
    const group = groups.get(by) ?? { calendar: own ?? calendar, takers: [], by };
    group.takers.push(person);
    groups.set(by, group);
  }
  return [...groups.values()];
}

/** The same, with public holidays of those who are told where the clock does not stand still on these. */
function unheardBy(policy: Policy, { calendar, takers, by }: Group, target: string, ladder: string): string | null {
  const usual = unheard(policy, takers, calendar, target, ladder);
  if (usual !== null) return `${usual}${by}`;
  const kept = policy.calendars[calendar]?.publicHolidays;
  const hours = Object.values(policy.notices ?? {}).map((rule) => policy.calendars[rule?.hours ?? '']?.publicHolidays);
  const theirs = [...new Set(hours)].filter((country) => country !== undefined && country !== kept);
  return firstOf(theirs, (country) =>
    firstOf(holidays, (days) => {
      const late = unheard(closedOn(policy, country!, days), takers, calendar, target, ladder);
      return late === null ? null : `${late}${by}, with public holidays of ${country} between`;
    }),
  );
}

/** As if a country had public holidays on some days. */
function closedOn(policy: Policy, country: string, days: readonly string[]): Policy {
  const closed = Object.entries(policy.calendars).map(([name, calendar]) => {
    if (calendar.publicHolidays !== country) return [name, calendar] as const;
    return [name, { ...calendar, holidays: [...(calendar.holidays ?? []), ...days] }] as const;
  });
  return { ...policy, calendars: Object.fromEntries(closed) };
}

function firstOf<T>(many: readonly T[], find: (one: T) => string | null): string | null {
  for (const one of many) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
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
