/** Whatever instant or date is taken from outside, every preset can bear inside: orders, visits, terms and calendars. */

import { parseDate } from 'business-time';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { datesOf, entitlementOf } from '../../domain/entitlement/entitlement.ts';
import { fromText, parseInstant } from '../../domain/instants.ts';
import type { Order } from '../../domain/order/order.ts';
import { orderDateNames } from '../../domain/order-dates.ts';
import { daysBetween } from '../../domain/policy/calendar-days.ts';
import { nextVisit, visitsForDelivery } from '../../domain/visit/plan.ts';
import { presetNames, presetPolicy } from './presets.ts';

const [first, end] = [Date.UTC(1900, 0), Date.UTC(2201, 0)];
const millisecond = fc.oneof(
  fc.integer({ min: first, max: end - 1 }),
  fc.constantFrom(first, first + 86_400_000, end - 86_400_000, end - 1, 0, -1),
);
const instant = millisecond.map((ms) => new Date(ms).toISOString());
const date = instant.map((text) => text.slice(0, 10));
const isKept = (text: string) => new Date(text).toISOString() === text;

describe.each(presetNames)('%s', (preset) => {
  const policy = presetPolicy(preset);

  it('plans visits from any delivery and any days told', () => {
    const dates = fc.record(Object.fromEntries(orderDateNames.map((name) => [name, date])), { requiredKeys: [] });
    fc.assert(
      fc.property(instant, dates, instant, (deliveredAt, told, now) => {
        expect(parseInstant(deliveredAt).ok).toBe(true);
        const order = { ...plain, deliveredAt, dates: told as Order['dates'] };
        for (const visit of visitsForDelivery(policy, order, fromText(now))) {
          expect([visit.windowFrom, visit.windowTo, visit.nextDueAt ?? visit.windowFrom].every(isKept)).toBe(true);
          nextVisit(policy, visit, fromText(now));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('says what may be claimed on any day, of any delivery', () => {
    fc.assert(
      fc.property(instant, date, (deliveredAt, on) => {
        expect(parseDate(on).ok).toBe(true);
        const claim = {
          on: Temporal.PlainDate.from(on),
          dates: datesOf({ ...plain, deliveredAt }, 'Asia/Seoul'),
          away: [],
        };
        const { terms } = entitlementOf(policy, null, { ...claim, repairs: 1 }, { kind: 'system' });
        for (const { lastDay } of terms) expect(lastDay === null || lastDay.toString().length === 10).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('shows its calendars at both ends', () => {
    for (const calendar of Object.values(policy.calendars)) {
      for (const [from, to] of [
        ['1900-01-01', '1900-01-31'],
        ['2200-12-01', '2200-12-31'],
      ] as const) {
        for (const { open } of daysBetween(calendar, from, to)) {
          for (const stretch of open) expect([stretch.from, stretch.to].every(isKept)).toBe(true);
        }
      }
    }
  });
});

const plain: Order = {
  shopId: 'hanbit',
  orderId: '1001',
  number: '#1001',
  customer: null,
  country: 'KR',
  province: null,
  lines: [{ lineId: '1', product: 'Window', quantity: 1 }],
  deliveredAt: null,
  cancelledAt: null,
  updatedAt: '2026-06-01T00:00:00.000Z',
};
