import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Order, orderIdSchema, shopIdSchema } from '../../domain/order/order.ts';
import { unitsOf } from '../../domain/order/units.ts';
import type { Result } from '../../domain/result.ts';
import type { VisitChange } from '../../domain/visit/change.ts';
import {
  advanceVisit,
  completeVisit,
  confirmVisit,
  type ReportContext,
  summonVisit,
} from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { starterPolicy } from '../support/policy.ts';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Seoul').toInstant();
const utc = (text: string) => seoul(text).toString({ smallestUnit: 'millisecond' });
const at = (text: string): ReportContext => ({
  now: seoul(text),
  actor: { kind: 'system' },
  policy: starterPolicy,
  ticket: { ticketId: 'T1', subject: 'A visit' },
});

const order: Order = {
  shopId: 'hanbit',
  orderId: '1001',
  number: '#1001',
  customer: { name: '김하늘', email: 'haneul@example.com', locale: 'ko' },
  country: 'KR',
  province: 'Seoul',
  lines: [
    { lineId: 'L1', product: 'Sliding window', quantity: 2 },
    { lineId: 'L2', product: 'Seal kit', quantity: 1 },
  ],
  deliveredAt: utc('2026-05-06T15:00'),
  cancelledAt: null,
  updatedAt: utc('2026-05-06T15:00'),
};

function done(result: Result<VisitChange>): VisitChange {
  if (!result.ok) throw new Error(`refused: ${result.error.detail}`);
  return result.value;
}

const planned = (rule: string, delivered: Partial<Order> = {}, now = '2026-05-06T15:01'): Visit | undefined =>
  visitsForDelivery(starterPolicy, { ...order, ...delivered }, seoul(now)).find((visit) => visit.rule === rule);

const offered = (visit: Visit): Visit => {
  const due = done(summonVisit(visit, at('2026-05-11T06:00'))).visit;
  return advanceVisit(due, { ...at('2026-05-11T06:00'), now: Temporal.Instant.from(due.nextDueAt!) })!.visit;
};

describe('a delivered order', () => {
  it('brings a satisfaction call, a visit each quarter and the season of its climate zone', () => {
    const visits = visitsForDelivery(starterPolicy, order, seoul('2026-05-06T15:01'));
    expect(visits.map((visit) => visit.rule)).toEqual(['satisfaction-call', 'quarterly-visit', 'rainy']);
    expect(visits.every((visit) => visit.products.length === 2)).toBe(true);
  });

  it('makes the same visits again when it is told again', () => {
    const ids = () => visitsForDelivery(starterPolicy, order, seoul('2026-05-06T15:01')).map((visit) => visit.visitId);
    expect(ids()).toEqual(ids());
  });

  it('has visits nobody can take for those of another order', () => {
    const idsOf = (shopId: string, orderId: string) => {
      shopIdSchema.parse(shopId);
      orderIdSchema.parse(orderId);
      const visits = visitsForDelivery(starterPolicy, { ...order, shopId, orderId }, seoul('2026-05-06T15:01'));
      return visits.map((visit) => visit.visitId);
    };
    expect(idsOf('hanbit', '2-1001')).toHaveLength(3);
    // With hyphens in shops' names, `hanbit-2` and `1001` would make the same ids.
    expect(() => idsOf('hanbit-2', '1001')).toThrow('small letters and digits');
  });

  it('offers the call on the third day, or on the working day after', () => {
    // 6 May + 3 days is a Saturday.
    expect(planned('satisfaction-call')?.nextDueAt).toBe(utc('2026-05-11T10:00'));
    expect(planned('satisfaction-call', { deliveredAt: utc('2026-05-05T15:00') })?.nextDueAt).toBe(
      utc('2026-05-08T10:00'),
    );
  });

  it('asks nobody about an order that was delivered long ago, but keeps the quarterly visits going', () => {
    const old = { deliveredAt: utc('2025-05-06T15:00') };
    expect(planned('satisfaction-call', old)).toBeUndefined();
    const visit = planned('quarterly-visit', old)!;
    expect(visit.windowTo > utc('2026-05-06T15:00')).toBe(true);
    expect(visit.visitId).toBe('hanbit-1001-quarterly-visit-4');
  });

  it('brings nothing when it was cancelled or has not been delivered', () => {
    expect(planned('rainy', { cancelledAt: utc('2026-05-06T15:00') })).toBeUndefined();
    expect(planned('rainy', { deliveredAt: null })).toBeUndefined();
    expect(unitsOf(starterPolicy, { ...order, deliveredAt: null })).toEqual([]);
  });

  it('has a unit for every line, in its climate zone', () => {
    expect(unitsOf(starterPolicy, order)).toMatchObject([
      { unitId: 'L1', product: 'Sliding window', climateZone: 'kr-monsoon' },
      { unitId: 'L2', climateZone: 'kr-monsoon' },
    ]);
  });
});

describe('the season', () => {
  it('is offered two weeks before it opens and runs until it closes', () => {
    expect(planned('rainy')).toMatchObject({
      visitType: 'seasonal-inspection',
      windowFrom: utc('2026-06-06T00:00'),
      windowTo: utc('2026-07-26T00:00'),
      // 6 June is a Saturday.
      nextDueAt: utc('2026-06-08T10:00'),
    });
  });

  it('waits for next year once it is over', () => {
    const late = { deliveredAt: utc('2026-07-28T15:00') };
    expect(planned('rainy', late, '2026-07-28T15:01')?.windowFrom).toBe(utc('2027-06-06T00:00'));
  });

  it('is offered the next day when the delivery falls into it', () => {
    const amid = { deliveredAt: utc('2026-07-01T15:00') };
    expect(planned('rainy', amid, '2026-07-01T15:01')?.nextDueAt).toBe(utc('2026-07-02T10:00'));
  });

  it('is offered the next day when its window opens on the very day of the delivery', () => {
    // The planner has been here at six: it would be offered at six tomorrow, as something overdue.
    const policy = structuredClone(starterPolicy);
    policy.seasons[0]!.opens = '06-22';
    const told = { ...order, deliveredAt: utc('2026-06-08T15:00') };
    const visits = visitsForDelivery(policy, told, seoul('2026-06-08T15:01'));
    expect(visits.find(({ rule }) => rule === 'rainy')?.nextDueAt).toBe(utc('2026-06-09T10:00'));
  });

  it('does not come to a place in another climate', () => {
    expect(planned('rainy', { country: 'DE', province: null })).toBeUndefined();
  });
});

