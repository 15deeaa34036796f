import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { teamsKeptOut } from '../../domain/assignment/eligibility.ts';
import type { Cause } from '../../domain/cause.ts';
import { chargesFor, serviceClassOf } from '../../domain/entitlement/charges.ts';
import { suggestedOffer } from '../../domain/entitlement/compensation.ts';
import { entitlementOf } from '../../domain/entitlement/entitlement.ts';
import { remediesOn, type ThingFacts } from '../../domain/entitlement/remedies.ts';
import type { ServiceClass } from '../../domain/policy/charges.ts';
import { offerCompensation, openTicket, reachMilestone } from '../../domain/ticket/commands.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { instantIn, type PresetName, presetPolicy } from './presets.ts';
import { allUntimed, titleOf, type UntimedPromise } from './untimed-promises.ts';

const shown = new Set<UntimedPromise>();
/** A test of a promise, which it names. */
function shows(promise: UntimedPromise, test: (preset: PresetName) => void): void {
  shown.add(promise);
  it(titleOf(promise), () => test(promise.split('/')[0] as PresetName));
}

const day = (text: string) => Temporal.PlainDate.from(text);

/** Who pays for what, as `labour: customer`. */
function paid(preset: PresetName, cause: string | null, serviceClass: ServiceClass): string[] {
  const [group, reason] = cause?.split('/') ?? [];
  const of = cause === null ? null : ({ group, reason } as Cause);
  const { charges, causes } = presetPolicy(preset);
  if (of) expect(causes[of.group]).toContain(of.reason);
  return chargesFor(charges!, { cause: of, serviceClass }).map(({ line, payer }) => `${line}: ${payer}`);
}

const both = (payer: string) => [`parts: ${payer}`, `labour: ${payer}`];

describe('who pays', () => {
  shows('web-shop/defect-freight', (shop) => expect(paid(shop, 'product/defect', 'A')).toEqual(['freight: business']));
  shows('web-shop/mistake-freight', (shop) =>
    expect(paid(shop, 'service/misleading advice', 'A')).toEqual(['freight: business']),
  );
  shows('web-shop/buyer-freight', (shop) =>
    expect(paid(shop, 'buyer/changed mind', 'A')).toEqual(['freight: customer']),
  );
  shows('web-shop/unclear-freight', (shop) => expect(paid(shop, null, 'A')).toEqual(['freight: unclear']));

  shows('three-guarantees/damaged', (preset) => {
    expect(paid(preset, 'buyer/damaged by the customer', 'C')).toEqual(both('customer'));
    expect(paid(preset, 'product/performance fault', 'C')).toEqual(both('business'));
    expect(paid(preset, 'product/performance fault', 'A')).toEqual(both('customer'));
  });

  shows('service-desk/classes', () => {
    expect(serviceClassOf({})).toBe('A');
    expect(serviceClassOf({ underContract: true })).toBe('B');
    expect(serviceClassOf({ underContract: true, underWarranty: true })).toBe('C');
    expect(serviceClassOf({ internal: true, underWarranty: true })).toBe('D');
  });
  shows('service-desk/class-pays', (preset) => {
    const payers = (['A', 'B', 'C', 'D'] as const).map((one) => paid(preset, null, one)[0]);
    expect(payers).toEqual(['parts: customer', 'parts: contract', 'parts: business', 'parts: business']);
  });

  shows('led-display/rules-breached', (preset) => {
    for (const cause of ['buyer/operating rules not followed', 'buyer/force majeure']) {
      expect(paid(preset, cause, 'C')).toEqual(['parts: business', 'labour: customer']);
    }
    expect(paid(preset, 'product/module', 'C')).toEqual(both('business'));
  });
  shows('led-display/after-warranty', (preset) => {
    expect(paid(preset, 'product/module', 'A')).toEqual(both('customer'));
    expect(paid(preset, 'buyer/force majeure', 'A')).toEqual(both('customer'));
  });

  shows('windows/damaged-by-people', (preset) => {
    expect(paid(preset, 'buyer/damaged by people', 'C')).toEqual(both('customer'));
    expect(paid(preset, 'product/glass', 'C')).toEqual(both('business'));
  });
  shows('it-systems/contract', (preset) =>
    expect(paid(preset, null, 'B')).toEqual(['telephone: business', ...both('contract')]),
  );
  shows('it-systems/telephone', (preset) => expect(paid(preset, null, 'A')).toContain('telephone: business'));
  shows('hardware-software/price-list', (preset) => {
    const { charges } = presetPolicy(preset);
    const [charge] = chargesFor(charges!, { cause: null, serviceClass: 'A' });
    expect([charge!.payer, charge!.rule.title.en]).toEqual([
      'customer',
      'By the public price list, named before the work',
    ]);
  });
});

/** What is suggested for a freight in fen, in yuan. */
const suggested = (preset: PresetName, band: string, facts: Parameters<typeof suggestedOffer>[1]) => {
  const fen = suggestedOffer(presetPolicy(preset).compensation!.bands[band]!, facts);
  return fen === null ? null : fen / 100;
};

