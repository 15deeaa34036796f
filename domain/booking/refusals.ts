import { isOpen, nextOpening } from 'business-time';
import type { Context } from '../context.ts';
import { type Problem, problem } from '../errors.ts';
import { fromText, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';

/** A time that is usually refused is taken all the same when somebody says why. */
export interface Forced {
  reason: string;
}

const insist = 'or force, with a reason';

/** Null when something can be agreed for an instant at all: it is still to come, and within a year. Nothing forces others. */
export function refusalOfInstant(
  agreedAt: InstantText,
  field: string,
  { now }: Context,
): Problem<'time-in-the-past' | 'unbookable'> | null {
  if (agreedAt <= toText(now)) {
    return problem('time-in-the-past', { detail: `${agreedAt} is over.`, field, expected: 'an instant after now' });
  }
  const latest = toText(now.add({ hours: 366 * 24 }));
  if (agreedAt <= latest) return null;
  return problem('unbookable', {
    detail: `${agreedAt} is more than a year ahead.`,
    field,
    expected: `an instant from now on, at the latest ${latest}`,
  });
}

/** Null when one of some calendars is open at an instant: on a Sunday night or a holiday nobody comes unasked. */
export function refusalOfHours(
  policy: Policy,
  names: readonly string[],
  agreedAt: InstantText,
  field: string,
): Problem<'outside-hours'> | null {
  const instant = fromText(agreedAt);
  const calendars = names.map((name) => policy.calendars[name]!);
  if (calendars.some((calendar) => isOpen(calendar, instant))) return null;
  const next = nextOpening(calendars[0]!, instant);
  const { timeZone } = policy.business;
  return problem('outside-hours', {
    detail: `${localText(agreedAt, timeZone)} is outside the calendar ${names[0]}.`,
    field,
    expected: next.ok
      ? `a time at which ${names[0]} is open, such as ${localText(toText(next.value), timeZone)}, ${insist}`
      : `a time at which ${names[0]} is open, ${insist}`,
  });
}

/** Somebody has promised that time to somebody else. */
export function doublyBooked(staff: string, agreedAt: InstantText, field: string): Problem<'doubly-booked'> {
  return problem('doubly-booked', {
    detail: `${staff} has another visit or appointment at ${agreedAt}.`,
    field,
    expected: `a time at which ${staff} is free, ${insist}`,
  });
}

function localText(instant: InstantText, timeZone: string): string {
  return fromText(instant).toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}