describe('a visit', () => {
  it('is offered when its execution finds the offer due, and not before', () => {
    const due = done(summonVisit(planned('satisfaction-call')!, at('2026-05-11T06:00'))).visit;
    expect(due).toMatchObject({ status: 'due', execution: 'hanbit-1001-satisfaction-call-1-2' });
    expect(advanceVisit(due, at('2026-05-11T09:59:59'))).toBeNull();
    const change = advanceVisit(due, at('2026-05-11T10:00:01'))!;
    expect(change.visit.status).toBe('offered');
    expect(change.events[0]!.data).toEqual({
      type: 'visit.offered',
      dueAt: utc('2026-05-11T10:00'),
      latenessMs: 1000,
      assignee: 'jiwoo',
      days: [[utc('2026-05-11T00:00'), utc('2026-05-12T00:00')]],
    });
  });

  it('is reminded of a day before the agreed time, once', () => {
    const confirmed = done(
      confirmVisit(offered(planned('rainy')!), utc('2026-06-23T14:00'), at('2026-06-09T10:00')),
    ).visit;
    expect(confirmed.nextDueAt).toBe(utc('2026-06-22T14:00'));
    const reminded = advanceVisit(confirmed, at('2026-06-22T14:00'))!;
    expect(reminded.events[0]!.data.type).toBe('visit.reminded');
    expect(reminded.visit.nextDueAt).toBe(utc('2026-06-24T14:00'));
  });

  it.each([
    ['a Monday afternoon', '2026-06-22T14:00', '2026-06-19T10:00'],
    ['a Sunday night', '2026-06-21T03:00', '2026-06-19T10:00'],
    ['an early morning', '2026-06-24T07:00', '2026-06-22T10:00'],
    ['an evening', '2026-06-24T20:00', '2026-06-23T10:00'],
  ])('agreed for %s is reminded of when people work, at the offer time before', (_, agreed, reminded) => {
    const forced = { reason: 'as they asked' };
    const { visit } = done(confirmVisit(offered(planned('rainy')!), utc(agreed), at('2026-06-09T10:00'), forced));
    expect(visit.nextDueAt).toBe(utc(reminded));
  });

  it('needs no reminder when the agreed time is nearer than that', () => {
    const confirmed = done(
      confirmVisit(offered(planned('rainy')!), utc('2026-06-09T14:00'), at('2026-06-09T10:00')),
    ).visit;
    expect(confirmed.nextDueAt).toBe(utc('2026-06-10T14:00'));
  });

  it('cannot be agreed for a time that is over', () => {
    const result = confirmVisit(offered(planned('rainy')!), utc('2026-06-08T10:00'), at('2026-06-09T10:00'));
    expect(result).toMatchObject({ ok: false, error: { type: 'time-in-the-past', field: '/agreedAt' } });
  });

  it('brings the next one when it is done, counted from the plan and not from the day it was done', () => {
    const visit = offered(planned('quarterly-visit')!);
    const change = done(completeVisit(visit, { report: 'Bolts tightened.', satisfied: true }, at('2026-08-12T16:00')));
    expect(change.visit).toMatchObject({ status: 'done', nextDueAt: null });
    expect(change.next).toMatchObject({
      visitId: 'hanbit-1001-quarterly-visit-2',
      windowFrom: utc('2026-11-06T00:00'),
    });
  });

  it('keeps to the day of the delivery where months have one, however short the month before was', () => {
    const delivered = { deliveredAt: utc('2026-11-30T15:00') };
    let visit = planned('quarterly-visit', delivered, '2026-11-30T15:01')!;
    const days = [visit.windowFrom];
    for (let round = 0; round < 2; round++) {
      const now = Temporal.Instant.from(visit.windowFrom).add({ hours: 30 });
      const due = done(summonVisit(visit, { ...at('2026-11-30T15:01'), now })).visit;
      visit = done(completeVisit(due, { report: 'Done.', satisfied: null }, { ...at('2026-11-30T15:01'), now })).next!;
      days.push(visit.windowFrom);
    }
    expect(days).toEqual(['2027-02-28T00:00', '2027-05-30T00:00', '2027-08-30T00:00'].map(utc));
  });

  it('brings no second satisfaction call', () => {
    const call = offered(planned('satisfaction-call')!);
    expect(done(completeVisit(call, { report: 'Happy.', satisfied: true }, at('2026-05-11T16:00'))).next).toBeNull();
  });

  it('lapses, in working hours, when nobody answered the offer, and the next one is planned all the same', () => {
    const visit = offered(planned('quarterly-visit')!);
    const change = advanceVisit(visit, at('2026-08-21T09:00'))!;
    expect(change.visit.status).toBe('lapsed');
    expect(change.events[0]!.data).toMatchObject({
      type: 'visit.lapsed',
      wasOffered: true,
      dueAt: utc('2026-08-21T09:00'),
      latenessMs: 0,
    });
    expect(change.next?.visitId).toBe('hanbit-1001-quarterly-visit-2');
  });
});