describe('what is offered to make good', () => {
  shows('web-shop/offer-base', (shop) => {
    expect(suggested(shop, 'same-city', { freight: 800 })).toBe(8);
    expect(suggested(shop, 'same-city', {})).toBeNull();
  });
  shows('web-shop/offer-city', (shop) => expect(suggested(shop, 'same-city', { freight: 1800 })).toBe(10));
  shows('web-shop/offer-province', (shop) => {
    expect([600, 1200, 2500].map((freight) => suggested(shop, 'other-province', { freight }))).toEqual([10, 12, 15]);
  });
  shows('web-shop/offer-high-value', (shop) => {
    expect([600, 3500, 9000].map((freight) => suggested(shop, 'high-value', { freight }))).toEqual([20, 35, 50]);
  });
  shows('web-shop/offer-approval', (shop) => {
    const offer = (role: Role, amount: number) =>
      offerCompensation(opened(shop, 'complaint'), { band: 'other-province', amount }, at(shop, role));
    expect(offer('hotline', 1500)).toMatchObject({ ok: true, value: { ticket: { compensation: { amount: 1500 } } } });
    expect(offer('hotline', 1501)).toMatchObject({
      ok: false,
      error: { type: 'above-ceiling', field: '/amount', expected: expect.stringContaining('lead') },
    });
    expect(offer('lead', 4000)).toMatchObject({
      ok: true,
      value: { events: [{ data: { type: 'ticket.compensation-offered', aboveCeiling: true, before: null } }] },
    });
  });
  shows('lubricants/late-delivery', (preset) => {
    expect([1, 2, 7].map((daysLate) => suggested(preset, 'late-delivery', { daysLate }))).toEqual([100, 200, 700]);
    expect(suggested(preset, 'late-delivery', { daysLate: 90 })).toBe(3000);
  });
});

/** Somebody whom no type keeps out, in their role or, by another group of theirs, in this one. */
const at = (preset: PresetName, role: Role = 'hotline') => {
  const policy = presetPolicy(preset);
  const keptOut = Object.keys(policy.requestTypes).flatMap((type) => teamsKeptOut(policy, type));
  const free = policy.staff.filter(({ team }) => team === undefined || !keptOut.includes(team));
  const { id } = free.find((person) => person.role === role) ?? free[0]!;
  return { now: instantIn(preset, '2026-06-08T10:00'), actor: { kind: 'staff' as const, id, role }, policy };
};

function opened(preset: PresetName, requestType: string) {
  const command = { ticketId: 'T1', requestType, subject: 'x', text: 'x', customer: null };
  const ticket = openTicket(command, at(preset));
  if (!ticket.ok) throw new Error(ticket.error.detail);
  return ticket.value.ticket;
}

/** What may be claimed on a day of something sold on 1 June and invoiced on the 2nd. */
function open(on: string, more: Partial<ThingFacts> = {}) {
  const dates = { sale: day('2026-06-01'), invoice: day('2026-06-02') };
  const standings = remediesOn(presetPolicy('three-guarantees').terms!, { on: day(on), dates, ...more });
  return Object.fromEntries(standings.map(({ term, remedies }) => [term, remedies]));
}

describe('what may be claimed', () => {
  shows('three-guarantees/after-repairs', () => {
    const remedies = [0, 1, 2, 3].map((repairs) => open('2026-09-01', { repairs }).guarantee);
    expect(remedies).toEqual([['repair'], ['repair'], ['exchange', 'refund'], ['exchange', 'refund']]);
    expect(open('2027-06-03', { repairs: 2 }).guarantee).toEqual([]);
  });

  it('changes with the days: everything, then no refund any more, then repair', () => {
    const terms = ['refund-exchange-repair', 'exchange-repair', 'guarantee'];
    const counts = (on: string) => terms.map((term) => open(on)[term]!.length);
    expect(['2026-05-31', '2026-06-08', '2026-06-09', '2026-06-16', '2026-06-17'].map(counts)).toEqual([
      [0, 0, 0],
      [3, 2, 1],
      [0, 2, 1],
      [0, 2, 1],
      [0, 0, 1],
    ]);
  });

  it('is more by the days without the thing, and unknown where nobody knows since when', () => {
    const away = [{ kind: 'repair-time' as const, from: day('2026-10-01'), to: day('2026-10-05') }];
    expect(open('2027-06-07', { away }).guarantee).toEqual(['repair']);
    expect(open('2027-06-08', { away }).guarantee).toEqual([]);
    const terms = remediesOn(presetPolicy('three-guarantees').terms!, { on: day('2026-06-08'), dates: {} });
    expect(new Set(terms.map(({ state }) => state))).toEqual(new Set(['unknown']));
  });

  it('counts from the day of the deal where that is what a term says, once somebody has told it', () => {
    const standing = (on: string, dates: object) =>
      remediesOn(presetPolicy('web-shop').terms!, { on: day(on), dates }).find(
        ({ term }) => term === 'after-sale-claim',
      )!.state;
    const deal = { deal: day('2026-06-01') };
    expect([standing('2026-06-16', deal), standing('2026-06-17', deal), standing('2026-06-16', {})]).toEqual([
      'open',
      'over',
      'unknown',
    ]);
  });

  it('decides the service class: a term of the whole thing that is open is a warranty, or the very term claimed under', () => {
    const policy = presetPolicy('three-guarantees');
    const dates = { invoice: day('2026-06-02') };
    const ask = (on: string, term?: string) =>
      entitlementOf(policy, null, { on: day(on), dates, term }, { kind: 'system' }).serviceClass;
    expect([ask('2026-09-01'), ask('2028-01-01'), ask('2028-01-01', 'disk'), ask('2030-01-01')]).toEqual([
      'C', // The guarantee.
      'A', // Only the disk is still guaranteed ...
      'C', // ... and that is what it is about.
      'A',
    ]);
  });
});

