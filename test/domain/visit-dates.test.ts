import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { Order } from '../../domain/order/order.ts';
import type { OrderDates } from '../../domain/order-dates.ts';
import type { Result } from '../../domain/result.ts';
import type { VisitChange } from '../../domain/visit/change.ts';
import { advanceVisit, cancelVisit, completeVisit, summonVisit } from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { redateVisit } from '../../domain/visit/rearrange.ts';
import { instantIn, localIn, presetPolicy } from '../policies/presets.ts';

const preset = 'led-display';
const policy = presetPolicy(preset);
const ticket = { ticketId: 'T1', subject: 'A visit' };
const at = (local: string) => ({ now: instantIn(preset, local), actor: { kind: 'system' as const }, policy, ticket });

const order: Order = {
  shopId: 'minglang',
  orderId: '1',
  number: '#1',
  customer: null,
  country: 'CN',
  province: null,
  lines: [{ lineId: '1', product: 'Screen', quantity: 1 }],
  deliveredAt: instantIn(preset, '2026-03-02T10:00').toString({ smallestUnit: 'millisecond' }),
  cancelledAt: null,
  dates: { acceptance: '2026-03-31' },
  updatedAt: '2026-03-02T02:00:00.000Z',
};

function done(result: Result<VisitChange>): VisitChange {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** The first check within the warranty, from 30 June on. */
const check = visitsForDelivery(policy, order, instantIn(preset, '2026-03-02T10:01')).find(
  ({ rule }) => rule === 'warranty-check',
)!;
const corrected: OrderDates = { acceptance: '2026-04-15' };
const window = ({ windowFrom, windowTo }: typeof check) => [windowFrom, windowTo].map((one) => localIn(preset, one));

it('moves with the day its plan counts from while nobody has been offered it', () => {
  const { visit, events, next } = done(redateVisit(check, corrected, at('2026-05-06T09:00')));
  expect(window(visit)).toEqual(['2026-07-15T00:00', '2026-07-29T00:00']);
  expect(localIn(preset, visit.nextDueAt!)).toBe('2026-07-15T10:00');
  expect({ visitId: visit.visitId, events, next }).toEqual({ visitId: check.visitId, events: [], next: null });
});

it('stays as the customer knows it once it was offered, and the next follows the corrected day', () => {
  const due = done(summonVisit(check, at('2026-06-30T06:00'))).visit;
  const offered = advanceVisit(due, { ...at('2026-06-30T10:00'), now: Temporal.Instant.from(due.nextDueAt!) })!.visit;
  const { visit } = done(redateVisit(offered, corrected, at('2026-07-01T09:00')));
  expect(window(visit)).toEqual(window(check));
  expect(visit).toMatchObject({ status: 'offered', nextDueAt: offered.nextDueAt });
  const { next } = done(completeVisit(visit, { report: 'Clean.', satisfied: true }, at('2026-07-02T15:00')));
  expect(window(next!)).toEqual(['2026-10-15T00:00', '2026-10-29T00:00']);
});

it('gives way to the next one when its own window is over by the corrected day', () => {
  const { visit, next } = done(redateVisit(check, { acceptance: '2026-01-05' }, at('2026-05-06T09:00')));
  expect(visit.status).toBe('cancelled');
  expect(next?.visitId).toBe('minglang-1-warranty-check-2');
  expect(window(next!)[0]).toBe('2026-07-05T00:00');
});

it('is cancelled when the warranty is over by the corrected day', () => {
  const { visit, next } = done(redateVisit(check, { acceptance: '2024-01-05' }, at('2026-05-06T09:00')));
  expect([visit.status, next]).toEqual(['cancelled', null]);
});

it('is left alone once it is over', () => {
  const { visit } = done(cancelVisit(check, at('2026-05-06T09:00')));
  expect(redateVisit(visit, corrected, at('2026-05-07T09:00'))).toMatchObject({
    ok: false,
    error: { type: 'transition-refused' },
  });
});
