import { Temporal } from 'temporal-polyfill';
import { earliest, fromText, toText } from '../instants.ts';
import type { Order } from '../order/order.ts';
import { climateZoneOf, regionOf, type Site } from '../order/site.ts';
import type { OrderDates } from '../order-dates.ts';
import type { Policy } from '../policy/policy.ts';
import type { Plan, Season } from '../policy/rules.ts';
import type { InstantText, Role, VisitType } from '../vocabulary.ts';
import { localDay, stepsOf, visitCalendarVersion } from './steps.ts';
import type { Visit } from './visit.ts';
import { visitorOf } from './visitor.ts';

/**
 * The first visit of every plan and season a delivered order brings. Planning again makes the same visits with the same
 * ids. What would already be over (an order told late) is left out, or moved on to the next time round.
 */
export function visitsForDelivery(policy: Policy, order: Order, now: Temporal.Instant): Visit[] {
  const { deliveredAt, cancelledAt } = order;
  if (deliveredAt === null || cancelledAt !== null) return [];
  const origin = { ...order, deliveredAt, region: regionOf(policy, order) };
  const delivered = fromText(deliveredAt);
  const zone = climateZoneOf(policy, order);
  const planned = policy.plans.flatMap((plan) => planVisit(policy, origin, plan, 1, now) ?? []);
  const seasonal = policy.seasons
    .filter((season) => season.climateZone === zone)
    .map((season) => seasonVisit(policy, origin, season, firstYear(policy, season, delivered, now), now));
  return [...planned, ...seasonal];
}

/**
 * The visit that follows one that is over; null for a rule that does not repeat or is no longer in the policy.
 * @param heldAt when it was made; absent where it was not
 */
export function nextVisit(policy: Policy, visit: Visit, now: Temporal.Instant, heldAt?: InstantText): Visit | null {
  const occurrence = occurrenceOf(visit);
  const plan = policy.plans.find((one) => one.name === visit.rule);
  if (plan) {
    const { countsFrom: _, ...rest } = visit;
    const day = localDay(policy, fromText(heldAt ?? visit.windowFrom)).toString();
    const origin = plan.repeat === 'from-completion' ? { ...rest, countsFrom: day } : rest;
    return plan.repeat ? planVisit(policy, origin, plan, occurrence + 1, now) : null;
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

/** A planned visit once the one before it turns out to have been made on a day; null where its plan does not count from there. */
export function countedFrom(policy: Policy, visit: Visit, heldOn: string, now: Temporal.Instant): Visit | null {
  const plan = policy.plans.find((one) => one.name === visit.rule);
  if (plan?.repeat !== 'from-completion' || (visit.countsFrom ?? heldOn) >= heldOn) return null;
  return planVisit(policy, { ...visit, countsFrom: heldOn }, plan, occurrenceOf(visit), now);
}

/** A planned visit as its rule of the same name makes it now; null when there is no such rule here, or it makes none. */
export function planAgain(policy: Policy, visit: Visit, site: Site, now: Temporal.Instant): Visit | null {
  const occurrence = occurrenceOf(visit);
  const plan = policy.plans.find((one) => one.name === visit.rule);
  if (plan) return planVisit(policy, visit, plan, occurrence, now);
  const season = policy.seasons.find((one) => one.name === visit.rule);
  if (!season || season.climateZone !== climateZoneOf(policy, site)) return null;
  const year = Math.max(occurrence, firstYear(policy, season, fromText(visit.deliveredAt), now));
  return seasonVisit(policy, visit, season, year, now);
}

function occurrenceOf({ visitId }: Visit): number {
  return Number(visitId.slice(visitId.lastIndexOf('-') + 1));
}

/** What a visit takes over from the order, or from the visit before it. */
type Origin = Pick<Visit, 'shopId' | 'orderId' | 'customer' | 'region' | 'deliveredAt' | 'dates' | 'countsFrom'> &
  ({ products: string[] } | { lines: { product: string }[] });

/**
 * The nth window opens n times the plan's interval after the day it counts from, or once after the visit before; windows that
 * are over are passed.
 */
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
  const before = plan.repeat === 'from-completion' ? origin.countsFrom : undefined;
  for (let index = occurrence; ; index += 1) {
    const start = before
      ? Temporal.PlainDate.from(before).add(times(plan.after, index - occurrence + 1))
      : first.add(times(plan.after, index));
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
  rule: { name: string; role: Role; skill?: string | undefined },
  visitType: VisitType,
  occurrence: number,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  now: Temporal.Instant,
): Visit {
  const windowFrom = toText(from.toZonedDateTime(policy.business.timeZone).toInstant());
  const windowTo = toText(to.toZonedDateTime(policy.business.timeZone).toInstant());
  const steps = stepsOf(policy, from, windowTo, now);
  const { shopId, orderId, region, countsFrom } = origin;
  const { role, skill } = rule;
  const whose = { shopId, orderId, region, role, ...(skill === undefined ? {} : { skill }) };
  const called = { ...whose, assignee: null, agreedAt: null, windowFrom, windowTo };
  return {
    ...whose,
    visitId: `${shopId}-${orderId}-${rule.name}-${occurrence}`,
    version: 1,
    status: 'planned',
    visitType,
    rule: rule.name,
    customer: origin.customer,
    deliveredAt: origin.deliveredAt,
    ...(origin.dates ? { dates: origin.dates } : {}),
    ...(countsFrom === undefined ? {} : { countsFrom }),
    products: 'products' in origin ? origin.products : [...new Set(origin.lines.map((line) => line.product))],
    windowFrom,
    windowTo,
    agreedAt: null,
    assignee: visitorOf(policy, called, toText(now)),
    booked: null,
    steps,
    asked: 0,
    nextDueAt: earliest(steps.map(({ dueAt }) => dueAt)),
    calendarVersion: visitCalendarVersion(policy),
    report: null,
    satisfied: null,
    heldAt: null,
    by: null,
    openedTicketId: null,
    createdAt: toText(now),
    updatedAt: toText(now),
    eventCount: 0,
    policyVersion: policy.version,
    execution: null,
  };
}
