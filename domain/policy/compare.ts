import type { CalendarDefinition, DayWindows } from 'business-time';
import { afterRepairsInWords, bandInWords, changedWhole, chargeInWords, needsInWords } from './compare-money.ts';
import {
  clockName,
  conductInWords,
  noticeInWords,
  placeInWords,
  planInWords,
  promiseInWords,
  requestTypeInWords,
  routineInWords,
  seasonInWords,
  teamInWords,
  termInWords,
} from './compare-rules.ts';
import type { Band } from './compensation.ts';
import { type Difference, differences, inOrder } from './difference.ts';
import type { PolicyDocument } from './document.ts';
import type { Rung } from './ladder.ts';
import type { Staff } from './people.ts';
import type { ClockPromise, RequestType } from './promises.ts';
import {
  capital,
  dayInWords,
  listInWords,
  nameInWords,
  raiseInWords,
  rungInWords,
  rungTimeInWords,
  targetInWords,
  valueInWords,
  weekdayInWords,
  weekInWords,
} from './words.ts';

/** All that changes about one thing, as sentences that stand on their own. */
export interface Comparison {
  subject: string;
  changes: string[];
}

/**
 * What changes when `after` comes into force in place of `before`, in words, grouped by what it is about. Complete:
 * whatever has no words of its own is told by where it stands.
 */
export function comparePolicies(before: PolicyDocument, after: PolicyDocument): Comparison[] {
  const bySubject = new Map<string, string[]>();
  for (const difference of differences({ ...before, version: '' }, { ...after, version: '' })) {
    const [subject, words] = sectionOf(difference, before, after);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), `${subject}${words}`]);
  }
  return [...bySubject].map(([subject, changes]) => ({ subject, changes }));
}

/** A subject, and what is said of it. */
type Words = [subject: string, words: string];

function sectionOf(difference: Difference, before: PolicyDocument, after: PolicyDocument): Words {
  const [section = '', name = '', ...rest] = difference.path;
  const inside = { ...difference, path: rest };
  switch (section) {
    case 'requestTypes': {
      const type = after.requestTypes[name] ?? before.requestTypes[name]!;
      return [type.title.en, ofRequestType(inside, type)];
    }
    case 'ladders':
      return [`Ladder ${name}`, ofLadder(inside)];
    case 'calendars':
      return [`Calendar ${name}`, ofCalendar(inside)];
    case 'staff':
      return ['Staff', ofStaff({ ...difference, path: difference.path.slice(1) })];
    case 'charges':
      if (name === '') return ['Charges', becomes({ ...difference, path: [] })];
      if (name === inOrder) return ['Charges', ': asked in another order, which decides'];
      return [`Charge ${name}`, changedWhole(difference, chargeInWords)];
    case 'compensation': {
      const { currency } = (after.compensation ?? before.compensation)!;
      if (name !== 'bands') return ['Compensation', becomes({ ...difference, path: [name, ...rest] })];
      return [`Compensation ${rest[0]}`, changedWhole(difference, (band: Band) => bandInWords(band, currency))];
    }
    case 'terms':
      if (rest[0] === 'afterRepairs') return [`Term ${name}`, changedWhole(difference, afterRepairsInWords)];
      return [`Term ${name}`, wholeOr(inside, termInWords)];
    case 'teams':
      return [`Team ${name}`, wholeOr(inside, teamInWords)];
    case 'notices':
      return [`Notices of ${name}`, wholeOr(inside, noticeInWords)];
    case 'conduct':
      return ['Conduct', wholeOr({ ...difference, path: difference.path.slice(1) }, conductInWords)];
    case 'plans':
      return ofRule('Plan', difference, planInWords);
    case 'seasons':
      return ofRule('Season', difference, seasonInWords);
    case 'routines':
      return ofRule('Routine', difference, routineInWords);
    default:
      return [capital(nameInWords(section)), becomes({ ...difference, path: difference.path.slice(1) })];
  }
}

