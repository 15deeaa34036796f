import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarSchema } from '../src/calendar.ts';
import { dueAt, elapsed, type Pause } from '../src/index.ts';

const office = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };
const seoul = calendarSchema.parse({
  timeZone: 'Asia/Seoul',
  windows: weekdays,
  holidays: ['2026-02-17'],
  workdays: { '2026-02-14': [['09:00', '18:00']] },
});
const open = (timeZone: string, windows: object | '24x7') => calendarSchema.parse({ timeZone, windows });

const instant = (text: string) => Temporal.Instant.from(text);
const pause = (from: string, to: string | null): Pause => [instant(from), to === null ? null : instant(to)];

/** The due time as the calendar's own clock shows it; null while a pause goes on. */
function due(calendar: Calendar, start: string, target: string, pauses: Pause[] = []): string | null {
  const result = dueAt(calendar, instant(start), target, pauses);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.due?.toString({ timeZone: calendar.timeZone }) ?? null;
}

function refusal(calendar: Calendar, start: string, target: string, pauses: Pause[] = []) {
  const result = dueAt(calendar, instant(start), target, pauses);
  return result.ok ? null : result.error;
}

function passed(calendar: Calendar, from: string, to: string, pauses: Pause[] = []): number {
  const result = elapsed(calendar, instant(from), instant(to), pauses);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.seconds;
}

