import {
  type Calendar,
  type DayNames,
  dueAt,
  elapsed,
  type LedgerEntry,
  proofOf as ledgerOf,
  type Pause,
} from 'business-time';
import { Temporal } from 'temporal-polyfill';
import { fromText, toText } from '../instants.ts';
import { graceOf } from '../policy/booked.ts';
import type { PastCalendar } from '../policy/past-calendar.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { caveatOf } from './caveat.ts';
import { teamOf, termsOfClock } from './terms.ts';
import type { Clock, Hold, Ticket } from './ticket.ts';
import { holdsCounted } from './timing.ts';

/** What a due time follows from. */
export interface Proof {
  /** Of the policy the clock is promised by. */
  policyVersion: string;
  /** JSON pointer to the target in that policy; null when the ticket's request type promises nothing of the kind now. */
  rule: string | null;
  target: string;
  calendar: {
    name: string;
    /** JSON pointer to what names it; null as above. */
    rule: string | null;
    timeZone: string | null;
    /** Of the calendar the due time was counted in. */
    version: string | null;
    /** Whether it has changed since the clock was timed: the ledger is by the calendar as it was then. */
    hasChanged: boolean;
  };
  startedAt: InstantText;
  /** The time booked with the customer, of a clock that is due at it; null for others. */
  bookedFor: InstantText | null;
  /** When the target was, or will be, used up; null while a hold goes on that began before, and while none is known. */
  dueAt: InstantText | null;
  /**
   * From the start, or the booked time, to the due instant, never further: what is counted adds up to the target.
   * Without a due instant, of a clock on hold to now, and of one that ended on hold to its end. Empty when nobody knows
   * any more what the calendar was.
   */
  ledger: readonly LedgerEntry[];
  /** Open time from the due instant to now, or to the end of the clock, time on hold left out; null when not overdue. */
  overdue: string | null;
  /** See {@link caveatOf}. */
  caveat: string | null;
  /** Why it is due at no known time, or why there is no ledger; null when it is due at one, or on hold. */
  problem: string | null;
}

/** Whether the calendar a clock was timed by says something else now, or is none of the policy's any more. */
export function hasChanged(policy: Policy, { calendar, calendarVersion }: Clock): boolean {
  return (policy.calendarVersions?.[calendar] ?? null) !== calendarVersion;
}

/**
 * The proof of a clock of the ticket: what was promised, how it was counted until it was used up, and by how much it is
 * overdue. What is counted adds up to the target, or to what of it has passed on hold; of a booked time, to
 * how long after it counts as in time.
 * @param past the calendar as it was when the clock was timed, if it has changed since and that is known
 */
export function proofOf(
  policy: Policy,
  ticket: Ticket,
  clock: Clock,
  now: Temporal.Instant,
  past?: PastCalendar,
): Proof {
  const isPast = hasChanged(policy, clock);
  const calendar = isPast ? past?.calendar : policy.calendars[clock.calendar];
  const { metAt, cancelledAt, startedAt, target, policyVersion } = clock;
  const endedAt = metAt ?? cancelledAt;
  const pauses = pausesOf(policy, ticket, clock, endedAt);
  const since = fromText(clock.bookedFor ?? startedAt);
  const length = clock.bookedFor === undefined ? target : (graceOf(target) ?? 'PT0S');
  // What had run out before a hold is due no later for it.
  const found = calendar && clock.dueAt === null ? dueAt(calendar, since, length, pauses) : null;
  const due = clock.dueAt ?? (found?.ok && found.value.due ? toText(found.value.due) : null);
  const until = due ?? endedAt ?? (clock.state === 'paused' ? toText(now) : null);
  const names: DayNames = (isPast ? past?.names : policy.dayNames?.[clock.calendar]) ?? {};
  const ledger = calendar && until !== null ? ledgerOf(calendar, since, fromText(until), pauses, names) : null;
  const fault = [found, ledger].find((result) => result?.ok === false);
  return {
    policyVersion,
    rule: ruleOf(policy, ticket, clock),
    target,
    startedAt,
    bookedFor: clock.bookedFor ?? null,
    dueAt: due,
    calendar: {
      name: clock.calendar,
      rule: calendarRuleOf(policy, ticket, clock),
      timeZone: (calendar ?? policy.calendars[clock.calendar])?.timeZone ?? null,
      version: clock.calendarVersion,
      hasChanged: isPast,
    },
    ledger: ledger?.ok ? ledger.value : [],
    overdue: calendar && due !== null ? overdueBy(calendar, due, endedAt ?? toText(now), pauses) : null,
    caveat: caveatOf(policy, clock, toText(now)),
    problem: calendar ? (fault?.ok === false ? fault.error.detail : null) : unknownCalendar(clock.calendar),
  };
}

function overdueBy(calendar: Calendar, due: InstantText, until: InstantText, pauses: readonly Pause[]): string | null {
  const over = elapsed(calendar, fromText(due), fromText(until), pauses);
  if (!over.ok || over.value.seconds === 0) return null;
  return Temporal.Duration.from({ seconds: over.value.seconds }).round({ largestUnit: 'hour' }).toString();
}

function unknownCalendar(name: string): string {
  return `The calendar ${name} has changed since, and what it was when the clock was timed cannot be told any more.`;
}

/** Holds the clock stopped for: of one that is over, those that had begun by then, and what came later left out. */
function pausesOf(policy: Policy, ticket: Ticket, clock: Clock, endedAt: InstantText | null): Pause[] {
  const counted = holdsCounted(termsOfClock(policy, ticket, clock.name), ticket.holds);
  const before = ({ from }: Hold) => endedAt === null || from < endedAt;
  const goesOn = ({ to }: Hold) => to === null || (endedAt !== null && to >= endedAt);
  return counted.filter(before).map((hold) => [fromText(hold.from), goesOn(hold) ? null : fromText(hold.to!)] as const);
}

function ruleOf({ requestTypes }: Policy, { requestType }: Ticket, clock: Clock): string | null {
  const promise = requestTypes[requestType]?.clocks[clock.name];
  const path = `${promisePath(requestType, clock)}${clock.exception === null ? '' : `/exceptions/${clock.exception}`}`;
  const target = clock.exception === null ? promise?.target : promise?.exceptions?.[clock.exception]?.target;
  return target === clock.target ? `${path}/target` : null;
}

function calendarRuleOf(policy: Policy, ticket: Ticket, clock: Clock): string | null {
  const promise = policy.requestTypes[ticket.requestType]?.clocks[clock.name];
  if (!promise) return null;
  const path = promisePath(ticket.requestType, clock);
  const team = promise.followsTeam ? teamOf(policy, ticket) : null;
  const exception = clock.exception === null ? undefined : promise.exceptions?.[clock.exception];
  const rules: [string | undefined, string][] = [
    [team?.calendar, `/teams/${escaped(team?.name ?? '')}/calendar`],
    [exception?.calendar, `${path}/exceptions/${clock.exception}/calendar`],
    [promise.calendar, `${path}/calendar`],
  ];
  return rules.find(([calendar]) => calendar === clock.calendar)?.[1] ?? null;
}

function promisePath(requestType: string, { name }: Clock): string {
  return `/requestTypes/${escaped(requestType)}/clocks/${name}`;
}

/** RFC 6901. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
