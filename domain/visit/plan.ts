import { Temporal } from 'temporal-polyfill';
import { nextOpening } from '../calendar/windows.ts';
import { fromText, latest, toText } from '../instants.ts';
import type { OrderDates } from '../order/dates.ts';
import type { Order } from '../order/order.ts';
import { climateZoneOf } from '../order/site.ts';
import type { Plan, Policy, Season } from '../policy/policy.ts';
import type { InstantText, Role } from '../vocabulary.ts';
import type { Visit, VisitType } from './visit.ts';

/**
 * The first visit of every plan and season a delivered order brings. Planning again makes the same visits with the same
 * ids. What would already be over (an order told late) is left out, or moved on to the next time round.
 */
export function visitsForDelivery(policy: Policy, order: Order, now: Temporal.Instant): Visit[] {
  const { deliveredAt, cancelledAt } = order;
  if (deliveredAt === null || cancelledAt !== null) return [];
  const origin = { ...order, deliveredAt };
  const delivered = fromText(deliveredAt);
  const zone = climateZoneOf(policy, order);
  const planned = policy.plans.flatMap((plan) => planVisit(policy, origin, plan, 1, now) ?? []);
  const seasonal = policy.seasons
    .filter((season) => season.climateZone === zone)
    .map((season) => seasonVisit(policy, origin, season, firstYear(policy, season, delivered, now), now));
  return [...planned, ...seasonal];
}

/** The visit that follows one that is over; null for a rule that does not repeat or is no longer in the policy. */
export function nextVisit(policy: Policy, visit: Visit, now: Temporal.Instant): Visit | null {
  const occurrence = occurrenceOf(visit);
  const plan = policy.plans.find((one) => one.name === visit.rule);
  if (plan) {
    return plan.repeat ? planVisit(policy, visit, plan, occurrence + 1, now) : null;
  }
  const season = policy.seasons.find((one) => one.name === visit.rule);
  return season ? seasonVisit(policy, visit, season, occurrence + 1, now) : null;
}

/**
 * A planned visit by other dates of its order: moved, or a later one of its plan where its own window is over by now.
 * Null when its plan makes none by them.
 */
export function replanned(policy: Policy, visit: Visit, dates: OrderDates, now: Temporal.Instant): Visit | null {
  const plan = policy.plans.find((one) => one.name === visit.rule);
  const from = plan?.from ?? 'delivery';
  if (!plan || from === 'delivery' || dates[from] === visit.dates?.[from]) return { ...visit, dates };
  return planVisit(policy, { ...visit, dates }, plan, occurrenceOf(visit), now);
}

function occurrenceOf({ visitId }: Visit): number {
  return Number(visitId.slice(visitId.lastIndexOf('-') + 1));
}

/** What a visit takes over from the order, or from the visit before it. */
type Origin = Pick<Visit, 'shopId' | 'orderId' | 'customer' | 'deliveredAt' | 'dates'> &
  ({ products: string[] } | { lines: { product: string }[] });

/** The nth window opens n times the plan's interval after the day it counts from; windows that are over are passed. */
function planVisit(
  policy: Policy,
  origin: Origin,
  plan: Plan,
  occurrence: number,
  now: Temporal.Instant,
): Visit | null {
  const first = dayCountedFrom(policy, origin, plan);
  if (first === null || !isFor(plan, origin)) return null;
  const today = localDay(policy, now);
  const until = plan.until ? first.add(plan.until) : null;
  for (let index = occurrence; ; index += 1) {
    const start = first.add(times(plan.after, index));
    if (until && Temporal.PlainDate.compare(start, until) > 0) return null;
    const end = start.add(plan.window);
    if (Temporal.PlainDate.compare(end, today) > 0) {
      return makeVisit(policy, origin, plan, plan.visitType, index, start, end, now);
    }
    if (!plan.repeat) return null;
  }
}

function dayCountedFrom(policy: Policy, origin: Origin, { from = 'delivery' }: Plan): Temporal.PlainDate | null {
  if (from === 'delivery') return localDay(policy, fromText(origin.deliveredAt));
  const day = origin.dates?.[from];
  return day === undefined ? null : Temporal.PlainDate.from(day);
}

function isFor({ customerClass }: Plan, { customer }: Origin): boolean {
  return !customerClass || (customer?.class !== undefined && customerClass.includes(customer.class));
}

