import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays, isOpen, nextOpening } from '../calendar/windows.ts';
import { fromText, latest, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { Result } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Visit, VisitStep } from './visit.ts';

/** What a visit in a window of days does by itself before anything is agreed. */
export function stepsOf(policy: Policy, from: Temporal.PlainDate, windowTo: InstantText, now: Temporal.Instant) {
  const offerAt = offerInstant(policy, from, now);
  return [
    { name: 'offer', dueAt: offerAt, doneAt: null },
    { name: 'miss', dueAt: afterWindow(policy, latest(offerAt, windowTo)), doneAt: null },
  ] satisfies VisitStep[];
}

/**
 * A visit's steps by the calendar as it is now, when a day of it has changed. What was due before stays due; an offer
 * that could have gone out before now goes out on the next day there is.
 */
export function retimedSteps(policy: Policy, visit: Visit, now: Temporal.Instant): VisitStep[] {
  const at = toText(now);
  const offer = visit.steps.find((step) => step.name === 'offer' && step.doneAt === null);
  const from = localDay(policy, fromText(visit.windowFrom));
  const offerAgain = (): InstantText => {
    const moved = offerInstant(policy, from, fromText(visit.createdAt));
    if (moved > at) return moved;
    return offer!.dueAt > at ? offerInstant(policy, from, now) : offer!.dueAt;
  };
  const offerAt = offer ? offerAgain() : null;
  const end = visit.agreedAt ?? (offerAt === null ? visit.windowTo : latest(offerAt, visit.windowTo));
  return visit.steps.map((step) => {
    if (step.doneAt !== null) return step;
    if (step.name === 'offer') return { ...step, dueAt: offerAt! };
    if (step.name === 'miss') return { ...step, dueAt: afterWindow(policy, end) };
    const remindAt = reminderInstant(policy, end);
    return remindAt > at && step.dueAt > at ? { ...step, dueAt: remindAt } : step;
  });
}

/** What the calendar of visits says, in short; null where nobody has worked that out. */
export function visitCalendarVersion(policy: Policy): string | null {
  return policy.calendarVersions?.[policy.visits.calendar] ?? null;
}

/** When a visit nobody reported on counts as missed: in working hours, since people are told of it. */
export function afterWindow(policy: Policy, end: InstantText): InstantText {
  const local = fromText(end).toZonedDateTimeISO(policy.business.timeZone);
  return toText(openingAfter(policy, local.add(policy.visits.missedAfter).toInstant()));
}

/** The day it is at an instant where the business is. */
export function localDay(policy: Policy, instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(policy.business.timeZone).toPlainDate();
}

/** The policy's offer time on the window's first working day. Not today: the day's planner has been here already. */
function offerInstant(policy: Policy, from: Temporal.PlainDate, now: Temporal.Instant): InstantText {
  const tomorrow = localDay(policy, now).add({ days: 1 });
  const day = tomorrow.until(from).sign < 0 ? tomorrow : from;
  return toText(mailInstant(policy, workingDay(policy, day, 0)));
}

/**
 * When the customer is reminded of an agreed time: the policy's span before it; when nobody works then, at the last
 * offer time before.
 */
export function reminderInstant(policy: Policy, agreedAt: InstantText): InstantText {
  const local = fromText(agreedAt).toZonedDateTimeISO(policy.business.timeZone);
  const planned = local.subtract(policy.visits.remindBefore).toInstant();
  if (isOpen(policy.calendars[policy.visits.calendar]!, planned)) return toText(planned);
  let day = workingDay(policy, localDay(policy, planned).add({ days: 1 }), -1);
  while (mailInstant(policy, day).epochMilliseconds > planned.epochMilliseconds) day = workingDay(policy, day, -1);
  return toText(mailInstant(policy, day));
}

/** When customers are written to on a working day. */
function mailInstant(policy: Policy, day: Temporal.PlainDate): Temporal.Instant {
  const { timeZone } = policy.business;
  const planned = day.toZonedDateTime({ timeZone, plainTime: policy.visits.offerTime }).toInstant();
  return openingAfter(policy, planned);
}

/** The working day so many after a day; with 0 the day itself, if it is one. */
function workingDay(policy: Policy, day: Temporal.PlainDate, n: number): Temporal.PlainDate {
  return must(addWorkingDays(policy.calendars[policy.visits.calendar]!, day, n));
}

/** The instant itself when visits are worked on then, else when they are next. */
function openingAfter(policy: Policy, instant: Temporal.Instant): Temporal.Instant {
  return must(nextOpening(policy.calendars[policy.visits.calendar]!, instant));
}

/** A policy whose calendar never opens is refused before it gets here. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}
