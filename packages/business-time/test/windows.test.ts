import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarSchema } from '../src/calendar.ts';
import { addWorkingDays, isFirstWorkingDay, isOpen, isWorkingDay, nextOpening, nthWorkingDay } from '../src/windows.ts';

const day = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const seoul = calendarSchema.parse({
  timeZone: 'Asia/Seoul',
  windows: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: ['2026-05-01', '2026-05-05', '2026-02-16', '2026-02-17', '2026-02-18'],
  workdays: { '2026-02-14': [['09:00', '18:00']] },
});
const never = calendarSchema.parse({ timeZone: 'Asia/Seoul', windows: {} });
const instant = (text: string) => Temporal.Instant.from(text);
const date = (text: string) => Temporal.PlainDate.from(text);
const month = (text: string) => Temporal.PlainYearMonth.from(text);

describe('opening hours', () => {
  it('begin with the opening instant and end just before the closing instant', () => {
    expect(isOpen(seoul, instant('2026-03-02T08:59:59.999+09:00'))).toBe(false);
    expect(isOpen(seoul, instant('2026-03-02T09:00:00+09:00'))).toBe(true);
    expect(isOpen(seoul, instant('2026-03-02T11:59:59.999+09:00'))).toBe(true);
    expect(isOpen(seoul, instant('2026-03-02T12:00:00+09:00'))).toBe(false);
  });

  it('follow holidays and one-off openings', () => {
    expect(isOpen(seoul, instant('2026-02-16T10:00:00+09:00'))).toBe(false);
    expect(isOpen(seoul, instant('2026-02-14T12:30:00+09:00'))).toBe(true);
  });

  it('last all day on a 24x7 calendar except on its holidays', () => {
    const always = calendarSchema.parse({ timeZone: 'Asia/Seoul', windows: '24x7', holidays: ['2026-02-17'] });
    expect(isOpen(always, instant('2026-02-16T23:59:59+09:00'))).toBe(true);
    expect(isOpen(always, instant('2026-02-17T00:00:00+09:00'))).toBe(false);
    expect(isOpen(always, instant('2026-02-18T00:00:00+09:00'))).toBe(true);
  });
});

describe('the next opening', () => {
  it('is now while it is open, else when it next opens', () => {
    const now = instant('2026-03-02T10:15:00+09:00');
    expect(nextOpening(seoul, now)).toEqual({ ok: true, value: now });
    expect(nextOpening(seoul, instant('2026-02-13T18:00:00+09:00'))).toEqual({
      ok: true,
      value: instant('2026-02-14T09:00:00+09:00'),
    });
  });

  it('is refused for a calendar that never opens', () => {
    const result = nextOpening(never, instant('2026-03-02T10:15:00+09:00'));
    expect(result.ok || result.error.type).toBe('calendar-never-open');
  });
});

describe('working days', () => {
  it('leave out weekends and holidays and take in make-up days', () => {
    expect(isWorkingDay(seoul, date('2026-02-13'))).toBe(true);
    expect(isWorkingDay(seoul, date('2026-02-14'))).toBe(true);
    expect(isWorkingDay(seoul, date('2026-02-15'))).toBe(false);
    expect(isWorkingDay(seoul, date('2026-02-16'))).toBe(false);
  });

  it('leave out a date the clock skips: Samoa had no 30 December 2011', () => {
    const samoa = calendarSchema.parse({ timeZone: 'Pacific/Apia', windows: '24x7' });
    expect(isWorkingDay(samoa, date('2011-12-30'))).toBe(false);
    expect(isWorkingDay(samoa, date('2011-12-31'))).toBe(true);
  });

  it('are numbered within a month', () => {
    expect(nthWorkingDay(seoul, month('2026-05'), 1)?.toString()).toBe('2026-05-04');
    expect(nthWorkingDay(seoul, month('2026-05'), 2)?.toString()).toBe('2026-05-06');
    expect(nthWorkingDay(seoul, month('2026-05'), 20)).toBeNull();
  });

  it('have a first one in each month, on which the summary is made', () => {
    expect(isFirstWorkingDay(seoul, date('2026-05-04'))).toBe(true);
    expect(isFirstWorkingDay(seoul, date('2026-05-01'))).toBe(false);
    expect(isFirstWorkingDay(seoul, date('2026-05-06'))).toBe(false);
  });

  it('are added and taken away without the day one starts on', () => {
    const added = (from: string, n: number) => {
      const result = addWorkingDays(seoul, date(from), n);
      return result.ok ? result.value.toString() : result.error.type;
    };
    expect(added('2026-02-13', 1)).toBe('2026-02-14');
    expect(added('2026-02-13', 2)).toBe('2026-02-19');
    expect(added('2026-02-19', -2)).toBe('2026-02-13');
    expect(added('2026-02-15', 0)).toBe('2026-02-19');
    expect(added('2026-02-13', 0)).toBe('2026-02-13');
  });

  it('are refused for a calendar that never opens', () => {
    const result = addWorkingDays(never, date('2026-02-13'), 1);
    expect(result.ok || result.error.type).toBe('calendar-never-open');
  });
});
