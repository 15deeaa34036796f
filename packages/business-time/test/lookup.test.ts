/** Due and elapsed time over months and years, where counting second by second would take too long. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarSchema } from '../src/calendar.ts';
import { answer, type Question } from '../src/deadline.ts';
import { dueSecondsOf, elapsedSecondsOf } from '../src/due-seconds.ts';
import { type Hold, inOrder } from '../src/holds.ts';
import { dueAt, elapsed } from '../src/index.ts';
import { parseTarget, type Target } from '../src/target.ts';
import { secondsOfText, textIn } from '../src/text.ts';
import { dayLater } from '../src/zone.ts';

const office = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };
const night = [['22:00', '06:00']];
const data = [
  { timeZone: 'Asia/Seoul', windows: weekdays, holidays: ['2026-02-17'], workdays: { '2026-02-14': office } },
  { timeZone: 'America/New_York', windows: weekdays, holidays: ['2026-07-03', '2027-01-01'] },
  { timeZone: 'Europe/Berlin', windows: '24x7', holidays: ['2026-12-25', '2026-12-26'] },
  { timeZone: 'Australia/Lord_Howe', windows: { fri: night, sat: night, sun: night } },
];
const fresh = (calendar: unknown) => calendarSchema.parse(calendar);
const known = data.map(fresh);

const first = Date.UTC(2025, 0, 1) / 1000;
const second = fc.integer({ min: first, max: first + 4 * 365 * 86_400 });
const which = fc.nat(data.length - 1);
const seconds = fc.oneof(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 3_000_000 }));
const holds = fc
  .array(fc.tuple(second, fc.integer({ min: 0, max: 5_000_000 })), { maxLength: 4 })
  .map((pairs) => unwrap(inOrder(pairs.map(([from, long]) => ({ from, to: from + long })))));

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: { detail: string } }): T {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

const inSeconds = (count: number): Target => ({ dates: null, seconds: count });
const due = (calendar: Calendar, start: number, count: number, held: readonly Hold[] = []) =>
  unwrap(dueSecondsOf(calendar, start, inSeconds(count), held));
const at = (count: number) => Temporal.Instant.fromEpochMilliseconds(count * 1000);

describe('however far it reaches', () => {
  it('time passed until the due second is the target, and a second before it is not', () => {
    fc.assert(
      fc.property(which, second, seconds, holds, (index, start, count, held) => {
        const reached = due(known[index]!, start, count, held).due!;
        expect(elapsedSecondsOf(known[index]!, start, reached, held)).toBe(count);
        expect(elapsedSecondsOf(known[index]!, start, reached - 1, held)).toBe(count - 1);
      }),
    );
  });

  it('time passed is the sum of its parts', () => {
    fc.assert(
      fc.property(which, fc.tuple(second, second, second), holds, (index, instants, held) => {
        const [a, b, c] = instants.toSorted((x, y) => x - y) as [number, number, number];
        const passed = (from: number, to: number) => elapsedSecondsOf(known[index]!, from, to, held);
        expect(passed(a, b) + passed(b, c)).toBe(passed(a, c));
        expect(passed(a, c)).toBeLessThanOrEqual(c - a);
      }),
    );
  });

  it('what was asked before makes no difference', () => {
    const duration = fc.constantFrom('PT1H', 'PT300H', 'P1D', 'P40D', 'P1M', 'P1Y2M3W4DT5H');
    fc.assert(
      fc.property(which, second, duration, holds, (index, start, text, held) => {
        const target = unwrap(parseTarget(text));
        const asked = dueSecondsOf(known[index]!, start, target, held);
        expect(asked).toEqual(dueSecondsOf(fresh(data[index]), start, target, held));
        const pauses = held.map(({ from, to }) => [at(from), at(to)] as const);
        expect(dueAt(known[index]!, at(start), text, pauses)).toEqual({
          ok: true,
          value: { due: at(unwrap(asked).due!) },
        });
      }),
    );
  });

  it('while a hold goes on, what remains is the target less what has passed; else the hold came too late', () => {
    fc.assert(
      fc.property(which, second, seconds, second, holds, (index, start, count, from, held) => {
        const endless = unwrap(inOrder([...held, { from, to: Number.POSITIVE_INFINITY }]));
        const since = endless.at(-1)!.from;
        const passed = elapsedSecondsOf(known[index]!, start, since, held);
        const result = due(known[index]!, start, count, endless);
        if (passed < count) expect(result).toEqual({ due: null, since, remaining: count - passed });
        else expect(result).toEqual(due(known[index]!, start, count, held));
      }),
    );
  });

  it('a question in text is answered like one in instants', () => {
    fc.assert(
      fc.property(which, second, fc.integer({ min: 0, max: 999 }), second, (index, start, milliseconds, end) => {
        const calendar = known[index]!;
        const from = Temporal.Instant.fromEpochMilliseconds(start * 1000 + milliseconds);
        const ask = (question: Omit<Question, 'start'>) =>
          unwrap(answer({ calendar, names: {}, years: null }, { start: from.toString(), ...question }));
        const expected = unwrap(dueAt(calendar, from, 'PT8H')).due!;
        expect(ask({ target: 'PT8H' })).toMatchObject({
          due: textIn(calendar.timeZone, expected.epochMilliseconds / 1000),
        });
        expect(ask({ end: at(end).toString() })).toMatchObject(unwrap(elapsed(calendar, from, at(end))));
      }),
    );
  });
});

describe('on the wall', () => {
  const date = fc.integer({ min: -200_000, max: 200_000 });

  it('so many months later is the same day of the month, or its last', () => {
    fc.assert(
      fc.property(date, fc.nat(200), (day, months) => {
        const epoch = Temporal.PlainDate.from('1970-01-01');
        const later = epoch.add({ days: day }).add({ months });
        expect(dayLater(day, months)).toBe(epoch.until(later).days);
      }),
    );
  });

  it('an instant is shown as the zone shows it, and read back', () => {
    const zones = fc.constantFrom('Asia/Seoul', 'America/St_Johns', 'Africa/Casablanca', 'Europe/Berlin', 'UTC');
    fc.assert(
      fc.property(zones, second, (timeZone, instant) => {
        const shown = textIn(timeZone, instant);
        expect(shown).toBe(at(instant).toString({ timeZone }));
        expect(secondsOfText(shown, 'up')).toBe(instant);
      }),
    );
  });

  it('an offset with seconds, as zones had them once, is shown in whole minutes: the instant is the same', () => {
    const shown = textIn('Asia/Seoul', Date.UTC(1900, 0, 1) / 1000);
    expect(shown).toBe('1900-01-01T08:27:00+08:27');
    expect(Temporal.Instant.from(shown).epochMilliseconds).toBe(Date.UTC(1900, 0, 1));
  });
});
