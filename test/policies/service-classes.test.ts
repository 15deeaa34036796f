import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { causeGroups } from '../../domain/cause.ts';
import { chargesFor } from '../../domain/entitlement/charges.ts';
import { entitlementOf } from '../../domain/entitlement/entitlement.ts';
import type { ServiceClass } from '../../domain/policy/charges.ts';
import { type PresetName, presetNames, presetPolicy } from './presets.ts';

const sold = Temporal.PlainDate.from('2026-06-01');
const dates = { delivery: sold, sale: sold, invoice: sold, acceptance: sold };

/** The service class of something sold, delivered and accepted on 1 June 2026. */
function classOn(preset: PresetName, on: string, term?: string): ServiceClass {
  const claim = { on: Temporal.PlainDate.from(on), dates, term };
  return entitlementOf(presetPolicy(preset), null, claim, { kind: 'system' }).serviceClass;
}

/** Presets in which somebody pays for parts and labour. */
const working = presetNames.filter((name) => presetPolicy(name).charges?.some(({ pays }) => pays.labour));
const withWarranty = presetNames.filter((name) =>
  presetPolicy(name).charges?.some(({ when }) => when?.serviceClass?.includes('C')),
);

describe('free under warranty', () => {
  it.each(withWarranty)('is something that was just sold, and nothing is for ever: %s', (preset) => {
    expect(classOn(preset, '2026-07-01')).toBe('C');
    expect(classOn(preset, '2036-07-01')).toBe('A');
  });

  it('is not what may only be returned', () => {
    expect(classOn('hardware-software', '2026-06-05', 'return')).toBe('A');
  });

  it('does not make everything free: the warranty of a part counts when the claim is about that part', () => {
    const classes = ['monitor', 'disk', 'memory'].map((part) => classOn('three-guarantees', '2028-06-01', part));
    expect(classes).toEqual(['A', 'C', 'C']);
    expect(classOn('three-guarantees', '2028-06-01')).toBe('A'); // The guarantee of the whole is over.
  });
});

describe('who pays for parts and labour', () => {
  const payers = (preset: PresetName, serviceClass: ServiceClass) => {
    const charges = chargesFor(presetPolicy(preset).charges!, { cause: null, serviceClass });
    return charges.filter(({ line }) => line === 'parts' || line === 'labour').map(({ payer }) => payer);
  };

  it.each(working)('follows the service class: %s', (preset) => {
    const both = (payer: string) => [payer, payer];
    expect(payers(preset, 'A')).toEqual(both('customer'));
    expect(payers(preset, 'B')).toEqual(both('contract'));
    expect(payers(preset, 'C')).toEqual(both('business'));
    expect(payers(preset, 'D')).toEqual(both('business'));
  });

  it.each(working)('is never a customer for internal work, whatever the cause: %s', (preset) => {
    const { charges, causes } = presetPolicy(preset);
    for (const group of causeGroups) {
      for (const reason of causes[group] ?? []) {
        const paid = chargesFor(charges!, { cause: { group, reason }, serviceClass: 'D' });
        expect(paid.filter(({ payer }) => payer === 'customer')).toEqual([]);
      }
    }
  });
});