describe('a target counted in open hours', () => {
  it('skips the night, the holiday and the lunch break', () => {
    expect(due(seoul, '2026-02-16T17:30:00+09:00', 'PT4H')).toBe('2026-02-18T13:30:00+09:00');
  });

  it('that ends on closing is due at closing, not at the next opening', () => {
    expect(due(seoul, '2026-02-16T17:00:00+09:00', 'PT1H')).toBe('2026-02-16T18:00:00+09:00');
    expect(due(seoul, '2026-02-16T10:00:00+09:00', 'PT2H')).toBe('2026-02-16T12:00:00+09:00');
  });

  it('starts to count at the next opening when it begins in closed time', () => {
    expect(due(seoul, '2026-02-16T18:00:00+09:00', 'PT1S')).toBe('2026-02-18T09:00:01+09:00');
    expect(due(seoul, '2026-02-15T11:00:00+09:00', 'PT0S')).toBe('2026-02-16T09:00:00+09:00');
  });

  it('counts a make-up day on a weekend, even one that is a public holiday', () => {
    const china = calendarSchema.parse({
      timeZone: 'Asia/Shanghai',
      windows: weekdays,
      holidays: ['2026-02-14', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
      workdays: { '2026-02-14': office, '2026-02-28': office },
    });
    expect(due(china, '2026-02-13T17:00:00+08:00', 'PT2H')).toBe('2026-02-14T10:00:00+08:00');
    expect(due(china, '2026-02-14T17:00:00+08:00', 'PT2H')).toBe('2026-02-24T10:00:00+08:00');
    expect(due(china, '2026-02-27T17:00:00+08:00', 'PT2H')).toBe('2026-02-28T10:00:00+08:00');
  });

  it('keeps to the hours of a day that closes early, or opens once more in the evening', () => {
    const special = {
      ...seoul,
      workdays: { '2026-02-18': [['09:00', '11:00']], '2026-02-19': [...office, ['20:00', '22:00']] },
    };
    const calendar = calendarSchema.parse(special);
    expect(due(calendar, '2026-02-16T17:00:00+09:00', 'PT4H')).toBe('2026-02-19T10:00:00+09:00');
    expect(due(calendar, '2026-02-19T09:00:00+09:00', 'PT9H')).toBe('2026-02-19T21:00:00+09:00');
  });

  it('around the clock counts all but holidays', () => {
    const always = { ...open('Asia/Seoul', '24x7'), holidays: ['2026-02-17'] };
    expect(due(always, '2026-02-16T20:00:00+09:00', 'PT4H')).toBe('2026-02-17T00:00:00+09:00');
    expect(due(always, '2026-02-16T20:00:00+09:00', 'PT4H1S')).toBe('2026-02-18T00:00:01+09:00');
  });

  it('counts the leap day', () => {
    expect(due(seoul, '2028-02-28T17:00:00+09:00', 'PT10H')).toBe('2028-03-01T10:00:00+09:00');
    expect(due(open('Asia/Seoul', '24x7'), '2028-02-28T00:00:00+09:00', 'PT48H')).toBe('2028-03-01T00:00:00+09:00');
  });
});

describe('a night shift', () => {
  const night = open('Asia/Seoul', { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']], fri: [['20:00', '24:00']] });

  it('runs on past midnight', () => {
    expect(due(night, '2026-03-02T23:00:00+09:00', 'PT5H')).toBe('2026-03-03T04:00:00+09:00');
    expect(due(night, '2026-03-03T02:00:00+09:00', 'PT6H')).toBe('2026-03-04T00:00:00+09:00');
  });

  it('that ends at 24:00 is due at midnight', () => {
    expect(due(night, '2026-03-06T21:00:00+09:00', 'PT3H')).toBe('2026-03-07T00:00:00+09:00');
  });

  it('belongs to the day it starts on: a holiday leaves the shift of the evening before', () => {
    const holiday = { ...night, holidays: ['2026-03-03'] };
    expect(passed(holiday, '2026-03-03T00:00:00+09:00', '2026-03-04T12:00:00+09:00')).toBe(6 * 3600);
  });

  it('is not counted twice where a one-off opening starts before it has ended', () => {
    const extra = { ...night, workdays: { '2026-03-03': [['05:00', '07:00'] as [string, string]] } };
    expect(passed(extra, '2026-03-03T00:00:00+09:00', '2026-03-03T12:00:00+09:00')).toBe(7 * 3600);
  });
});

describe('when the clocks change', () => {
  const berlin = open('Europe/Berlin', '24x7');
  const newYork = open('America/New_York', { sun: [['00:00', '06:00']], mon: [['09:00', '17:00']] });

  it('the short night has an hour less to count', () => {
    expect(due(berlin, '2026-03-29T00:00:00+01:00', 'PT4H')).toBe('2026-03-29T05:00:00+02:00');
    expect(due(newYork, '2026-03-08T00:00:00-05:00', 'PT5H30M')).toBe('2026-03-09T09:30:00-04:00');
  });

  it('the long night has an hour more', () => {
    expect(due(berlin, '2026-10-25T00:00:00+02:00', 'PT4H')).toBe('2026-10-25T03:00:00+01:00');
    expect(due(newYork, '2026-11-01T00:00:00-04:00', 'PT6H30M')).toBe('2026-11-01T05:30:00-05:00');
  });

  it('an opening at a time that is skipped opens when the clock jumps', () => {
    const early = open('Europe/Berlin', { sun: [['02:30', '04:00']] });
    expect(due(early, '2026-03-29T00:00:00+01:00', 'PT1M')).toBe('2026-03-29T03:01:00+02:00');
    expect(passed(early, '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).toBe(3600);
  });

  it('a window that ends at a time that comes twice ends the first time', () => {
    const late = open('Europe/Berlin', { sun: [['01:00', '02:30']] });
    expect(passed(late, '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(90 * 60);
  });

  it('a window that lies wholly in the skipped hour does not open', () => {
    const skipped = open('Europe/Berlin', { sun: [['02:00', '03:00']] });
    expect(passed(skipped, '2026-03-28T00:00:00+01:00', '2026-03-31T00:00:00+02:00')).toBe(0);
  });
});

describe('time on hold', () => {
  const start = '2026-02-16T10:00:00+09:00';

  it('is credited in business time: the lunch break inside a pause costs nothing', () => {
    const pauses = [pause('2026-02-16T11:00:00+09:00', '2026-02-16T14:00:00+09:00')];
    expect(due(seoul, start, 'PT3H', pauses)).toBe('2026-02-16T16:00:00+09:00');
  });

  it('outside opening hours changes nothing', () => {
    const pauses = [pause('2026-02-16T18:00:00+09:00', '2026-02-18T09:00:00+09:00')];
    expect(due(seoul, start, 'PT8H', pauses)).toBe(due(seoul, start, 'PT8H'));
  });

  it('is credited once where pauses overlap, whatever their order', () => {
    const pauses = [
      pause('2026-02-16T10:40:00+09:00', '2026-02-16T11:20:00+09:00'),
      pause('2026-02-16T10:30:00+09:00', '2026-02-16T11:00:00+09:00'),
    ];
    expect(due(seoul, start, 'PT1H', pauses)).toBe('2026-02-16T11:50:00+09:00');
  });

  it('is credited however often it comes', () => {
    const minute = (n: number) =>
      `2026-02-16T${String(9 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00+09:00`;
    const pauses = Array.from({ length: 60 }, (_, n) => pause(minute(2 * n + 1), minute(2 * n + 2)));
    expect(due(seoul, minute(0), 'PT1H', pauses)).toBe(minute(119));
  });

  it('that goes on leaves no due time, only what remains', () => {
    const result = dueAt(seoul, instant(start), 'PT4H', [pause('2026-02-16T11:30:00+09:00', null)]);
    expect(result.ok && result.value.due).toBeNull();
    expect(result.ok && result.value.remaining?.toString()).toBe('PT2H30M');
  });

  it('that begins in a far future is not waited for', () => {
    expect(due(seoul, start, 'PT1H', [pause('9999-01-01T00:00:00Z', null)])).toBe('2026-02-16T11:00:00+09:00');
  });

  it('that begins only after the due time does not move it', () => {
    const pauses = [pause('2026-02-16T14:00:00+09:00', null)];
    expect(due(seoul, start, 'PT3H', pauses)).toBe('2026-02-16T14:00:00+09:00');
  });

  it('does not count as time passed', () => {
    const pauses = [pause('2026-02-16T11:00:00+09:00', '2026-02-16T14:00:00+09:00')];
    expect(passed(seoul, start, '2026-02-18T10:00:00+09:00', pauses)).toBe(6 * 3600);
    expect(passed(seoul, start, '2026-02-18T10:00:00+09:00', [pause('2026-02-16T11:00:00+09:00', null)])).toBe(3600);
  });
});

describe('parts of a second', () => {
  const always = open('UTC', '24x7');

  it('never make a due time earlier than promised', () => {
    expect(due(always, '2026-01-01T00:00:00.000000001Z', 'PT1S')).toBe('2026-01-01T00:00:02+00:00');
    expect(due(always, '2026-01-01T00:00:00Z', 'PT0.25S')).toBe('2026-01-01T00:00:01+00:00');
    const pauses = [pause('2026-01-01T00:00:01.9Z', '2026-01-01T00:00:03.1Z')];
    expect(due(always, '2026-01-01T00:00:00Z', 'PT2S', pauses)).toBe('2026-01-01T00:00:05+00:00');
  });

  it('do not count as time passed', () => {
    expect(passed(always, '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:02.9Z')).toBe(1);
  });
});

describe('what cannot be answered is refused', () => {
  const never = open('Asia/Seoul', {});

  it('a calendar that never opens', () => {
    const error = refusal(never, '2026-01-01T00:00:00Z', 'PT1H');
    expect(error).toMatchObject({ type: 'calendar-never-open', field: '/calendar' });
    expect(error?.detail).toContain('no open time within 400 days of 2026-01-01');
    expect(refusal(never, '2026-01-01T00:00:00Z', 'P1D')?.type).toBe('calendar-never-open');
  });

  it('a calendar whose last opening is over before the target is reached', () => {
    const once = { ...never, workdays: { '2026-01-05': [['09:00', '18:00'] as [string, string]] } };
    expect(due(once, '2026-01-01T00:00:00Z', 'PT9H')).toBe('2026-01-05T18:00:00+09:00');
    expect(refusal(once, '2026-01-01T00:00:00Z', 'PT10H')?.detail).toContain('within 400 days of 2026-01-05');
  });

  it('a calendar that opens again only after more than 400 days', () => {
    const later = { ...never, workdays: { '2027-02-10': [['09:00', '18:00'] as [string, string]] } };
    expect(refusal(later, '2026-01-01T00:00:00Z', 'PT1H')?.type).toBe('calendar-never-open');
  });

  it('but not a calendar that opens again after a long closure', () => {
    const rebuilt = { ...never, workdays: { '2027-02-01': [['09:00', '18:00'] as [string, string]] } };
    expect(due(rebuilt, '2026-01-01T00:00:00Z', 'PT1H')).toBe('2027-02-01T10:00:00+09:00');
  });

  it.each(['4 hours', '', '-PT1H', 'P11Y', 'PT99999999H'])('the target %j', (target) => {
    expect(refusal(seoul, '2026-01-01T00:00:00Z', target)).toMatchObject({ type: 'target-invalid', field: '/target' });
  });

  it('a target that opening hours stretch beyond ten years', () => {
    const rare = open('Asia/Seoul', { mon: [['09:00', '10:00']] });
    expect(refusal(rare, '2026-01-01T00:00:00Z', 'PT600H')?.type).toBe('target-invalid');
  });

  it('a pause that ends before it begins, named by its place', () => {
    const pauses = [
      pause('2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'),
      pause('2026-01-03T00:00:00Z', '2026-01-02T00:00:00Z'),
    ];
    expect(refusal(seoul, '2026-01-01T00:00:00Z', 'PT1H', pauses)).toMatchObject({
      type: 'pause-invalid',
      field: '/pauses/1',
    });
  });

  it('time passed over more than ten years', () => {
    const result = elapsed(seoul, instant('0206-01-01T00:00:00Z'), instant('2026-01-01T00:00:00Z'));
    expect(result.ok || result.error.type).toBe('span-too-long');
  });
});
