import * as fc from 'fast-check';
import type { Deed, DeedName, Gap, Life, Timed } from './life.ts';

const choice = fc.nat(60);
const hour = 60;
const day = 24 * hour;

/** Most things take minutes or hours, some days or weeks; some happen on the very edge of what is due. */
const gap: fc.Arbitrary<Gap> = fc.oneof(
  { weight: 4, arbitrary: minutes(1, 2 * hour) },
  { weight: 4, arbitrary: minutes(hour, day) },
  { weight: 3, arbitrary: minutes(day, 6 * day) },
  { weight: 1, arbitrary: minutes(6 * day, 40 * day) },
  { weight: 3, arbitrary: fc.constantFrom('before', 'at', 'after').map((next) => ({ next }) as Gap) },
);

function minutes(least: number, most: number): fc.Arbitrary<Gap> {
  return fc.integer({ min: least, max: most }).map((minutes) => ({ minutes }));
}

type Parts<N extends DeedName> = {
  [K in keyof Omit<Extract<Deed, { do: N }>, 'do'>]: fc.Arbitrary<Extract<Deed, { do: N }>[K]>;
};

function deed<N extends DeedName>(name: N, parts: Parts<N>): fc.Arbitrary<Deed> {
  return fc.record({ do: fc.constant(name), ...parts } as any) as unknown as fc.Arbitrary<Deed>;
}

const person = { locale: choice, customerClass: choice, region: choice };
const ticket = choice;

const open = deed('open', { type: choice, channel: choice, priority: choice, ...person });
const deliver = deed('deliver', person);

/** What is done about tickets, the commonest first. */
const aboutTickets: fc.WeightedArbitrary<Deed>[] = [
  { weight: 7, arbitrary: deed('message', { needsAnswer: fc.boolean(), ticket }) },
  { weight: 7, arbitrary: deed('reply', { by: fc.constantFrom('mail', 'phone'), ticket }) },
  { weight: 6, arbitrary: deed('milestone', { which: choice, ticket }) },
  { weight: 5, arbitrary: deed('resolve', { founded: fc.boolean(), ticket }) },
  {
    weight: 4,
    arbitrary: deed('hold', {
      waitsFor: choice,
      hours: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null, freq: 2 }),
      ticket,
    }),
  },
  { weight: 3, arbitrary: deed('reopen', { ticket }) },
  { weight: 3, arbitrary: deed('resume', { ticket }) },
  { weight: 3, arbitrary: deed('prioritise', { to: choice, ticket }) },
  { weight: 3, arbitrary: deed('book', { hours: fc.integer({ min: 1, max: 400 }), ticket }) },
  { weight: 2, arbitrary: deed('retype', { to: choice, ticket }) },
  { weight: 2, arbitrary: deed('assign', { to: choice, ticket }) },
  { weight: 1, arbitrary: deed('call-off', { ticket }) },
  { weight: 1, arbitrary: deed('repromise', { ticket }) },
  { weight: 1, arbitrary: deed('no-answer', { ticket }) },
  { weight: 1, arbitrary: deed('add-task', { to: choice, ticket }) },
  { weight: 1, arbitrary: deed('finish-task', { which: choice, ticket }) },
  { weight: 1, arbitrary: open },
];

const aboutVisits: fc.WeightedArbitrary<Deed>[] = [
  { weight: 6, arbitrary: deed('agree', { hours: fc.integer({ min: 1, max: 500 }), visit: choice }) },
  {
    weight: 4,
    arbitrary: deed('visited', { satisfied: fc.option(fc.boolean(), { nil: null, freq: 3 }), visit: choice }),
  },
  { weight: 2, arbitrary: deed('not-visited', { byUs: fc.boolean(), visit: choice }) },
  { weight: 1, arbitrary: deed('decline', { visit: choice }) },
  { weight: 2, arbitrary: deed('call-off-visit', { byUs: fc.boolean(), again: fc.boolean(), visit: choice }) },
  { weight: 2, arbitrary: deed('tell-dates', { days: fc.integer({ min: 0, max: 60 }) }) },
  { weight: 1, arbitrary: deed('cancel-order', {}) },
];

const aboutTheHouse: fc.WeightedArbitrary<Deed>[] = [
  {
    weight: 3,
    arbitrary: deed('away', { who: choice, inHours: fc.nat(200), forHours: fc.integer({ min: 1, max: 700 }) }),
  },
  { weight: 1, arbitrary: deed('back', { which: choice }) },
  { weight: 2, arbitrary: deed('change-day', { calendar: choice, days: fc.nat(10), open: fc.boolean() }) },
  { weight: 1, arbitrary: deed('restore-day', { which: choice }) },
  { weight: 2, arbitrary: deed('change-policy', { how: choice, who: choice }) },
];

/** A ticket or an order, and what becomes of it; now and then the house changes meanwhile. */
export function lifeOf(preset: string): fc.Arbitrary<Life> {
  const timed = (deeds: fc.Arbitrary<Deed>): fc.Arbitrary<Timed> => fc.record({ after: gap, deed: deeds });
  const begin = (first: fc.Arbitrary<Deed>, others: fc.WeightedArbitrary<Deed>[]) =>
    fc.record({
      first: timed(first),
      rest: fc.array(timed(fc.oneof(...others)), { maxLength: 12, size: 'max' }),
    });
  const ticketLife = begin(open, [...aboutTickets, ...aboutTheHouse]);
  const visitLife = begin(deliver, [...aboutVisits, ...aboutVisits, ...aboutTheHouse, ...aboutTickets.slice(0, 4)]);
  return fc
    .record({
      begins: fc.nat(24 * 500),
      course: fc.oneof({ weight: 4, arbitrary: ticketLife }, { weight: 1, arbitrary: visitLife }),
    })
    .map(({ begins, course }) => ({ preset, begins, deeds: [course.first, ...course.rest] }));
}
