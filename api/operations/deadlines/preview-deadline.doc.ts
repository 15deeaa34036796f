import { day } from '../../examples/deadlines.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const previewDeadlineDoc = {
  tag: 'Calendars',
  summary: 'Preview a due time',
  description:
    'Says when a target would fall due by a calendar, or, with an `end` in its place, how much open time has ' +
    'passed until then. The `ledger` proves it: what became of every second, and why. Nothing is kept. `npm run ' +
    'deadline` answers the same, a line each.',
  members: {
    calendar:
      'A time zone, windows by weekday or `24x7`, and the days that differ: `holidays` are closed, `workdays` ' +
      'open; `publicHolidays` names a country, with a region if it has any (`KR`, `DE-BY`).',
    target: 'Hours, minutes and seconds are open time; days are working days; weeks, months and years lead to a date.',
    end: 'In place of a target: measures the open time until then.',
    pauses: 'From an instant to another, or to null while the pause goes on.',
  },
  request: {
    calendar: {
      timeZone: 'Asia/Seoul',
      windows: { mon: day, tue: day, wed: day, thu: day, fri: day },
      publicHolidays: 'KR',
    },
    start: '2026-02-13T17:30:00+09:00',
    target: 'PT1H',
    pauses: [['2026-02-19T08:00:00+09:00', '2026-02-19T10:00:00+09:00']],
  },
  answer: {
    due: '2026-02-19T10:30:00+09:00',
    ledger: [
      {
        kind: 'counted',
        from: '2026-02-13T17:30:00+09:00',
        to: '2026-02-13T18:00:00+09:00',
        seconds: 1800,
      },
      {
        kind: 'skipped',
        from: '2026-02-13T18:00:00+09:00',
        to: '2026-02-14T00:00:00+09:00',
        seconds: 21600,
        reason: 'outside-hours',
      },
      {
        kind: 'skipped',
        from: '2026-02-14T00:00:00+09:00',
        to: '2026-02-16T00:00:00+09:00',
        seconds: 172800,
        reason: 'closed-day',
      },
      {
        kind: 'skipped',
        from: '2026-02-16T00:00:00+09:00',
        to: '2026-02-17T00:00:00+09:00',
        seconds: 86400,
        reason: 'holiday',
        name: '설날 전날',
      },
      {
        kind: 'skipped',
        from: '2026-02-17T00:00:00+09:00',
        to: '2026-02-18T00:00:00+09:00',
        seconds: 86400,
        reason: 'holiday',
        name: '설날',
      },
      {
        kind: 'skipped',
        from: '2026-02-18T00:00:00+09:00',
        to: '2026-02-19T00:00:00+09:00',
        seconds: 86400,
        reason: 'holiday',
        name: '설날 다음 날',
      },
      {
        kind: 'skipped',
        from: '2026-02-19T00:00:00+09:00',
        to: '2026-02-19T09:00:00+09:00',
        seconds: 32400,
        reason: 'outside-hours',
      },
      {
        kind: 'paused',
        from: '2026-02-19T09:00:00+09:00',
        to: '2026-02-19T10:00:00+09:00',
        seconds: 3600,
      },
      {
        kind: 'counted',
        from: '2026-02-19T10:00:00+09:00',
        to: '2026-02-19T10:30:00+09:00',
        seconds: 1800,
      },
    ],
  },
} satisfies OperationDoc;
