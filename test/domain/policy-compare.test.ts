import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../domain/policy/compare.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { mergePatch } from '../../domain/policy/merge.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import webShop from '../../policies/web-shop.json' with { type: 'json' };

const before = policySchema.parse(starter);

/** What is said when the starter policy is changed so. */
function said(patch: unknown): string[] {
  return sentences(mergePatch(starter, patch) as PolicyDocument);
}

function sentences(after: PolicyDocument, than = before): string[] {
  return comparePolicies(than, after).flatMap(({ changes }) => changes);
}

describe('the comparison of two policies', () => {
  it('says nothing about two that promise the same under different names', () => {
    expect(comparePolicies(before, { ...before, version: 'other' })).toEqual([]);
  });

  it('tells of a target', () => {
    const clocks = { 'first-response': { target: 'PT12H' } };
    expect(said({ requestTypes: { complaint: { clocks } } })).toEqual([
      'Complaint, first response: 24 hours becomes 12 hours (always)',
    ]);
  });

  it('tells of an exception, by what it is for', () => {
    const exceptions = [
      { when: { priority: ['urgent'] }, target: 'PT2H' },
      { when: { customerClass: ['A'], channel: ['phone'] }, target: 'PT1H30M' },
    ];
    expect(said({ requestTypes: { complaint: { clocks: { 'first-response': { exceptions } } } } })).toEqual([
      'Complaint, first response, urgent: 4 hours becomes 2 hours (always)',
      'Complaint, first response, class A, by phone: 1 hour 30 minutes (always) instead of 24 hours',
    ]);
  });

  it('tells of exceptions that go', () => {
    expect(said({ requestTypes: { complaint: { clocks: { 'first-response': { exceptions: null } } } } })).toEqual([
      'Complaint, first response, urgent: 24 hours like the others, no longer 4 hours (always)',
    ]);
  });

  it('tells of calendars and ladders a promise is counted by', () => {
    expect(said({ requestTypes: { logistics: { clocks: { resolution: { calendar: 'office' } } } } })).toEqual([
      'Delivery question, resolution: counted in office instead of always',
    ]);
  });

  it('tells of a new promise and of one that is given up', () => {
    const arrival = { calendar: 'office', target: 'P3D', ladder: 'standard' };
    expect(said({ requestTypes: { complaint: { clocks: { arrival, resolution: null } } } })).toEqual([
      'Complaint, resolution: no longer promised; it was 80 hours (office), high 40 hours (office), urgent 16 hours ' +
        '(office), ladder standard',
      'Complaint, arrival: new, 3 days (office), ladder standard',
    ]);
  });

  it('tells of the booked time', () => {
    const clocks = { 'booked-visit': { target: 'booked' }, arrival: { target: 'booked', exceptions: null } };
    expect(said({ requestTypes: { repair: { clocks } } })).toEqual([
      'Repair, arrival: 16 hours becomes the booked time (office)',
      'Repair, arrival, urgent: the booked time like the others, no longer 8 hours (office)',
      'Repair, visit at the booked time: 15 minutes after the booked time becomes the booked time (always)',
    ]);
    const repair = sentences(before, mergePatch(starter, { requestTypes: { repair: null } }) as PolicyDocument);
    expect(repair.join()).toContain('visit at the booked time by 15 minutes after the booked time (always)');
  });

  it('tells of rungs', () => {
    const [first, ...others] = starter.ladders.standard;
    const ladder = [
      { ...first, at: { before: 'PT1H' } },
      ...others,
      { name: 'later', at: { after: 'P2D' }, notify: ['manager', 'lead'], raise: 'one' },
    ];
    expect(said({ ladders: { standard: ladder } })).toEqual([
      'Ladder standard, rung warn: at 75 % of the time becomes 1 hour before it is due',
      'Ladder standard: new rung later, 2 days after it was due: tells manager and lead; raises the priority by one',
    ]);
  });

  /** A calendar that lists its holidays itself. */
  const listed = mergePatch(before, {
    calendars: { office: { publicHolidays: null, holidays: ['2026-01-01', '2026-02-17'] } },
  }) as PolicyDocument;
  const saidOfListed = (office: object) =>
    sentences(mergePatch(listed, { calendars: { office } }) as PolicyDocument, listed);

  it('tells of opening hours and holidays', () => {
    const windows = { mon: [['10:00', '12:00']], sat: [['09:00', '13:00']], fri: null };
    expect(saidOfListed({ windows, holidays: ['2026-02-17', '2027-10-04'] })).toEqual([
      'Calendar office, Mondays: 09:00–12:00 and 13:00–18:00 becomes 10:00–12:00',
      'Calendar office, Fridays: 09:00–12:00 and 13:00–18:00 becomes closed',
      'Calendar office, Saturdays: closed becomes 09:00–13:00',
      'Calendar office: closed on 2027-10-04; no longer listed as closed on 2026-01-01',
    ]);
  });

  it('does not call days open that have only gone off the list, for the public holidays of a country', () => {
    expect(saidOfListed({ holidays: ['2026-01-02'], publicHolidays: 'KR' })).toEqual([
      'Calendar office: closed on 2026-01-02; no longer listed as closed on 2026-01-01 and 2026-02-17',
      'Calendar office, public holidays: new, "KR"',
    ]);
  });

  it('tells who joins and who leaves', () => {
    const [jiwoo, ...others] = starter.staff;
    const sora = { ...jiwoo, id: 'sora', name: 'Sora Kim' };
    expect(
      said({ staff: [...others.map((one) => (one.id === 'alex' ? { ...one, role: 'lead' } : one)), sora] }),
    ).toEqual([
      'Staff: 한지우 (jiwoo), hotline, leaves',
      'Staff, alex, role: "manager" becomes "lead"',
      'Staff: Sora Kim (sora) joins as hotline',
    ]);
  });

  it('tells that the order of staff has changed: the first is asked first', () => {
    expect(said({ staff: starter.staff.toReversed() })).toEqual([
      'Staff: in another order, which decides who comes first',
    ]);
  });

  it('tells of a request type that is new, and of one that goes', () => {
    const training = { ...starter.requestTypes.question, title: { en: 'Training', ko: '교육', zh: '培训' } };
    const changes = said({ requestTypes: { training, question: null } });
    expect(changes).toContain('Question: removed; open tickets of this kind keep their promises');
    expect(changes.find((change) => change.startsWith('Training: new; first response within'))).toBeDefined();
  });

  it('tells who pays, what may be offered, and what may be claimed after repairs', () => {
    const { charges, compensation } = webShop;
    const [changeOfMind, ourFault, unclear] = charges;
    const { bands } = compensation;
    const title = { en: 'Guarantee', ko: '보증', zh: '保修' };
    const guarantee = { title, from: 'invoice', period: 'P1Y', remedies: ['repair'], whoChooses: 'business' };
    const terms = { guarantee };
    const after = mergePatch(starter, { charges, compensation, terms }) as PolicyDocument;
    expect(sentences(after)).toEqual([
      'Charge change-of-mind: new, "The buyer’s own reasons", the customer pays freight if the cause is buyer',
      'Charge our-fault: new, "Our fault", the business pays freight if the cause is product, service or logistics',
      'Charge unclear: new, "Fault unclear: evidence from both sides", who pays freight is unclear',
      'Compensation, currency: new, "CNY"',
      'Compensation, approvers: new, "lead" and "manager"',
      'Compensation same-city: new, "Same city", up to CNY 10.00, at first the freight of one way',
      'Compensation other-province: new, "Other province", CNY 10.00 to CNY 15.00, at first the freight of one way',
      'Compensation high-value: new, "High-value goods", CNY 20.00 to CNY 50.00, at first the freight of one way',
      expect.stringContaining('Term guarantee: new'),
    ]);
    const changed = mergePatch(after, {
      charges: [{ ...ourFault, when: { cause: ['product/defect'] } }, changeOfMind, unclear],
      compensation: { bands: { 'same-city': { most: 2000 }, 'high-value': null } },
      terms: { guarantee: { afterRepairs: { count: 2, remedies: ['exchange', 'refund'] } } },
      requestTypes: {
        repair: { needs: { 'sent-back': ['brought-in', { milestone: 'arrived', once: 'brought-in' }] } },
      },
    }) as PolicyDocument;
    expect(sentences(changed, after)).toEqual([
      'Repair, sent back: new, only after brought in; once brought in, only after arrived',
      'Charge our-fault: the business pays freight if the cause is product, service or logistics becomes ' +
        'the business pays freight if the cause is product/defect',
      'Charges: asked in another order, which decides',
      `Compensation same-city: up to CNY 10.00, at first the freight of one way becomes up to CNY 20.00, at first the freight of one way`,
      'Compensation high-value: removed; it was "High-value goods", CNY 20.00 to CNY 50.00, at first the freight of one way',
      'Term guarantee: new, exchange or refund after 2 repairs',
    ]);
    expect(bands['same-city'].most).toBe(1000);
  });

  it('says "or" of causes of which one is enough, whatever they are called', () => {
    const cause = ['buyer/operating rules not followed', 'buyer/force majeure'];
    const charge = { name: 'labour', title: starter.requestTypes.repair.title, when: { cause }, pays: {} };
    expect(said({ charges: [{ ...charge, pays: { labour: 'customer' } }] })).toEqual([
      'Charge labour: new, "Repair", the customer pays labour if the cause is buyer/operating rules not followed or buyer/force majeure',
    ]);
  });

  it('says of what a milestone needs only sometimes when that is', () => {
    const needs = { repaired: ['charge-accepted', { milestone: 'repair-plan-approved', once: 'found-complex' }] };
    expect(said({ requestTypes: { repair: { needs } } })).toEqual([
      'Repair, repaired: new, only after charge accepted; once found complex, only after repair plan approved',
    ]);
  });

  it('tells of charges and compensation without any entries', () => {
    expect(said({ charges: [] })).toEqual(['Charges: new, nothing']);
    const none = { currency: 'CNY', approvers: ['lead'], bands: {} };
    expect(said({ compensation: none })).toEqual([
      'Compensation, currency: new, "CNY"',
      'Compensation, approvers: new, "lead"',
    ]);
  });

  it('writes amounts as their currency does', () => {
    const won = {
      currency: 'KRW',
      approvers: ['lead'],
      bands: { sorry: { title: starter.requestTypes.repair.title, most: 15_000 } },
    };
    expect(said({ compensation: won })).toContain('Compensation sorry: new, "Repair", up to KRW 15,000');
  });

  it('tells of everything else by where it stands', () => {
    expect(said({ visits: { remindBefore: 'P2D' }, conduct: { steps: ['warning'], tell: ['lead'] } })).toEqual([
      'Visits, remind before: 1 day becomes 2 days',
      'Conduct: new, warning; tells lead',
    ]);
  });

  it('groups what it says by what it is about', () => {
    const patch = { business: { phone: '1' }, requestTypes: { complaint: { priority: 'urgent', critical: true } } };
    expect(comparePolicies(before, mergePatch(starter, patch) as PolicyDocument).map(({ subject }) => subject)).toEqual(
      ['Business', 'Complaint'],
    );
  });
});

