import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarSchema } from '../src/calendar.ts';
import { dueAt, type Pause } from '../src/index.ts';

const office = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const seoul = calendarSchema.parse({
  timeZone: 'Asia/Seoul',
  windows: { mon: office, tue: office, wed: office, thu: office, fri: [['09:00', '15:00']] },
  holidays: ['2026-02-17'],
});
const instant = (text: string) => Temporal.Instant.from(text);
const pause = (from: string, to: string | null): Pause => [instant(from), to === null ? null : instant(to)];

function due(calendar: Calendar, start: string, target: string, pauses: Pause[] = []): string | null {
  const result = dueAt(calendar, instant(start), target, pauses);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.due?.toString({ timeZone: calendar.timeZone }) ?? null;
}

describe('a target in working days', () => {
  it('is due at the same local time on the nth next working day', () => {
    expect(due(seoul, '2026-02-09T10:20:30+09:00', 'P2D')).toBe('2026-02-11T10:20:30+09:00');
    expect(due(seoul, '2026-02-16T10:00:00+09:00', 'P1D')).toBe('2026-02-18T10:00:00+09:00');
    expect(due(seoul, '2026-02-12T10:00:00+09:00', 'P5D')).toBe('2026-02-20T10:00:00+09:00');
  });

  it('moves to closing when that day closes earlier', () => {
    expect(due(seoul, '2026-02-12T17:00:00+09:00', 'P1D')).toBe('2026-02-13T15:00:00+09:00');
  });

  it('may fall due exactly on closing', () => {
    expect(due(seoul, '2026-02-12T15:00:00+09:00', 'P1D')).toBe('2026-02-13T15:00:00+09:00');
    const halfDay = {
      ...seoul,
      workdays: {
        '2026-02-20': [
          ['13:00', '14:00'],
          ['16:00', '17:00'],
        ] as [string, string][],
      },
    };
    expect(due(halfDay, '2026-02-19T14:00:00+09:00', 'P1D')).toBe('2026-02-20T14:00:00+09:00');
  });

  it('moves to the end of a break that day', () => {
    expect(due(seoul, '2026-02-13T12:30:00+09:00', 'P1D')).toBe('2026-02-16T13:00:00+09:00');
  });

  it('that starts in closed time counts from the next opening', () => {
    expect(due(seoul, '2026-02-14T11:00:00+09:00', 'P2D')).toBe('2026-02-19T09:00:00+09:00');
    expect(due(seoul, '2026-02-09T20:00:00+09:00', 'P1D')).toBe('2026-02-11T09:00:00+09:00');
  });

  it('counts a night shift as the day it starts on', () => {
    const night = calendarSchema.parse({
      timeZone: 'Asia/Seoul',
      windows: { fri: [['22:00', '06:00']], mon: [['22:00', '06:00']] },
    });
    expect(due(night, '2026-02-14T02:00:00+09:00', 'P1D')).toBe('2026-02-17T02:00:00+09:00');
  });

  it('with hours adds open hours after the last day', () => {
    expect(due(seoul, '2026-02-12T14:00:00+09:00', 'P1DT2H')).toBe('2026-02-16T10:00:00+09:00');
  });

  it('is put off by the open time on hold', () => {
    const pauses = [pause('2026-02-10T09:00:00+09:00', '2026-02-10T18:00:00+09:00')];
    expect(due(seoul, '2026-02-09T10:00:00+09:00', 'P2D', pauses)).toBe('2026-02-12T10:00:00+09:00');
  });

  it('is not put off by a pause at night', () => {
    const pauses = [pause('2026-02-09T18:00:00+09:00', '2026-02-10T09:00:00+09:00')];
    expect(due(seoul, '2026-02-09T10:00:00+09:00', 'P2D', pauses)).toBe('2026-02-11T10:00:00+09:00');
  });

  it('does not fall due in the middle of a pause', () => {
    const pauses = [pause('2026-02-10T18:00:00+09:00', '2026-02-11T11:00:00+09:00')];
    expect(due(seoul, '2026-02-09T09:00:00+09:00', 'P2D', pauses)).toBe('2026-02-11T11:00:00+09:00');
  });

  it('has its remaining open time shown while a pause goes on', () => {
    const pauses = [pause('2026-02-10T10:00:00+09:00', null)];
    const result = dueAt(seoul, instant('2026-02-09T10:00:00+09:00'), 'P2D', pauses);
    expect(result.ok && result.value.due).toBeNull();
    expect(result.ok && result.value.remaining?.toString()).toBe('PT8H');
  });
});

describe('a target in rare working days', () => {
  const yearly = calendarSchema.parse({
    timeZone: 'Asia/Seoul',
    windows: {},
    workdays: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${2026 + n}-07-01`, office])),
  });

  it('is counted within ten years, and refused beyond', () => {
    expect(due(yearly, '2026-07-01T09:00:00+09:00', 'P9D')).toBe('2035-07-01T09:00:00+09:00');
    const result = dueAt(yearly, instant('2026-07-01T09:00:00+09:00'), 'P30D');
    expect(result.ok || result.error).toMatchObject({ type: 'target-invalid', field: '/target' });
  });
});

describe('a target in days where it is always open', () => {
  const berlin = calendarSchema.parse({ timeZone: 'Europe/Berlin', windows: '24x7' });

  it('is due at the same time on the wall, whether the clocks change or not', () => {
    expect(due(berlin, '2026-03-28T14:00:00+01:00', 'P1D')).toBe('2026-03-29T14:00:00+02:00');
    expect(due(berlin, '2026-10-24T14:00:00+02:00', 'P2D')).toBe('2026-10-26T14:00:00+01:00');
  });

  it('is due when the clock jumps over that time', () => {
    expect(due(berlin, '2026-03-28T02:30:00+01:00', 'P1D')).toBe('2026-03-29T03:00:00+02:00');
  });

  it('may be a month, a week or a year of the calendar', () => {
    expect(due(berlin, '2026-01-31T08:00:00+01:00', 'P1M')).toBe('2026-02-28T08:00:00+01:00');
    expect(due(berlin, '2026-02-20T08:00:00+01:00', 'P1W')).toBe('2026-02-27T08:00:00+01:00');
    expect(due(berlin, '2028-02-29T08:00:00+01:00', 'P1Y')).toBe('2029-02-28T08:00:00+01:00');
  });
});

describe('a target in weeks or months of a business calendar', () => {
  it('is due on that date, or at the next opening if it is closed', () => {
    expect(due(seoul, '2026-02-10T10:00:00+09:00', 'P2W')).toBe('2026-02-24T10:00:00+09:00');
    expect(due(seoul, '2026-02-10T10:00:00+09:00', 'P1W')).toBe('2026-02-18T09:00:00+09:00');
    expect(due(seoul, '2026-01-14T10:00:00+09:00', 'P1M')).toBe('2026-02-16T09:00:00+09:00');
  });

  it('with days adds working days after that', () => {
    expect(due(seoul, '2026-02-10T10:00:00+09:00', 'P2W1D')).toBe('2026-02-25T10:00:00+09:00');
    expect(due(seoul, '2026-02-10T10:00:00+09:00', 'P1W1D')).toBe('2026-02-19T09:00:00+09:00');
  });
});
