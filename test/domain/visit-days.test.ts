import type { DayOverrides } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../domain/context.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { advanceVisit, confirmVisit, summonVisit } from '../../domain/visit/commands.ts';
import { openDays } from '../../domain/visit/open-days.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { retimeVisit } from '../../domain/visit/rearrange.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { must } from './message-samples.ts';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Seoul').toInstant();
const utc = (text: string) => seoul(text).toString({ smallestUnit: 'millisecond' });
const withDays = (office: DayOverrides): Policy =>
  resolvePolicy(policySchema.parse(starter), publicHolidays, { days: { office }, absences: [] });
const at = (text: string, policy: Policy): Context => ({ now: seoul(text), actor: { kind: 'system' }, policy });

const usual = withDays({});
const order = {
  shopId: 'hanbit',
  orderId: '1001',
  number: '#1001',
  customer: null,
  country: 'KR',
  province: null,
  lines: [{ lineId: '1', product: 'Window', quantity: 1 }],
  deliveredAt: utc('2026-05-04T15:00'),
  cancelledAt: null,
  updatedAt: utc('2026-05-04T15:00'),
};
/** Delivered on Monday, 4 May: the call is offered on Thursday the 7th at 10:00 and lapses on the 11th. */
const call = visitsForDelivery(usual, order, seoul('2026-05-04T15:01')).find(
  ({ rule }) => rule === 'satisfaction-call',
)!;
const dues = ({ steps }: Visit) => Object.fromEntries(steps.map(({ name, dueAt }) => [name, dueAt]));

describe('the days suggested to a customer', () => {
  const days = (from: string, to: string, policy = usual) =>
    openDays(policy, utc(from), utc(to)).map((run) => run.map((one) => one && seoulDay(one)));
  const seoulDay = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Seoul').toPlainDate().toString();

  test('are those on which visits are made, in runs; `to` is the day after the last', () => {
    // 5 May is a holiday, the 9th a Saturday, the 24th a Sunday whose holiday is moved to the 25th.
    expect(days('2026-05-04T10:00', '2026-05-12T00:00')).toEqual([
      ['2026-05-04', '2026-05-05'],
      ['2026-05-06', '2026-05-09'],
      ['2026-05-11', '2026-05-12'],
    ]);
    expect(days('2026-05-23T00:00', '2026-05-27T00:00')).toEqual([['2026-05-26', '2026-05-27']]);
  });

  test('are not today once nobody comes any more today, and the next there is where none is left', () => {
    expect(days('2026-05-06T19:00', '2026-05-08T00:00')).toEqual([['2026-05-07', '2026-05-08']]);
    expect(days('2026-05-09T10:00', '2026-05-11T00:00')).toEqual([['2026-05-11', '2026-05-12']]);
  });

  test('are not those closed since', () => {
    const closed = withDays({ '2026-05-07': { closed: true } });
    expect(days('2026-05-06T10:00', '2026-05-09T00:00', closed)).toEqual([
      ['2026-05-06', '2026-05-07'],
      ['2026-05-08', '2026-05-09'],
    ]);
  });
});

