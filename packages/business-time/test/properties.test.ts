import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarSchema } from '../src/calendar.ts';
import { dueAt, elapsed, type LedgerEntry, type Pause, proofOf } from '../src/index.ts';
import { weekdays } from '../src/week.ts';
import { isOpen, nextOpening } from '../src/windows.ts';
import { SlowCalendar } from '../testing/slow-calendar.ts';

const HORIZON_DAYS = 10;

/** Days on which something odd happens to the clock, and an ordinary one. */
const days = [
  ['Europe/Berlin', '2026-03-29', '2026-10-25'],
  ['America/New_York', '2026-03-08', '2026-11-01'],
  ['America/Santiago', '2026-04-04', '2026-09-05'],
  ['Atlantic/Azores', '2026-03-29', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
  ['Africa/Casablanca', '2026-02-15', '2026-03-22'],
  ['Pacific/Apia', '2011-12-30', '2011-12-31'],
  ['America/St_Johns', '2010-03-14', '2010-11-07'],
  ['Asia/Seoul', '2026-02-17', '2028-02-29'],
  ['Asia/Kolkata', '2026-01-26', '2026-12-31'],
] as const;

const quarter = fc.integer({ min: 0, max: 95 }).map((n) => n * 15);
const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** Up to two windows by day, and perhaps one past midnight. */
const windows = fc.tuple(fc.uniqueArray(quarter, { maxLength: 5 }), fc.boolean()).map(([cuts, night]) => {
  const sorted = cuts.toSorted((a, b) => a - b).map(time);
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < sorted.length; at += 2) pairs.push([sorted[at]!, sorted[at + 1]!]);
  if (night && sorted.length % 2 === 1) pairs.push([sorted.at(-1)!, sorted[0]!]);
  return pairs.filter(([start, end]) => start !== end);
});
const week = fc.oneof(
  { weight: 1, arbitrary: fc.constant('24x7' as const) },
  { weight: 6, arbitrary: fc.record(Object.fromEntries(weekdays.map((day) => [day, windows])), { requiredKeys: [] }) },
);

const situation = fc.constantFrom(...days).chain(([timeZone, ...dates]) =>
  fc.constantFrom(...dates).chain((date) => {
    const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' });
    const nearby = fc
      .integer({ min: -3, max: 5 })
      .map((n) => Temporal.PlainDate.from(date).add({ days: n }).toString());
    const second = (from: number, to: number) =>
      fc.integer({ min: from * 86_400, max: to * 86_400 }).map((n) => noon.epochMilliseconds / 1000 + n);
    return fc.record({
      calendar: fc
        .record({
          timeZone: fc.constant(timeZone),
          windows: week,
          holidays: fc.uniqueArray(nearby, { maxLength: 2 }),
          workdays: fc.dictionary(
            nearby,
            windows.filter((day) => day.length > 0),
            { maxKeys: 2 },
          ),
        })
        .map((data) => calendarSchema.safeParse(data))
        .filter((parsed) => parsed.success)
        .map((parsed) => parsed.data),
      start: second(-2, 2),
      pauses: fc.array(
        fc.tuple(second(-2, 4), fc.integer({ min: 0, max: 90_000 })).map(([from, long]) => ({ from, to: from + long })),
        { maxLength: 3 },
      ),
    });
  }),
);

const at = (second: number) => Temporal.Instant.fromEpochMilliseconds(second * 1000);
const asPauses = (pauses: readonly { from: number; to: number }[]): Pause[] =>
  pauses.map(({ from, to }) => [at(from), at(to)]);
const slow = (calendar: Calendar, start: number) => new SlowCalendar(calendar, start, HORIZON_DAYS);

const secondOf = (text: string) => Temporal.Instant.from(text).epochMilliseconds / 1000;
/** Of a proof over rare openings the middle is folded, and says what was counted in it. */
const countedIn = (proof: readonly LedgerEntry[]) =>
  proof.reduce((total, { kind, seconds, counted = 0 }) => total + (kind === 'counted' ? seconds : counted), 0);

function withMore(duration: string, seconds: number): Temporal.Duration {
  const shorter = Temporal.Duration.from(duration);
  return shorter.with({ seconds: shorter.seconds + seconds });
}

function dueSecond(...[calendar, start, target, pauses]: Parameters<typeof dueAt>): number {
  const result = dueAt(calendar, start, target, pauses);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.due!.epochMilliseconds / 1000;
}