describe('whatever single value changes', () => {
  /** Every value in the starter policy, by its path. */
  function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
    if (typeof value !== 'object' || value === null) return [path];
    return Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]));
  }

  function changedAt(path: readonly (string | number)[]): PolicyDocument {
    const copy = structuredClone(starter) as any;
    const holder = path.slice(0, -1).reduce((inner, name) => inner[name], copy);
    const last = path.at(-1)!;
    const value = holder[last];
    holder[last] = typeof value === 'number' ? value / 2 : typeof value === 'boolean' ? !value : `${value}1`;
    return copy;
  }

  it('is told, both ways', () => {
    const silent = places(starter)
      .filter(([section]) => section !== 'version')
      .filter((path) => sentences(changedAt(path)).length === 0 || sentences(before, changedAt(path)).length === 0);
    expect(silent).toEqual([]);
  });

  it('is told when it goes, or comes', () => {
    const sections = Object.keys(starter.requestTypes.complaint).map((name) => ['requestTypes', 'complaint', name]);
    for (const [section, type, member] of [
      ...sections,
      ['ladders', 'standard'],
      ['calendars', 'always'],
    ] as string[][]) {
      const inner = member === undefined ? null : { [member]: null };
      const without = mergePatch(starter, { [section!]: { [type!]: inner } }) as PolicyDocument;
      const isTitle = member === 'title';
      if (isTitle) continue;
      expect(sentences(without).length, `${section}/${type}/${member} goes`).toBeGreaterThan(0);
      expect(sentences(before, without).length, `${section}/${type}/${member} comes`).toBeGreaterThan(0);
    }
  });
});
