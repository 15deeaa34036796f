import { describe, expect, it } from 'vitest';
import { calendarSchema } from '../src/calendar.ts';

const calendar = { timeZone: 'Asia/Seoul', windows: { mon: [['09:00', '18:00']] } };

/** Where the first thing that does not fit lies, and what is expected there. */
function refusal(change: object): [string, string] | null {
  const issue = calendarSchema.safeParse({ ...calendar, ...change }).error?.issues[0];
  return issue ? [issue.path.join('/'), issue.message] : null;
}

describe('a calendar', () => {
  it.each([
    ['several windows a day', { windows: { mon: ['09:00-12:00', '13:00-18:00'].map((window) => window.split('-')) } }],
    ['windows that touch', { windows: { mon: ['09:00-12:00', '12:00-18:00'].map((window) => window.split('-')) } }],
    ['a window past midnight', { windows: { mon: [['22:00', '06:00']], tue: [['06:00', '12:00']] } }],
    ['a window that ends at midnight', { windows: { mon: [['18:00', '24:00']], tue: [['00:00', '02:00']] } }],
    ['24x7', { windows: '24x7' }],
    ['a weekday without windows', { windows: { sat: [] } }],
    ['a leap day', { holidays: ['2028-02-29'], workdays: { '2028-02-29': [['09:00', '18:00']] } }],
  ])('may have %s', (_, change) => {
    expect(refusal(change)).toBeNull();
  });

  it.each([
    ['an unknown zone', { timeZone: 'Asia/Atlantis' }, 'timeZone', 'IANA time zone'],
    ['a fixed offset for a zone', { timeZone: '+09:00' }, 'timeZone', 'IANA time zone'],
    ['no windows', { windows: undefined }, 'windows', '"24x7" or windows by weekday'],
    [
      'a misspelt weekday',
      { windows: { monday: [] } },
      'windows',
      'only mon, tue, wed, thu, fri, sat, sun; found monday',
    ],
    ['half a window', { windows: { mon: [['09:00']] } }, 'windows/mon/0', 'expected a pair of local times'],
    [
      'a time that does not exist',
      { windows: { mon: [['09:60', '18:00']] } },
      'windows/mon/0/0',
      'expected a local time',
    ],
    ['24:00 as a start', { windows: { mon: [['24:00', '06:00']] } }, 'windows/mon/0/0', 'expected a local time'],
    [
      'an empty window',
      { windows: { mon: [['09:00', '09:00']] } },
      'windows/mon/0',
      'expected a window that ends after',
    ],
    ['a date that does not exist', { holidays: ['2026-02-17', '2026-02-30'] }, 'holidays/1', 'expected a date'],
    [
      'a work day that is no date',
      { workdays: { saturday: [['09:00', '18:00']] } },
      'workdays/saturday',
      'expected a date',
    ],
    ['a work day without windows', { workdays: { '2026-02-14': [] } }, 'workdays/2026-02-14', 'goes under holidays'],
    [
      'more windows a day than anybody keeps',
      { windows: { mon: Array.from({ length: 25 }, (_, n) => [`09:${n + 10}`, `09:${n + 11}`]) } },
      'windows/mon',
      'at most 24 windows',
    ],
    ['a misspelt member', { holiday: [] }, '', 'expected only timeZone, windows, holidays and workdays; found holiday'],
  ])('with %s is refused, saying where and what is expected', (_, change, path, message) => {
    expect(refusal(change)).toEqual([path, expect.stringContaining(message)]);
  });

  it('with windows that overlap on one day is refused', () => {
    const overlapping = [
      ['09:00', '12:00'],
      ['11:00', '13:00'],
    ];
    expect(refusal({ windows: { mon: overlapping } })).toEqual([
      'windows/mon/1',
      expect.stringContaining('expected windows that do not overlap'),
    ]);
    expect(refusal({ workdays: { '2026-02-14': overlapping } })?.[0]).toBe('workdays/2026-02-14/1');
  });

  it('is refused with everything that does not fit at once', () => {
    const windows = { mon: 'closed', tue: [['9:00', '18:00']] };
    expect(
      calendarSchema.safeParse({ timeZone: 'KST+9', windows }).error?.issues.map(({ path }) => path.join('/')),
    ).toEqual(['timeZone', 'windows/mon', 'windows/tue/0/0']);
  });

  it('with a night shift that runs into the next morning is refused, from Sunday to Monday too', () => {
    const windows = { sun: [['22:00', '06:00']], mon: [['05:00', '12:00']] };
    expect(refusal({ windows })).toEqual([
      'windows/mon/0',
      'expected windows that do not overlap; the last window of sun runs into this one',
    ]);
  });
});
