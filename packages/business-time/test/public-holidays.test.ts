import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { publicHolidays } from '../holidays/index.ts';
import { calendarSchema, type DayWindows } from '../src/calendar.ts';
import {
  type CalendarDefinition,
  calendarDefinitionSchema,
  type DayOverrides,
  dayOverridesSchema,
} from '../src/calendar-definition.ts';
import { dayNames, publicHolidaysProblem, resolveCalendar } from '../src/public-holidays.ts';
import { calendarVersion } from '../src/version.ts';
import { isWorkingDay } from '../src/windows.ts';

const day: DayWindows = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const week = { mon: day, tue: day, wed: day, thu: day, fri: day };
const china: CalendarDefinition = { timeZone: 'Asia/Shanghai', windows: week, publicHolidays: 'CN' };

function works(calendar: CalendarDefinition, date: string, overrides: DayOverrides = {}): boolean {
  return isWorkingDay(resolveCalendar(calendar, publicHolidays, overrides), Temporal.PlainDate.from(date));
}

describe('a calendar that names a country', () => {
  it('is closed on its public holidays', () => {
    expect(works(china, '2026-02-16')).toBe(false);
    expect(works({ timeZone: 'Asia/Shanghai', windows: week }, '2026-02-16')).toBe(true);
  });

  it('is open on its make-up days, with the hours of the first weekday that has any', () => {
    const resolved = resolveCalendar({ ...china, windows: { wed: day } }, publicHolidays);
    expect(resolved.workdays?.['2026-02-14']).toEqual(day);
    expect(works(china, '2026-02-15')).toBe(false);
  });

  it('around the clock is closed on public holidays and needs no make-up days', () => {
    const always: CalendarDefinition = { ...china, windows: '24x7' };
    expect(works(always, '2026-02-16')).toBe(false);
    expect(works(always, '2026-02-14')).toBe(true);
  });

  it('may be closed on a make-up day, and open on a public holiday, by its own days', () => {
    const own = { ...china, holidays: ['2026-02-14'], workdays: { '2026-02-16': day } };
    expect(works(own, '2026-02-14')).toBe(false);
    expect(works(own, '2026-02-16')).toBe(true);
  });

  it('takes overrides before all else: a day closed, a day opened, a day cut short', () => {
    const morning: DayWindows = [['09:00', '12:00']];
    const own = { ...china, workdays: { '2026-03-03': day } };
    const overrides: DayOverrides = {
      '2026-02-14': { closed: true, note: 'Stocktaking' },
      '2026-02-16': { windows: day },
      '2026-03-03': { closed: true },
      '2026-03-04': { windows: morning },
    };
    expect(works(own, '2026-02-14', overrides)).toBe(false);
    expect(works(own, '2026-02-16', overrides)).toBe(true);
    expect(works(own, '2026-03-03', overrides)).toBe(false);
    expect(resolveCalendar(own, publicHolidays, overrides).workdays?.['2026-03-04']).toEqual(morning);
  });

  it('has the holidays of a region besides those of the country', () => {
    const bavaria: CalendarDefinition = { timeZone: 'Europe/Berlin', windows: week, publicHolidays: 'DE-BY' };
    expect([works(bavaria, '2026-01-06'), works({ ...bavaria, publicHolidays: 'DE' }, '2026-01-06')]).toEqual([
      false,
      true,
    ]);
    expect(works(bavaria, '2026-10-03')).toBe(false);
  });

  it('resolves to a plain calendar', () => {
    expect(calendarSchema.safeParse(resolveCalendar(china, publicHolidays)).success).toBe(true);
  });

  it('has names for its days: of holidays and make-up days, and the notes of overrides', () => {
    const names = dayNames(china, publicHolidays, { '2026-03-03': { closed: true, note: 'Stocktaking' } });
    expect([names['2026-02-17'], names['2026-02-14'], names['2026-03-03']]).toEqual([
      '春节',
      '春节补班',
      'Stocktaking',
    ]);
  });

  it.each(['FR', 'DE-XX', 'KR-11', 'constructor', 'DE-constructor'])(
    'without a list, such as %s, is refused',
    (name) => {
      expect(publicHolidaysProblem({ ...china, publicHolidays: name }, publicHolidays)).toMatchObject({
        type: 'public-holidays-unknown',
        field: '/calendar/publicHolidays',
        expected: expect.stringContaining('DE-BY'),
      });
      expect(() => resolveCalendar({ ...china, publicHolidays: name }, publicHolidays)).toThrow(RangeError);
    },
  );

  it('with a country written otherwise is not even read', () => {
    const { error } = calendarDefinitionSchema.safeParse({ ...china, publicHolidays: 'China' });
    expect(error?.issues[0]).toMatchObject({ path: ['publicHolidays'], message: expect.stringContaining('"DE-BY"') });
  });
});

