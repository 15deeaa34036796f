import { describe, expect, it } from 'vitest';
import { parseExpression } from '../src/services/scheduler/recurrence.ts';

/** The first `count` instants after `from`, as ISO minutes. */
function instants(expression: string, zone = 'UTC', from = '2026-01-01T00:00:00Z', count = 3): string[] {
  const recurrence = parseExpression(expression, zone, Date.parse(from));
  const found: string[] = [];
  for (
    let at = recurrence.next(Date.parse(from) - 1);
    at !== undefined && found.length < count;
    at = recurrence.next(at)
  ) {
    found.push(new Date(at).toISOString().slice(0, 16));
  }
  return found;
}

describe('cron in the dialect of EventBridge Scheduler', () => {
  it.each([
    ['every quarter of an hour', 'cron(0/15 * * * ? *)', ['2026-01-01T00:00', '2026-01-01T00:15', '2026-01-01T00:30']],
    ['n/step counts from n', 'cron(50/5 23 31 12 ? *)', ['2026-12-31T23:50', '2026-12-31T23:55', '2027-12-31T23:50']],
    ['a range with a step', 'cron(0 8-18/5 1 1 ? *)', ['2026-01-01T08:00', '2026-01-01T13:00', '2026-01-01T18:00']],
    ['day 2 of the week is Monday', 'cron(0 9 ? * 2 *)', ['2026-01-05T09:00', '2026-01-12T09:00', '2026-01-19T09:00']],
    ['working days by name', 'cron(0 9 ? * MON-FRI *)', ['2026-01-01T09:00', '2026-01-02T09:00', '2026-01-05T09:00']],
    ['every other weekday number', 'cron(0 9 ? * 1/3 *)', ['2026-01-03T09:00', '2026-01-04T09:00', '2026-01-07T09:00']],
    ['the last day of the month', 'cron(0 9 L * ? *)', ['2026-01-31T09:00', '2026-02-28T09:00', '2026-03-31T09:00']],
    [
      'the weekday nearest the 1st stays in its month',
      'cron(0 9 1W 8 ? *)',
      ['2026-08-03T09:00', '2027-08-02T09:00', '2028-08-01T09:00'],
    ],
    [
      'the weekday nearest the 15th',
      'cron(0 9 15W * ? *)',
      ['2026-01-15T09:00', '2026-02-16T09:00', '2026-03-16T09:00'],
    ],
    ['the last Friday', 'cron(0 9 ? * 6L *)', ['2026-01-30T09:00', '2026-02-27T09:00', '2026-03-27T09:00']],
    ['the last Friday by name', 'cron(0 9 ? * FRIL *)', ['2026-01-30T09:00', '2026-02-27T09:00', '2026-03-27T09:00']],
    ['the second Tuesday', 'cron(0 9 ? * 3#2 *)', ['2026-01-13T09:00', '2026-02-10T09:00', '2026-03-10T09:00']],
    [
      'a fifth Friday only where there is one',
      'cron(0 9 ? * FRI#5 *)',
      ['2026-01-30T09:00', '2026-05-29T09:00', '2026-07-31T09:00'],
    ],
    [
      'L alone in day-of-week is Saturday',
      'cron(0 9 ? * L *)',
      ['2026-01-03T09:00', '2026-01-10T09:00', '2026-01-17T09:00'],
    ],
    ['months by name and a year', 'cron(0 9 1 JUN,JUL ? 2027)', ['2027-06-01T09:00', '2027-07-01T09:00']],
    ['a leap day', 'cron(0 0 29 2 ? *)', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
  ])('%s: %s', (_, expression, expected) => {
    expect(instants(expression)).toEqual(expected);
  });

  it.each([
    ['cron(0 9 * * * *)', /day-of-week must be \?/],
    ['cron(0 9 ? * ? *)', /day-of-week must be \?/],
    ['cron(0 9 * * ?)', /six fields/],
    ['cron(60 9 * * ? *)', /"60" is not supported in minutes/],
    ['cron(0 9 ? * 0 *)', /"0" is not supported in day-of-week/],
    ['cron(0 9 ? * 8 *)', /"8" is not supported in day-of-week/],
    ['cron(0 9 ? * FRI-MON *)', /"6-2" is not supported in day-of-week/],
    ['cron(0 9 ? * 3#1,6#3 *)', /is not supported in day-of-week/],
    ['cron(0 9 L-3 * ? *)', /"L-3" is not supported in day-of-month/],
    ['cron(0 9 32W * ? *)', /"32W" is not supported in day-of-month/],
    ['rate(1 minutes)', /not valid/],
    ['rate(5 seconds)', /not valid/],
    ['at(2026-02-30T00:00:00)', /day/],
    ['every day', /not a cron, rate or at expression/],
  ])('%s is refused', (expression, message) => {
    expect(() => instants(expression)).toThrow(message);
  });
});

describe('daylight saving, as AWS documents it', () => {
  it('skips a local time that does not exist', () => {
    const days = instants('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T00:00:00Z');
    expect(days).toEqual(['2026-03-28T01:30', '2026-03-30T00:30', '2026-03-31T00:30']);
  });

  it('fires a repeated local time once, the first time', () => {
    const days = instants('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T00:00:00Z');
    expect(days).toEqual(['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30']);
  });

  it('does not repeat the hour for a schedule within it either', () => {
    const times = instants('cron(0/30 * * * ? *)', 'Europe/Berlin', '2026-10-25T00:00:00Z', 4);
    expect(times).toEqual(['2026-10-25T00:00', '2026-10-25T00:30', '2026-10-25T02:00', '2026-10-25T02:30']);
  });

  it('counts rates in elapsed time', () => {
    const days = instants('rate(1 day)', 'Europe/Berlin', '2026-03-28T08:00:00Z');
    expect(days).toEqual(['2026-03-28T08:00', '2026-03-29T08:00', '2026-03-30T08:00']);
  });

  it('keeps the wall clock of a zone', () => {
    expect(instants('cron(0 9 1 * ? *)', 'Asia/Seoul')).toEqual([
      '2026-01-01T00:00',
      '2026-02-01T00:00',
      '2026-03-01T00:00',
    ]);
    expect(instants('at(2026-07-01T09:00:00)', 'Asia/Shanghai')).toEqual(['2026-07-01T01:00']);
  });

  it('refuses what is not the name of a zone', () => {
    expect(() => instants('rate(1 day)', 'Mars/Olympus')).toThrow(/time zone/);
    expect(() => instants('rate(1 day)', '+09:00')).toThrow(/time zone/);
  });
});
