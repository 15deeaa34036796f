import { addWorkingDays, isOpen, nextOpening } from 'business-time';
import type { Temporal } from 'temporal-polyfill';
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
    { name: 'lapse', dueAt: afterEnd(policy, latest(offerAt, windowTo)), doneAt: null },
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
    // What would have been due before now by the calendar of today is due since it was by that of the day, or now.
    const dueAt = afterEnd(policy, end);
    const then = dueAt > at ? dueAt : step.dueAt < at ? step.dueAt : at;
    if (step.name === 'lapse') return { ...step, dueAt: then };
    // Once we have been asked, we are asked again by the time since then.
    if (step.name === 'ask') return visit.asked > 0 ? step : { ...step, dueAt: then };
    const remindAt = reminderInstant(policy, end);
    return remindAt > at && step.dueAt > at ? { ...step, dueAt: remindAt } : step;
  });
}

/** What the calendar of visits says, in short; null where nobody has worked that out. */
export function visitCalendarVersion(policy: Policy): string | null {
  return policy.calendarVersions?.[policy.visits.calendar] ?? null;
}

/** When an offer nobody answered lapses, or we are asked whether an agreed visit took place: in working hours. */
function afterEnd(policy: Policy, end: InstantText): InstantText {
  return laterInHours(policy, end, policy.visits.missedAfter);
}

/** When we are asked once more: the second time soon, since the leads hear of it then, and from then on now and again. */
export function askAgainAt(policy: Policy, timesAsked: number, now: Temporal.Instant): InstantText {
  const { leadAfter = 'P1D', askAgain = 'P7D' } = policy.visits;
  return laterInHours(policy, toText(now), timesAsked === 1 ? leadAfter : askAgain);
}

/** What is due once an agreed time is over: nothing of it but to ask. */
export function agreedSteps(policy: Policy, visit: Visit, agreedAt: InstantText, now: Temporal.Instant): VisitStep[] {
  const at = toText(now);
  const remindAt = reminderInstant(policy, agreedAt);
  return [
    ...visit.steps.filter(({ name }) => name === 'offer').map((step) => ({ ...step, doneAt: step.doneAt ?? at })),
    // Agreed within the reminder's span: the confirmation itself is reminder enough.
    ...(remindAt > at ? [{ name: 'remind' as const, dueAt: remindAt, doneAt: null }] : []),
    { name: 'ask', dueAt: afterEnd(policy, agreedAt), doneAt: null },
  ];
}

/** What is due once a time the customer called off is free again and the visit stays on offer. */
export function offeredSteps(policy: Policy, visit: Visit, now: Temporal.Instant): VisitStep[] {
  const lapse = { name: 'lapse' as const, dueAt: afterEnd(policy, latest(visit.windowTo, toText(now))), doneAt: null };
  return [...visit.steps.filter(({ name }) => name === 'offer'), lapse];
}

/** What is due once an offer that is out has been taken back: it is tried again, as long as its window lasts. */
export function offerAgainSteps(policy: Policy, { windowTo }: Visit, now: Temporal.Instant): VisitStep[] {
  const dueAt = offerAgainAt(policy, now);
  const lapse = { name: 'lapse' as const, dueAt: afterEnd(policy, latest(toText(now), windowTo)), doneAt: null };
  return dueAt < windowTo ? [{ name: 'offer', dueAt, doneAt: null }, lapse] : [lapse];
}

/** When an offer is tried again that has to wait today. */
export function offerAgainAt(policy: Policy, now: Temporal.Instant): InstantText {
  return offerInstant(policy, localDay(policy, now), now);
}

function laterInHours(policy: Policy, from: InstantText, duration: string): InstantText {
  const local = fromText(from).toZonedDateTimeISO(policy.business.timeZone);
  return toText(openingAfter(policy, local.add(duration).toInstant()));
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
function reminderInstant(policy: Policy, agreedAt: InstantText): InstantText {
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