/** Of some milestones in this order, those that were refused. */
function refused(preset: PresetName, requestType: string, milestones: string[]): string[] {
  let ticket = opened(preset, requestType);
  return milestones.filter((milestone) => {
    const reached = reachMilestone(ticket, milestone, at(preset));
    if (reached.ok) ticket = reached.value.ticket;
    else expect(reached.error.type).toBe('milestone-too-early');
    return !reached.ok;
  });
}

/** In their order they are reached, and in the opposite order only the first is. */
function inOrderOnly(preset: PresetName, requestType: string, ...milestones: string[]): void {
  expect(refused(preset, requestType, milestones)).toEqual([]);
  expect(refused(preset, requestType, milestones.toReversed())).toEqual(milestones.toReversed().slice(0, -1));
}

describe('what comes before what', () => {
  const found = ['cause-found', 'quality-record-written'];
  shows('windows/plan-first', (preset) => {
    const refusedOf = (...milestones: string[]) => refused(preset, 'complaint', milestones);
    expect(refusedOf(...found, 'repaired')).toEqual([]);
    expect(refusedOf(...found, 'found-complex', 'repaired')).toEqual(['repaired']);
    expect(refusedOf(...found, 'found-complex', 'repair-plan-approved', 'repaired')).toEqual([]);
    expect(refusedOf(...found, 'repaired', 'found-complex')).toEqual(['found-complex']);
    expect(refusedOf('repair-plan-approved')).toEqual(['repair-plan-approved']);
  });
  shows('windows/record-first', (preset) => {
    inOrderOnly(preset, 'complaint', ...found, 'repaired', 'report-signed');
    expect(refused(preset, 'complaint', ['cause-found', 'repaired'])).toEqual(['repaired']);
  });
  shows('windows/report-last', (preset) => inOrderOnly(preset, 'repair', 'repaired', 'report-signed'));
  shows('service-desk/workshop', (preset) =>
    inOrderOnly(
      ...([preset, 'workshop-repair'] as const),
      ...['taken-back', 'receipt-given', 'received-in-workshop', 'passed-inspection', 'returned'],
    ),
  );
  shows('led-display/phases', (preset) =>
    inOrderOnly(preset, 'installation', 'installed', 'first-checked', 'accepted'),
  );
  shows('it-systems/steps', (preset) =>
    inOrderOnly(
      ...([preset, 'installation'] as const),
      ...['need-understood', 'confirmed-in-writing', 'work-done', 'result-reported'],
    ),
  );
  shows('hardware-software/steps', (preset) =>
    inOrderOnly(preset, 'field-job', 'served', 'reported-back', 'customer-called'),
  );
  shows('hardware-software/return', (preset) => inOrderOnly(preset, 'return', 'goods-received', 'inspected'));
  shows('three-guarantees/charge-first', (preset) => {
    const reach = (ticket: ReturnType<typeof opened>, milestone: string) => {
      const reached = reachMilestone(ticket, milestone, at(preset));
      return reached.ok ? reached.value.ticket : reached.error;
    };
    const ticket = opened(preset, 'paid-repair');
    expect(reach(ticket, 'repaired')).toMatchObject({
      type: 'milestone-too-early',

      expected: 'charge-accepted before it',
    });
    expect(reach(ticket, 'charge-accepted')).toMatchObject({ type: 'milestone-too-early' });
    const done = ['charge-named', 'charge-accepted', 'repaired'].reduce((one, milestone) => {
      const next = reach(one, milestone);
      expect(next).toMatchObject({ ticketId: 'T1' });
      return next as typeof one;
    }, ticket);
    expect(done.moments.at(-1)!.name).toBe('milestone:repaired');
  });
});

it('shows every promise without a time that policies can say', () => {
  expect(allUntimed.filter((promise) => !shown.has(promise))).toEqual([]);
});