/** One of a list of rules, or the list itself where it is empty or in another order. */
function ofRule<T>(kind: string, { path, before, after }: Difference, inWords: (rule: T) => string): Words {
  const [, name, ...rest] = path;
  if (name === undefined) return [`${kind}s`, becomes({ path: [], before, after })];
  if (name === inOrder) return [`${kind}s`, ': in another order'];
  return [`${kind} ${name}`, wholeOr({ path: rest, before, after }, inWords)];
}

/** What is new or gone as a whole, in its own words; else what changes about it. */
function wholeOr<T>(inside: Difference, inWords: (whole: T) => string): string {
  const isWhole = inside.path.length === 0 && (inside.before === undefined || inside.after === undefined);
  return isWhole ? changedWhole(inside, inWords) : becomes(inside);
}

function ofRequestType(difference: Difference, type: RequestType): string {
  const [member, clock, ...rest] = difference.path;
  const { before, after } = difference;
  if (member === undefined) {
    if (after === undefined) return ': removed; open tickets of this kind keep their promises';
    return `: new; ${requestTypeInWords(after as RequestType)}`;
  }
  if (member === 'needs' && clock !== undefined) {
    return `, ${nameInWords(clock)}${changedWhole(difference, needsInWords)}`;
  }
  if (member !== 'clocks' || clock === undefined) return becomes(difference);
  const promise = (type.clocks[clock] ?? before) as ClockPromise;
  return `, ${clockName(clock, promise)}${ofClock({ before, after, path: rest }, promise)}`;
}

function ofClock({ path, before, after }: Difference, promise: ClockPromise): string {
  const [member, when, part] = path;
  if (member === undefined) {
    if (after === undefined) return `: no longer promised; it was ${promiseInWords(before as ClockPromise)}`;
    return `: new, ${promiseInWords(after as ClockPromise)}`;
  }
  if (member === 'exceptions' && when === inOrder) return ': its exceptions are asked in another order';
  if (member === 'exceptions' && when !== undefined) {
    return `, ${when}${ofException({ path: part === undefined ? [] : path.slice(2), before, after }, promise)}`;
  }
  if (member === 'target') return `${ofTarget(before, after)} (${promise.calendar})`;
  if (member === 'calendar') return `: counted in ${after} instead of ${before}`;
  if (member === 'ladder') return `: climbs ladder ${after} instead of ${before}`;
  return becomes({ path, before, after });
}

function ofTarget(before: unknown, after: unknown): string {
  return `: ${targetInWords(before as string)} becomes ${targetInWords(after as string)}`;
}

function ofException({ path, before, after }: Difference, promise: ClockPromise): string {
  type Exception = NonNullable<ClockPromise['exceptions']>[number];
  const [member] = path;
  const inWords = ({ target, calendar }: Exception) => `${targetInWords(target)} (${calendar ?? promise.calendar})`;
  const others = targetInWords(promise.target);
  if (member === undefined && before === undefined) return `: ${inWords(after as Exception)} instead of ${others}`;
  if (member === undefined) return `: ${others} like the others, no longer ${inWords(before as Exception)}`;
  if (member === 'target') return `${ofTarget(before, after)} (${promise.calendar})`;
  if (member === 'calendar') {
    return `: counted in ${after ?? promise.calendar} instead of ${before ?? promise.calendar}`;
  }
  return becomes({ path, before, after });
}