describe('a day that changes', () => {
  test('puts an offer off to the next working day, once', () => {
    expect(dues(call)).toEqual({ offer: utc('2026-05-07T10:00'), lapse: utc('2026-05-11T09:00') });
    const closed = withDays({ '2026-05-07': { closed: true } });
    const { visit } = retimeVisit(call, at('2026-05-06T09:00', closed))!;
    expect(dues(visit).offer).toBe(utc('2026-05-08T10:00'));
    expect(visit.nextDueAt).toBe(utc('2026-05-08T10:00'));
    expect(retimeVisit(visit, at('2026-05-06T09:01', closed))).toBeNull();
  });

  test('closed on its very morning keeps the offer in, though its execution is running', () => {
    const due = must(summonVisit(call, at('2026-05-07T06:00', usual))).visit;
    const closed = withDays({ '2026-05-07': { closed: true } });
    const retimed = retimeVisit(due, at('2026-05-07T10:00', closed))!.visit;
    expect(advanceVisit(retimed, at('2026-05-07T10:00', closed))).toBeNull();
    expect(advanceVisit(retimed, at('2026-05-08T10:00', closed))?.visit.status).toBe('offered');
  });

  test('opened brings an offer forward, but never into the past', () => {
    const closed = withDays({ '2026-05-07': { closed: true }, '2026-05-08': { closed: true } });
    const late = retimeVisit(call, at('2026-05-06T09:00', closed))!.visit;
    expect(late.nextDueAt).toBe(utc('2026-05-11T10:00'));
    const opened = withDays({ '2026-05-08': { closed: true } });
    expect(retimeVisit(late, at('2026-05-06T10:00', opened))!.visit.nextDueAt).toBe(utc('2026-05-07T10:00'));
    expect(retimeVisit(late, at('2026-05-07T11:00', opened))!.visit.nextDueAt).toBe(utc('2026-05-11T10:00'));
  });

  test('opened brings a lapse forward to now, not to before it, so that it is not late', () => {
    const closed = withDays({ '2026-05-11': { closed: true } });
    const due = must(summonVisit(call, at('2026-05-07T06:00', closed))).visit;
    const offered = advanceVisit(due, at('2026-05-07T10:00', closed))!.visit;
    const waits = retimeVisit(offered, at('2026-05-07T11:00', closed))?.visit ?? offered;
    expect(dues(waits).lapse).toBe(utc('2026-05-12T09:00'));
    const opened = retimeVisit(waits, at('2026-05-11T15:00', usual))!.visit;
    const lapsed = advanceVisit(opened, at('2026-05-11T15:00', usual))!;
    expect(lapsed.events[0]!.data).toMatchObject({ type: 'visit.lapsed', latenessMs: 0 });
  });

  test.each([
    ['at that very instant', '2026-05-12T09:00', 0],
    ['a little after it', '2026-05-12T09:01', 60_000],
  ])('opened after all when a lapse is due, %s, leaves it due since then', (_, when, latenessMs) => {
    const closed = withDays({ '2026-05-11': { closed: true } });
    const due = must(summonVisit(call, at('2026-05-07T06:00', closed))).visit;
    const offered = advanceVisit(due, at('2026-05-07T10:00', closed))!.visit;
    const waits = retimeVisit(offered, at('2026-05-07T11:00', closed))!.visit;
    const opened = retimeVisit(waits, at(when, usual))!.visit;
    const lapsed = advanceVisit(opened, at(when, usual))!;
    expect(lapsed.events[0]!.data).toMatchObject({ type: 'visit.lapsed', latenessMs });
  });

  test('elsewhere in the calendar leaves what is due now due now', () => {
    const due = must(summonVisit(call, at('2026-05-07T06:00', usual))).visit;
    const elsewhere = withDays({ '2026-12-24': { closed: true } });
    const retimed = retimeVisit(due, at('2026-05-07T10:00', elsewhere))!.visit;
    expect(advanceVisit(retimed, at('2026-05-07T10:00', elsewhere))?.visit.status).toBe('offered');
  });

  test('moves the reminder of an agreed time to a day people work, unless that is over', () => {
    const due = must(summonVisit(call, at('2026-05-07T06:00', usual))).visit;
    const offered = advanceVisit(due, at('2026-05-07T10:00', usual))!.visit;
    const agreed = must(confirmVisit(offered, utc('2026-05-13T15:00'), at('2026-05-07T11:00', usual))).visit;
    expect(dues(agreed).remind).toBe(utc('2026-05-12T15:00'));
    const closed = withDays({ '2026-05-12': { closed: true } });
    expect(dues(retimeVisit(agreed, at('2026-05-08T10:00', closed))!.visit).remind).toBe(utc('2026-05-11T10:00'));
    expect(dues(retimeVisit(agreed, at('2026-05-11T11:00', closed))!.visit).remind).toBe(utc('2026-05-12T15:00'));
  });

  test('moves the instant at which an offer lapses, or we are asked about a visit nobody reported on', () => {
    const due = must(summonVisit(call, at('2026-05-07T06:00', usual))).visit;
    const offered = advanceVisit(due, at('2026-05-07T10:00', usual))!.visit;
    const closed = withDays({ '2026-05-11': { closed: true } });
    expect(dues(retimeVisit(offered, at('2026-05-08T10:00', closed))!.visit).lapse).toBe(utc('2026-05-12T09:00'));
    const agreed = must(confirmVisit(offered, utc('2026-05-08T15:00'), at('2026-05-07T11:00', usual))).visit;
    expect(dues(agreed).ask).toBe(utc('2026-05-11T09:00'));
    const moved = retimeVisit(agreed, at('2026-05-08T16:00', closed))!.visit;
    expect(dues(moved)).toMatchObject({ ask: utc('2026-05-12T09:00') });
    expect(moved.agreedAt).toBe(agreed.agreedAt);
  });
});
