import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { chargesFor } from '../../domain/entitlement/charges.ts';
import { suggestedOffer } from '../../domain/entitlement/compensation.ts';
import { datesOf } from '../../domain/entitlement/entitlement.ts';
import { remediesOn } from '../../domain/entitlement/remedies.ts';
import type { Order } from '../../domain/order/order.ts';
import type { ChargeRule } from '../../domain/policy/charges.ts';
import type { Term } from '../../domain/policy/terms.ts';

const title = { en: 'x', ko: 'x', zh: 'x' };
const amount = fc.integer({ min: 0, max: 1_000_000 });

describe('what is suggested to offer', () => {
  const band = fc
    .tuple(amount, amount, fc.option(amount, { nil: undefined }))
    .map(([a, b, perDay]) => ({ title, least: Math.min(a, b), most: Math.max(a, b), perDay }));

  it('is never below what is offered at least, and never above the ceiling', () => {
    fc.assert(
      fc.property(band, amount, fc.integer({ min: 0, max: 1000 }), ({ perDay, ...one }, freight, daysLate) => {
        const offer = suggestedOffer(perDay === undefined ? { ...one, base: 'one-way-freight' } : { ...one, perDay }, {
          freight,
          daysLate,
        })!;
        expect(offer).toBeGreaterThanOrEqual(one.least);
        expect(offer).toBeLessThanOrEqual(one.most);
        const reckoned = perDay === undefined ? freight : perDay * daysLate;
        if (reckoned >= one.least && reckoned <= one.most) expect(offer).toBe(reckoned);
      }),
    );
  });

  it('is nothing where nothing is reckoned from, and 0 days late are no delay', () => {
    expect(suggestedOffer({ title, most: 500 }, { freight: 100, daysLate: 2 })).toBeNull();
    expect(suggestedOffer({ title, perDay: 100, most: 500 }, { daysLate: 0 })).toBe(0);
    expect(suggestedOffer({ title, base: 'one-way-freight', most: 500 }, { freight: 0 })).toBe(0);
  });
});

describe('who pays', () => {
  const rules: ChargeRule[] = [
    { name: 'defect', title, when: { cause: ['product/defect'], serviceClass: ['C'] }, pays: { parts: 'business' } },
    { name: 'product', title, when: { cause: ['product'] }, pays: { parts: 'contract', freight: 'business' } },
    { name: 'rest', title, pays: { labour: 'customer', parts: 'customer', freight: 'unclear' } },
  ];
  const paid = (cause: string | null, serviceClass: 'A' | 'C') => {
    const [group, reason] = (cause ?? '').split('/') as ['product', string];
    const facts = { cause: cause === null ? null : { group, reason }, serviceClass };
    return Object.fromEntries(chargesFor(rules, facts).map(({ line, rule }) => [line, rule.name]));
  };

  it('is said line by line by the first rule that fits and names the line', () => {
    expect(paid('product/defect', 'C')).toEqual({ parts: 'defect', freight: 'product', labour: 'rest' });
    expect(paid('product/defect', 'A')).toEqual({ parts: 'product', freight: 'product', labour: 'rest' });
    expect(paid('product/size', 'C')).toEqual({ parts: 'product', freight: 'product', labour: 'rest' });
    expect(paid('buyer/absent', 'C')).toEqual({ parts: 'rest', freight: 'rest', labour: 'rest' });
    expect(paid(null, 'C')).toEqual({ parts: 'rest', freight: 'rest', labour: 'rest' });
  });

  it('is said by nobody without a rule', () => {
    expect(chargesFor([rules[0]!], { cause: null, serviceClass: 'C' })).toEqual([]);
  });
});

describe('the terms of a thing', () => {
  const term: Term = { title, from: 'delivery', period: 'P7D', remedies: ['return'], whoChooses: 'customer' };

  it('count from the day it was delivered where the business is, and from those staff told', () => {
    const order = { deliveredAt: '2026-06-01T15:30:00.000Z', dates: { acceptance: '2026-06-20' } } as Order;
    const dates = datesOf(order, 'Asia/Seoul');
    expect(Object.entries(dates).map(([name, date]) => `${name} ${date}`)).toEqual([
      'delivery 2026-06-02',
      'acceptance 2026-06-20',
    ]);
    expect(datesOf({ ...order, deliveredAt: null, dates: {} }, 'Asia/Seoul')).toEqual({});
  });

  it('are open from the first to the last day, both included, and for life where they are', () => {
    const state = (on: string, own: Partial<Term> = {}) =>
      remediesOn(
        { one: { ...term, ...own } },
        { on: Temporal.PlainDate.from(on), dates: { delivery: Temporal.PlainDate.from('2026-06-02') } },
      )[0]!.state;
    const days = ['2026-06-01', '2026-06-02', '2026-06-09', '2026-06-10'];
    expect(days.map((on) => state(on))).toEqual(['not-begun', 'open', 'open', 'over']);
    expect(state('2126-06-10', { period: 'lifetime' })).toBe('open');
    expect(state('2026-06-05', { from: 'invoice' })).toBe('unknown');
  });
});
