import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarSchema } from '../src/calendar.ts';
import { dueAt, elapsed, type LedgerEntry, type Pause, proofOf } from '../src/index.ts';

const office = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const seoul = calendarSchema.parse({
  timeZone: 'Asia/Seoul',
  windows: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: ['2026-02-16', '2026-02-17', '2026-02-18'],
  workdays: { '2026-02-14': [['09:00', '13:00']] },
});
const names = {
  '2026-02-14': 'Stocktaking',
  '2026-02-16': '설날 전날',
  '2026-02-17': '설날',
  '2026-02-18': '설날 다음 날',
};
const instant = (text: string) => Temporal.Instant.from(text);
const pause = (from: string, to: string): Pause => [instant(from), instant(to)];

function proof(calendar: Calendar, from: string, to: string, pauses: Pause[] = []): readonly LedgerEntry[] {
  const result = proofOf(calendar, instant(from), instant(to), pauses, names);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** An entry on one line, its instants without date and offset where they are told by the one before. */
const lines = (entries: readonly LedgerEntry[]) =>
  entries.map(({ kind, from, to, reason, name }) =>
    [kind, from.slice(5, 16), to.slice(5, 16), reason, name].filter(Boolean).join(' '),
  );

describe('the proof of a due time', () => {
  it('shows each stretch counted and skipped, and why it was skipped', () => {
    expect(lines(proof(seoul, '2026-02-13T17:30:00+09:00', '2026-02-19T09:30:00+09:00'))).toEqual([
      'counted 02-13T17:30 02-13T18:00',
      'skipped 02-13T18:00 02-14T09:00 outside-hours',
      'counted 02-14T09:00 02-14T13:00 Stocktaking',
      'skipped 02-14T13:00 02-15T00:00 outside-hours',
      'skipped 02-15T00:00 02-16T00:00 closed-day',
      'skipped 02-16T00:00 02-17T00:00 holiday 설날 전날',
      'skipped 02-17T00:00 02-18T00:00 holiday 설날',
      'skipped 02-18T00:00 02-19T00:00 holiday 설날 다음 날',
      'skipped 02-19T00:00 02-19T09:00 outside-hours',
      'counted 02-19T09:00 02-19T09:30',
    ]);
  });

  it('tells the time as the calendar’s own clock does, to the second', () => {
    expect(proof(seoul, '2026-02-19T00:00:01Z', '2026-02-19T00:00:05Z')).toEqual([
      { kind: 'counted', from: '2026-02-19T09:00:01+09:00', to: '2026-02-19T09:00:05+09:00', seconds: 4 },
    ]);
    const newYork = calendarSchema.parse({ timeZone: 'America/New_York', windows: '24x7' });
    expect(proof(newYork, '2026-03-08T06:00:00Z', '2026-03-08T08:00:00Z')[0]).toMatchObject({
      from: '2026-03-08T01:00:00-05:00',
      to: '2026-03-08T04:00:00-04:00',
    });
  });

  it('shows open time on hold as paused, and closed time as skipped, whether on hold or not', () => {
    const pauses = [pause('2026-02-19T17:00:00+09:00', '2026-02-20T10:00:00+09:00')];
    expect(lines(proof(seoul, '2026-02-19T16:00:00+09:00', '2026-02-20T11:00:00+09:00', pauses))).toEqual([
      'counted 02-19T16:00 02-19T17:00',
      'paused 02-19T17:00 02-19T18:00',
      'skipped 02-19T18:00 02-20T09:00 outside-hours',
      'paused 02-20T09:00 02-20T10:00',
      'counted 02-20T10:00 02-20T11:00',
    ]);
  });

  it('joins what goes on: a month around the clock is one line, each weekend two days', () => {
    const always = calendarSchema.parse({ timeZone: 'Asia/Seoul', windows: '24x7' });
    expect(lines(proof(always, '2026-03-01T00:00:00+09:00', '2026-04-01T00:00:00+09:00'))).toEqual([
      'counted 03-01T00:00 04-01T00:00',
    ]);
    expect(lines(proof(seoul, '2026-03-06T18:00:00+09:00', '2026-03-09T09:00:00+09:00'))).toEqual([
      'skipped 03-06T18:00 03-07T00:00 outside-hours',
      'skipped 03-07T00:00 03-09T00:00 closed-day',
      'skipped 03-09T00:00 03-09T09:00 outside-hours',
    ]);
  });

  it('leaves the hours of a night shift that ran into a holiday', () => {
    const night = calendarSchema.parse({
      timeZone: 'Asia/Seoul',
      windows: { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] },
      holidays: ['2026-02-17'],
    });
    expect(lines(proof(night, '2026-02-16T22:00:00+09:00', '2026-02-18T00:00:00+09:00'))).toEqual([
      'counted 02-16T22:00 02-17T06:00',
      'skipped 02-17T06:00 02-18T00:00 holiday 설날',
    ]);
  });

  it('shows an opening outside the week by its hours only when nobody named it', () => {
    const oneOff = { ...seoul, workdays: { '2026-03-07': [['10:00', '11:00'] as [string, string]] } };
    expect(lines(proof(oneOff, '2026-03-07T10:00:00+09:00', '2026-03-07T11:00:00+09:00'))).toEqual([
      'counted 03-07T10:00 03-07T11:00',
    ]);
  });

  it('of years is folded in the middle, and still adds up', () => {
    const start = instant('2020-01-06T00:00:00+09:00');
    const end = instant('2026-01-06T00:00:00+09:00');
    const entries = proof(seoul, start.toString(), end.toString());
    expect(entries).toHaveLength(400);
    const fold = entries.find(({ kind }) => kind === 'folded')!;
    expect(fold.counted! + fold.paused! + fold.skipped!).toBe(fold.seconds);
    const counted = entries.reduce((sum, { kind, seconds }) => sum + (kind === 'counted' ? seconds : 0), fold.counted!);
    expect(elapsed(seoul, start, end)).toEqual({ ok: true, value: { seconds: counted } });
    expect(entries.map(({ from }) => from).slice(1)).toEqual(entries.map(({ to }) => to).slice(0, -1));
  });

  it('is empty when it ends before it begins, and refused over more than ten years', () => {
    expect(proof(seoul, '2026-02-19T10:00:00+09:00', '2026-02-19T09:00:00+09:00')).toEqual([]);
    const result = proofOf(seoul, instant('2006-01-01T00:00:00Z'), instant('2026-01-01T00:00:00Z'));
    expect(result.ok || result.error).toMatchObject({ type: 'span-too-long', field: '/end' });
  });

  it('up to the due time counts exactly the target', () => {
    const start = instant('2026-02-13T17:30:00+09:00');
    const result = dueAt(seoul, start, 'PT5H');
    const due = result.ok ? result.value.due!.toString() : '';
    const counted = proof(seoul, start.toString(), due).filter(({ kind }) => kind === 'counted');
    expect(counted.map(({ seconds }) => seconds)).toEqual([1800, 4 * 3600, 1800]);
  });
});
