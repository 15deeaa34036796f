import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConductBefore, type ConductChange, takeFinding } from '../../domain/conduct/conduct.ts';
import type { Event } from '../../domain/events.ts';
import { addresseesOf } from '../../domain/message/addressees.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { About } from '../../domain/vocabulary.ts';
import { starterPolicy } from '../support/policy.ts';

const policy: Policy = {
  ...starterPolicy,
  conduct: { steps: ['warning', 'penalty', 'management'], tell: ['lead'] },
};

/** A ticket settled by `mina`. */
function settled(
  ticketId: string,
  founded: boolean | null,
  { about = { staff: 'minho' }, sequence = 5 }: { about?: About | null; sequence?: number } = {},
): Event {
  return {
    eventId: `${ticketId}#${sequence}`,
    entity: 'ticket',
    entityId: ticketId,
    sequence,
    at: `2026-06-01T00:00:00.${String(sequence).padStart(3, '0')}Z`,
    actor: { kind: 'staff', id: 'mina', role: 'lead' },
    data: {
      type: 'ticket.resolved',
      resolution: 'Talked to both.',
      causeBefore: null,
      cause: null,
      product: null,
      complaint: true,
      openedAt: '2026-05-30T00:00:00.000Z',
      about,
      founded,
    },
  };
}

/** What is kept about one member of staff, as the table would keep it. */
function tell(events: readonly Event[]) {
  const findings = new Map<string, ConductChange['finding']>();
  let conduct: ConductBefore['conduct'] = null;
  const told = [];
  for (const event of events) {
    const change = takeFinding(event, { conduct, finding: findings.get(event.entityId) ?? null }, policy);
    if (!change) continue;
    findings.set(event.entityId, change.finding);
    if (!change.event) continue;
    conduct = change.conduct;
    told.push(change.event);
  }
  return { conduct, findings, told };
}

const steps = (events: readonly Event[]) =>
  tell(events).told.map(({ data }) => (data.type === 'conduct.recorded' ? `${data.count} ${data.step}` : data.type));

describe('complaints about a member of staff, found true', () => {
  it('bring a warning, a penalty, and are put before management from the third on', () => {
    expect(steps(['T1', 'T2', 'T3', 'T4'].map((id) => settled(id, true)))).toEqual([
      '1 warning',
      '2 penalty',
      '3 management',
      '4 management',
    ]);
  });

  it('are events of that person, in order, by whoever found them true', () => {
    const [first, second] = tell([settled('T1', true), settled('T2', true)]).told;
    expect(first).toMatchObject({
      eventId: 'staff-minho#1',
      entity: 'staff',
      entityId: 'minho',
      actor: { id: 'mina' },
    });
    expect(second).toMatchObject({ sequence: 2, data: { ticketId: 'T2' } });
  });

  it('put before management are told to the managers, whoever else is told; the first two to the person, too', () => {
    const { told } = tell(['T1', 'T2', 'T3'].map((id) => settled(id, true)));
    const reached = told.map((event) => addresseesOf(event, { staffId: 'minho' }, policy).map(({ to }) => to.id));
    expect(reached).toEqual([
      ['minho', 'mina'],
      ['minho', 'mina'],
      ['mina', 'alex'],
    ]);
  });

  it('do not count when they are untrue, about a team only, or not about conduct', () => {
    expect(steps([settled('T1', false)])).toEqual([]);
    expect(steps([settled('T1', true, { about: { team: 'after-sales' } })])).toEqual([]);
    expect(steps([settled('T1', null)])).toEqual([]);
    expect(steps([settled('T1', true, { about: null })])).toEqual([]);
  });

  it('keep no record where the policy says nothing about conduct', () => {
    expect(takeFinding(settled('T1', true), { conduct: null, finding: null }, starterPolicy)).toBeNull();
  });
});

describe('a complaint settled more than once', () => {
  it('counts once, though found true again', () => {
    expect(steps([settled('T1', true), settled('T1', true, { sequence: 9 }), settled('T2', true)])).toEqual([
      '1 warning',
      '2 penalty',
    ]);
  });

  it('is taken back when found untrue after all, and stays on record', () => {
    const { conduct, findings, told } = tell([settled('T1', true), settled('T1', false, { sequence: 9 })]);
    expect(told[1]!.data).toEqual({ type: 'conduct.withdrawn', staff: 'minho', count: 0, ticketId: 'T1' });
    expect(conduct).toMatchObject({ count: 0 });
    expect(findings.get('T1')).toMatchObject({ step: 'warning', withdrawnAt: '2026-06-01T00:00:00.009Z' });
  });

  it('leaves the next one found true with its number', () => {
    const events = [settled('T1', true), settled('T1', false, { sequence: 9 }), settled('T2', true)];
    expect(steps(events)).toEqual(['1 warning', 'conduct.withdrawn', '1 warning']);
  });

  it('counts as it was settled last, though told late', () => {
    expect(steps([settled('T1', false, { sequence: 9 }), settled('T1', true)])).toEqual([]);
  });
});

it('counts the complaints whose last settlement found them true, however often and in whatever order it is told', () => {
  const settlements = fc.array(fc.tuple(fc.constantFrom('T1', 'T2', 'T3'), fc.boolean()), {
    minLength: 1,
    maxLength: 12,
  });
  const story = settlements.chain((all) => {
    const events = all.map(([id, founded], at) => settled(id, founded, { sequence: at + 1 }));
    return fc.tuple(fc.constant(events), fc.array(fc.constantFrom(...events), { maxLength: events.length }));
  });
  fc.assert(
    fc.property(story, ([events, repeated]) => {
      const last = new Map(events.map(({ entityId, data }) => [entityId, 'founded' in data && data.founded]));
      const standing = [...last.values()].filter(Boolean).length;
      const { conduct, told } = tell([...repeated, ...events, ...repeated]);
      expect(conduct?.count ?? 0).toBe(standing);
      expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, index) => index + 1));
    }),
  );
});