/** Counted from the start at once: month by month, the 31st would become the 28th for good. */
function times(interval: string, n: number): Temporal.Duration {
  const { years, months, weeks, days } = Temporal.Duration.from(interval);
  return Temporal.Duration.from({ years: years * n, months: months * n, weeks: weeks * n, days: days * n });
}

/** The occurrence of a season is its year. It is offered `lead` before the season opens, and runs until the season closes. */
function seasonVisit(policy: Policy, origin: Origin, season: Season, year: number, now: Temporal.Instant): Visit {
  const opens = Temporal.PlainDate.from(`${year}-${season.opens}`);
  return makeVisit(
    policy,
    origin,
    season,
    'seasonal-inspection',
    year,
    opens.subtract(season.lead),
    closing(season, year),
    now,
  );
}

function closing(season: Season, year: number): Temporal.PlainDate {
  const wraps = season.closes < season.opens;
  return Temporal.PlainDate.from(`${wraps ? year + 1 : year}-${season.closes}`).add({ days: 1 });
}

/** The first year whose season is not over yet, neither at the delivery nor today. */
function firstYear(policy: Policy, season: Season, delivered: Temporal.Instant, now: Temporal.Instant): number {
  const day = localDay(policy, Temporal.Instant.compare(delivered, now) > 0 ? delivered : now);
  const years = [day.year - 1, day.year, day.year + 1];
  return years.find((year) => Temporal.PlainDate.compare(day, closing(season, year)) < 0)!;
}

function makeVisit(
  policy: Policy,
  origin: Origin,
  rule: { name: string; role: Role },
  visitType: VisitType,
  occurrence: number,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  now: Temporal.Instant,
): Visit {
  const windowFrom = toText(from.toZonedDateTime(policy.business.timeZone).toInstant());
  const windowTo = toText(to.toZonedDateTime(policy.business.timeZone).toInstant());
  const offerAt = offerInstant(policy, from, now);
  const steps: Visit['steps'] = [
    { name: 'offer', dueAt: offerAt, doneAt: null },
    { name: 'miss', dueAt: afterWindow(policy, latest(offerAt, windowTo)), doneAt: null },
  ];
  return {
    visitId: `${origin.shopId}-${origin.orderId}-${rule.name}-${occurrence}`,
    version: 1,
    status: 'planned',
    visitType,
    rule: rule.name,
    shopId: origin.shopId,
    orderId: origin.orderId,
    customer: origin.customer,
    deliveredAt: origin.deliveredAt,
    ...(origin.dates ? { dates: origin.dates } : {}),
    products: 'products' in origin ? origin.products : [...new Set(origin.lines.map((line) => line.product))],
    windowFrom,
    windowTo,
    agreedAt: null,
    role: rule.role,
    assignee: policy.staff.find((person) => person.role === rule.role)?.id ?? null,
    steps,
    nextDueAt: offerAt,
    report: null,
    satisfied: null,
    createdAt: toText(now),
    updatedAt: toText(now),
    eventCount: 0,
    policyVersion: policy.version,
    execution: null,
  };
}

/** The policy's offer time on the window's first working day. Not today: the day's planner has been here already. */
function offerInstant(policy: Policy, from: Temporal.PlainDate, now: Temporal.Instant): InstantText {
  const { timeZone } = policy.business;
  const today = localDay(policy, now);
  const day = Temporal.PlainDate.compare(from, today) <= 0 ? today.add({ days: 1 }) : from;
  const planned = day.toZonedDateTime({ timeZone, plainTime: policy.visits.offerTime }).toInstant();
  return toText(openingAfter(policy, planned));
}

/** The instant itself when visits are worked on then, else when they are next. */
function openingAfter(policy: Policy, instant: Temporal.Instant): Temporal.Instant {
  const opening = nextOpening(policy.calendars[policy.visits.calendar]!, instant);
  // A policy whose calendar never opens is refused before it gets here.
  if (!opening.ok) throw new Error(opening.error.detail);
  return opening.value;
}

/** When a visit nobody reported on counts as missed: in working hours, since people are told of it. */
export function afterWindow(policy: Policy, end: InstantText): InstantText {
  const local = fromText(end).toZonedDateTimeISO(policy.business.timeZone);
  return toText(openingAfter(policy, local.add(policy.visits.missedAfter).toInstant()));
}

function localDay(policy: Policy, instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(policy.business.timeZone).toPlainDate();
}