function ofLadder({ path, before, after }: Difference): string {
  const [rung, member] = path;
  if (rung === undefined) return after === undefined ? ': removed' : ': new, without rungs';
  if (rung === inOrder) return ': its rungs come in another order';
  if (member === undefined) {
    if (before === undefined) return `: new rung ${rungInWords(after as Rung)}`;
    return `: without the rung ${rungInWords(before as Rung)}`;
  }
  const words = `, rung ${rung}`;
  if (member === 'at') {
    return `${words}: ${rungTimeInWords(before as Rung['at'])} becomes ${rungTimeInWords(after as Rung['at'])}`;
  }
  if (member === 'notify') return `${words}${membership(before, after, 'tells', 'no longer tells')}`;
  if (member === 'reassign' && before === undefined) return `${words}: hands over to ${after}`;
  if (member === 'raise' && before === undefined) return `${words}: ${raiseInWords(after as 'one')}`;
  return becomes({ path: [`rung ${rung}`, ...path.slice(1)], before, after });
}

function ofCalendar({ path, before, after }: Difference): string {
  const [member, name] = path;
  const inWords = (calendar: unknown) => {
    const { timeZone, windows, publicHolidays, holidays = [], workdays = {} } = calendar as CalendarDefinition;
    const days = [
      publicHolidays && `public holidays of ${publicHolidays}`,
      holidays.length > 0 && `closed on ${listInWords(holidays)}`,
      ...Object.entries(workdays).map(([date, open]) => `${date} ${dayInWords(open)}`),
    ];
    return [timeZone, weekInWords(windows), ...days.filter(Boolean)].join(', ');
  };
  if (member === undefined) return after === undefined ? `: removed (${inWords(before)})` : `: new (${inWords(after)})`;
  if (member === 'windows' && name === undefined) {
    type Week = CalendarDefinition['windows'];
    return `: ${weekInWords(before as Week)} becomes ${weekInWords(after as Week)}`;
  }
  if (member === 'windows') {
    return `, ${weekdayInWords(name!)}: ${dayInWords(before as DayWindows)} becomes ${dayInWords(after as DayWindows)}`;
  }
  // Listed: what goes off the list may still be closed, as a public holiday or by its weekday.
  if (member === 'holidays') return membership(before, after, 'closed on', 'no longer listed as closed on');
  if (member === 'workdays' && name !== undefined) {
    const usual = 'as on its weekday';
    const day = (windows: unknown) => (windows === undefined ? usual : dayInWords(windows as DayWindows));
    return `, ${name}: ${day(before)} becomes ${day(after)}`;
  }
  return becomes({ path, before, after });
}

function ofStaff({ path, before, after }: Difference): string {
  const [id, ...rest] = path;
  if (id === inOrder) return ': in another order, which decides who comes first';
  if (rest.length > 0) return becomes({ path, before, after });
  const { name, role } = (after ?? before) as Staff;
  return before === undefined
    ? `: ${name} (${id}) joins as ${placeInWords(after as Staff)}`
    : `: ${name} (${id}), ${role}, leaves`;
}

/** Whatever has no words of its own: where it stands, and what it becomes. */
function becomes({ path, before, after }: Difference): string {
  const place = path.map((name) => (name === inOrder ? 'order' : nameInWords(name))).map((name) => `, ${name}`);
  return place.join('') + changed(before, after);
}

function changed(before: unknown, after: unknown): string {
  if (isList(before) && isList(after)) return membership(before, after, 'with', 'without');
  if (before === undefined) return `: new, ${valueInWords(after)}`;
  if (after === undefined) return `: removed; it was ${valueInWords(before)}`;
  return `: ${valueInWords(before)} becomes ${valueInWords(after)}`;
}

/** What has been added to a list and what has been taken off it; a mere change of order is told as that. */
function membership(before: unknown, after: unknown, has: string, hasNot: string): string {
  const [old, now] = [isList(before) ? before : [], isList(after) ? after : []];
  const added = now.filter((one) => !old.includes(one));
  const gone = old.filter((one) => !now.includes(one));
  const parts = [
    added.length > 0 && `${has} ${listInWords(added)}`,
    gone.length > 0 && `${hasNot} ${listInWords(gone)}`,
  ].filter(Boolean);
  return `: ${parts.join('; ') || `${valueInWords(before)} becomes ${valueInWords(after)}`}`;
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