describe('business time agrees with counting second by second', () => {
  it('on when a target falls due, around clock changes, holidays, one-off openings and pauses', () => {
    const target = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 1, max: 200_000 }));
    fc.assert(
      fc.property(situation, target, ({ calendar, start, pauses }, seconds) => {
        const expected = slow(calendar, start).dueAt(start, seconds, pauses);
        fc.pre(expected !== null);
        expect(dueSecond(calendar, at(start), `PT${seconds}S`, asPauses(pauses))).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('on how much time has passed', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 8 * 86_400 }), ({ calendar, start, pauses }, span) => {
        const result = elapsed(calendar, at(start), at(start + span), asPauses(pauses));
        expect(result.ok && result.value.seconds).toBe(slow(calendar, start).elapsed(start, start + span, pauses));
      }),
      { numRuns: 60 },
    );
  });

  it('on working days', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 4 }), ({ calendar, start }, n) => {
        const expected = slow(calendar, start).workingDaysAfter(start, n);
        fc.pre(expected !== null);
        expect(dueSecond(calendar, at(start), `P${n}D`)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('on whether it is open, and when it opens next', () => {
    fc.assert(
      fc.property(situation, ({ calendar, start }) => {
        const reference = slow(calendar, start);
        expect(isOpen(calendar, at(start))).toBe(reference.isOpen(start));
        const opening = reference.dueAt(start, 0, []);
        fc.pre(opening !== null);
        expect(nextOpening(calendar, at(start))).toEqual({ ok: true, value: at(opening) });
      }),
      { numRuns: 60 },
    );
  });
});

/** One-off openings alone are not enough: later they are over. */
function opensEveryWeek({ windows }: Calendar): boolean {
  return windows === '24x7' || Object.values(windows).some((day) => day && day.length > 0);
}

describe('whatever the calendar', () => {
  const target = fc.constantFrom('PT0S', 'PT1S', 'PT45M', 'PT7H30M', 'PT30H', 'P1D', 'P3DT2H', 'P1W', 'P1M2D');

  it('the proof accounts for every second, and what is counted adds up to the target', () => {
    fc.assert(
      fc.property(situation, target, ({ calendar, start, pauses }, duration) => {
        const result = dueAt(calendar, at(start), duration, asPauses(pauses));
        fc.pre(result.ok && result.value.due !== null);
        const { due } = result.value;
        const proof = proofOf(calendar, at(start), due, asPauses(pauses));
        fc.pre(proof.ok);
        const instants = [start, ...proof.value.map(({ to }) => secondOf(to))];
        expect(proof.value.map(({ from }) => secondOf(from))).toEqual(instants.slice(0, -1));
        expect(instants.at(-1)).toBe(due.epochMilliseconds / 1000);
        for (const { from, to, seconds } of proof.value) expect(seconds).toBe(secondOf(to) - secondOf(from));

        const counted = countedIn(proof.value);
        const passed = elapsed(calendar, at(start), due, asPauses(pauses));
        expect(passed.ok && passed.value.seconds).toBe(counted);
        const exact = Temporal.Duration.from(duration);
        if (!exact.months && !exact.days && !exact.weeks) expect(counted).toBe(exact.total('seconds'));
      }),
    );
  });

  it('a pause credits exactly the open time it covers, however it is cut up', () => {
    fc.assert(
      fc.property(situation, target, fc.nat(90_000), ({ calendar, start, pauses }, duration, cut) => {
        const whole = dueAt(calendar, at(start), duration, asPauses(pauses));
        const cutUp = pauses.flatMap(({ from, to }) => {
          const middle = Math.min(to, from + cut);
          return [
            { from: middle, to },
            { from, to: middle },
          ];
        });
        const again = dueAt(calendar, at(start), duration, asPauses(cutUp));
        expect(again).toEqual(whole);
      }),
    );
  });

  it('promising longer never makes the due time earlier', () => {
    fc.assert(
      fc.property(situation, target, fc.nat(100_000), ({ calendar, start, pauses }, duration, longer) => {
        fc.pre(opensEveryWeek(calendar));
        const due = dueSecond(calendar, at(start), duration, asPauses(pauses));
        expect(due).toBeGreaterThanOrEqual(start);
        const more = withMore(duration, longer);
        expect(dueSecond(calendar, at(start), more, asPauses(pauses))).toBeGreaterThanOrEqual(due);
      }),
    );
  });

  it('starting later never makes the due time earlier', () => {
    fc.assert(
      fc.property(situation, target, fc.nat(100_000), ({ calendar, start, pauses }, duration, later) => {
        fc.pre(opensEveryWeek(calendar));
        // Of two clocks that run towards the same closing in days, one that was on hold is rightly due after it.
        const holds = duration.startsWith('PT') ? asPauses(pauses) : [];
        // Dates are read off the local clock, which shows an hour twice in autumn; some months end before the 31st.
        const tolerance = duration.startsWith('PT') ? 0 : duration.includes('M') ? 2 * 86_400 : 3600;
        const due = dueSecond(calendar, at(start), duration, holds);
        expect(dueSecond(calendar, at(start + later), duration, holds)).toBeGreaterThanOrEqual(due - tolerance);
      }),
    );
  });
});
