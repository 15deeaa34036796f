import { nextOpening } from 'business-time';
import type { Temporal } from 'temporal-polyfill';
import { fromText, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { RunOfDays, SuggestedDays } from './events.ts';

/** So many runs of days are named one by one. */
const mostRuns = 3;

/** Nobody can come on a day that has passed, nor on one on which nobody works. */
export function suggestedDays(policy: Policy, from: InstantText, to: InstantText): SuggestedDays {
  const days = openDays(policy, from, to);
  return days.length <= mostRuns ? { days } : { days: [[days[0]![0], days.at(-1)![1]]], workingDays: true };
}

/**
 * The days on which visits are made between two instants, in runs; `to` is no part of it. Where there is none left, the next
 * day there is.
 */
export function openDays(policy: Policy, from: InstantText, to: InstantText): RunOfDays[] {
  const runs: [InstantText, InstantText][] = [];
  for (let day = nextOpenDay(policy, fromText(from)); day !== null; day = nextOpenDay(policy, after(day))) {
    const [begins, ends] = [toText(day.toInstant()), toText(after(day))];
    const last = runs.at(-1);
    if (last && begins >= to) break;
    if (last?.[1] === begins) last[1] = ends;
    else runs.push([begins, ends]);
    if (ends >= to) break;
  }
  return runs;
}

/** The start of the first day, where the business is, with an opening at or after an instant; null if there is none. */
function nextOpenDay({ calendars, visits, business }: Policy, from: Temporal.Instant): Temporal.ZonedDateTime | null {
  const opening = nextOpening(calendars[visits.calendar]!, from);
  return opening.ok ? opening.value.toZonedDateTimeISO(business.timeZone).startOfDay() : null;
}

function after(day: Temporal.ZonedDateTime): Temporal.Instant {
  return day.add({ days: 1 }).toInstant();
}