describe('an override', () => {
  it.each([
    [{ '2026-02-14': { closed: true } }, true],
    [{ '2026-02-14': { windows: day, note: 'Late opening' } }, true],
    [{ '2026-02-14': { closed: false } }, false],
    [{ '2026-02-14': { windows: [] } }, false],
    [{ '2026-02-30': { closed: true } }, false],
    [{ '2026-02-14': { closed: true, windows: day } }, false],
  ])('%j: may be read is %s', (overrides, fits) => {
    expect(dayOverridesSchema.safeParse(overrides).success).toBe(fits);
  });
});

describe('the version of a calendar', () => {
  const plain = resolveCalendar(china, publicHolidays);

  it('is the same for calendars that say the same', () => {
    const { fri, ...rest } = week;
    const turned = {
      ...plain,
      windows: { sat: [], fri: fri.toReversed(), ...rest },
      holidays: [...plain.holidays!, ...plain.holidays!].reverse(),
    };
    expect(calendarVersion(turned)).toBe(calendarVersion(plain));
    expect(calendarVersion(plain)).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    { timeZone: 'Asia/Taipei' },
    { windows: '24x7' as const },
    { windows: { ...week, sat: day } },
    { holidays: [] },
    { workdays: {} },
  ])('changes with %j', (change) => {
    expect(calendarVersion({ ...plain, ...change })).not.toBe(calendarVersion(plain));
  });
});

describe('the lists of public holidays', () => {
  it.each(Object.values(publicHolidays))(
    '$country: every date is one, of the years it covers, and says its source',
    (list) => {
      const [first, last] = list.years as [number, number];
      const dates = [list.days, list.workdays ?? {}, ...Object.values(list.regions ?? {})].flatMap(Object.keys);
      for (const date of dates) {
        expect(Temporal.PlainDate.from(date).toString()).toBe(date);
        expect(Number(date.slice(0, 4))).toBeGreaterThanOrEqual(first);
        expect(Number(date.slice(0, 4))).toBeLessThanOrEqual(last);
      }
      for (let year = first; year <= last; year += 1) expect(list.days[`${year}-01-01`]).toBeDefined();
      expect(list.source).toMatch(/./);
      expect(Object.keys(list.workdays ?? {}).filter((date) => list.days[date])).toEqual([]);
    },
  );

  const closed: Record<string, string[]> = {
    // Seollal, substitute days, the local elections, Constitution Day and Labour Day, which are public holidays from 2026.
    KR: '2026-02-16 2026-02-17 2026-02-18 2026-03-02 2026-05-01 2026-05-25 2026-06-03 2026-07-17 2026-08-17 2026-09-25 2026-10-05 2027-02-09 2028-01-26 2028-01-27 2028-01-28 2028-10-05'.split(
      ' ',
    ),
    CN: '2025-10-08 2026-01-02 2026-02-15 2026-02-23 2026-04-06 2026-05-05 2026-06-19 2026-09-25 2026-10-07'.split(' '),
    // Golden Week's substitute, Silver Week's day between two holidays, the equinoxes.
    JP: '2025-02-24 2026-03-20 2026-05-06 2026-09-21 2026-09-22 2026-09-23 2027-03-22 2028-09-22'.split(' '),
    // Days observed on a Friday or Monday.
    US: '2026-07-03 2026-11-26 2027-06-18 2027-07-05 2027-12-24 2027-12-31 2028-11-10'.split(' '),
    DE: '2026-04-03 2026-04-06 2026-05-14 2026-05-25 2026-10-03 2026-12-26'.split(' '),
  };
  it.each(Object.entries(closed))('%s: has the days known to be off', (country, dates) => {
    expect(dates.filter((date) => !publicHolidays[country]!.days[date])).toEqual([]);
  });

  it('have no ordinary days', () => {
    const { KR, CN, JP, US, DE } = publicHolidays;
    expect([KR!.days['2026-02-19'], CN!.days['2026-02-24'], JP!.days['2026-09-24']]).toEqual(Array(3));
    expect([US!.days['2026-07-06'], DE!.days['2026-01-06'], CN!.days['2027-03-08']]).toEqual(Array(3));
  });

  it('say from when on they are provisional: where make-up days are decided year by year, after the last ones published', () => {
    const provisional = Object.values(publicHolidays).flatMap((list) =>
      list.provisional === undefined ? [] : [[list.country, list.provisional]],
    );
    expect(provisional).toEqual([['CN', 2027]]);
    const years = Object.keys(publicHolidays.CN!.workdays!).map((date) => Number(date.slice(0, 4)));
    expect(Math.max(...years) + 1).toBe(publicHolidays.CN!.provisional);
  });

  it('have the make-up days China has published', () => {
    const published = Object.keys(publicHolidays.CN!.workdays!);
    expect(published.filter((date) => date.startsWith('2026'))).toEqual(
      '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'.split(' '),
    );
  });

  it('have what only some German Länder have', () => {
    const { regions = {} } = publicHolidays.DE!;
    expect(Object.keys(regions)).toHaveLength(16);
    expect(Object.keys(regions).filter((land) => regions[land]!['2026-10-31'])).toEqual(
      'BB HB HH MV NI SH SN ST TH'.split(' '),
    );
    expect(Object.keys(regions).filter((land) => regions[land]!['2026-11-18'])).toEqual(['SN']);
  });
});
