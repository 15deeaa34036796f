import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { presentNamed, takerNamed } from '../../domain/assignment/named.ts';
import { inTurn } from '../../domain/assignment/turns.ts';
import type { Context } from '../../domain/context.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { AssignmentRule } from '../../domain/policy/promises.ts';
import { type OpenTicket, openTicket } from '../../domain/ticket/commands.ts';
import { poolOf, routePending } from '../../domain/ticket/route-pending.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from '../support/policy.ts';

const monday = '2026-06-01T01:00:00.000Z';

const person = (id: string, more: Partial<Staff> = {}): Staff => ({
  id,
  name: id,
  role: 'hotline',
  email: `${id}@aftercare.example`,
  locale: 'en',
  ...more,
});

/** The starter policy with these people, and a request type `call` assigned by this rule. */
function policyOf(staff: Staff[], assign: AssignmentRule, more: Partial<Policy> = {}): Policy {
  const call = { ...starterPolicy.requestTypes.question!, assign };
  return { ...starterPolicy, staff, requestTypes: { ...starterPolicy.requestTypes, call }, ...more };
}

const context = (policy: Policy): Context => ({
  now: Temporal.Instant.from(monday),
  actor: { kind: 'system' },
  policy,
});

function opened(policy: Policy, command: Partial<OpenTicket> = {}): Ticket {
  const call = { ticketId: 'T1', requestType: 'call', subject: 'Hello?', text: '', customer: null };
  const result = openTicket({ ...call, ...command }, context(policy));
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.ticket;
}

const away = (...staff: string[]) => ({
  absences: staff.map((id) => ({ staff: id, from: '2026-05-31T15:00:00.000Z', to: '2026-06-02T15:00:00.000Z' })),
});

describe('a new ticket', () => {
  const three = ['ann', 'ben', 'cho'].map((id) => person(id));

  it('goes to the first on the list where the policy says so', () => {
    expect(opened(policyOf(three, { role: 'hotline', by: 'first' }))).toMatchObject({ assignee: 'ann', routing: null });
  });

  it('waits for its turn among several, and is then given to whoever is next', () => {
    const policy = policyOf(three, { role: 'hotline', by: 'round-robin' });
    const waiting = opened(policy);
    expect(waiting).toMatchObject({ assignee: null, routing: 'pending' });
    expect(poolOf(waiting, context(policy))).toEqual({ by: 'round-robin', candidates: ['ann', 'ben', 'cho'] });
    const routed = routePending(waiting, context(policy), { turn: 5, ahead: 4, open: {} });
    expect(routed.ticket).toMatchObject({ assignee: 'ben', routing: null, version: 2 });
    expect(routed.events.map(({ data }) => data)).toEqual([
      { type: 'ticket.assigned', from: null, to: 'ben', team: null, reason: 'routing' },
    ]);
  });

  it('does not wait when only one of them is there', () => {
    const policy = policyOf(three, { role: 'hotline', by: 'round-robin' }, away('ann', 'cho'));
    expect(opened(policy)).toMatchObject({ assignee: 'ben', routing: null });
  });

  it('goes to nobody while nobody is there', () => {
    const policy = policyOf(three, { role: 'hotline', by: 'load' }, away('ann', 'ben', 'cho'));
    expect(opened(policy)).toMatchObject({ assignee: null, routing: 'nobody' });
  });

  it('goes to nobody when everybody leaves while it waits', () => {
    const waiting = opened(policyOf(three, { role: 'hotline', by: 'load' }));
    const empty = policyOf(three, { role: 'hotline', by: 'load' }, away('ann', 'ben', 'cho'));
    expect(poolOf(waiting, context(empty))).toBeNull();
    const { ticket, events } = routePending(waiting, context(empty), null);
    expect(ticket).toMatchObject({ assignee: null, routing: 'nobody', routeAt: '2026-06-02T15:00:00.000Z' });
    expect(events.map(({ data }) => data.type)).toEqual(['ticket.unrouted']);
  });

  it('asks for a skill', () => {
    const staff = [person('ann'), person('ben', { skills: ['glass'] }), person('cho', { skills: ['locks', 'glass'] })];
    const rule = { role: 'hotline', skill: 'locks', by: 'round-robin' } as const;
    expect(opened(policyOf(staff, rule)).assignee).toBe('cho');
  });

  it('stays in its region if anybody serves it, and goes to everybody if nobody does', () => {
    const staff = [person('ann', { regions: ['KR-Seoul'] }), person('ben', { regions: ['KR-Busan', 'CN'] })];
    const policy = policyOf(staff, { role: 'hotline', byRegion: true, by: 'load' });
    expect(opened(policy, { region: 'KR-Busan' }).assignee).toBe('ben');
    expect(opened(policy, { region: 'CN-Zhejiang' }).assignee).toBe('ben');
    expect(opened(policy, { region: 'JP' }).routing).toBe('pending');
  });

  it('is timed by the calendar of the team it comes to', () => {
    const staff = [person('ann', { team: 'day' }), person('ben', { team: 'always' })];
    const policy = policyOf(staff, { role: 'hotline', by: 'round-robin' });
    const title = { en: 'Team', ko: '팀', zh: '组' };
    policy.teams = { day: { title, calendar: 'office' }, always: { title, calendar: 'always' } };
    const { clocks, ...call } = policy.requestTypes.call!;
    policy.requestTypes.call = { ...call, clocks: { resolution: { ...clocks.resolution!, followsTeam: true } } };
    const { ticket } = routePending(opened(policy), context(policy), { turn: 2, ahead: 0, open: {} });
    expect(ticket).toMatchObject({ assignee: 'ben', team: 'always' });
    expect(ticket.clocks[0]).toMatchObject({ calendar: 'always', dueAt: '2026-06-02T01:00:00.000Z' });
  });
});

describe('somebody away', () => {
  const rule = { role: 'hotline', by: 'first' } as const;

  it('is stood in for by the deputy, whatever the role of that one is', () => {
    const staff = [person('ann', { deputy: 'lee' }), person('ben'), person('lee', { role: 'lead' })];
    expect(opened(policyOf(staff, rule, away('ann'))).assignee).toBe('lee');
  });

  it("is stood in for by the deputy's deputy while both are away", () => {
    const staff = [person('ann', { deputy: 'ben' }), person('ben', { deputy: 'lee' }), person('lee', { role: 'lead' })];
    expect(opened(policyOf(staff, rule, away('ann', 'ben'))).assignee).toBe('lee');
  });

  it('leaves it to the others who fit when two only stand in for each other', () => {
    const staff = [person('ann', { deputy: 'ben' }), person('ben', { deputy: 'ann' }), person('cho')];
    expect(opened(policyOf(staff, rule, away('ann', 'ben'))).assignee).toBe('cho');
  });

  it('is not stood in for by somebody without the skill', () => {
    const staff = [
      person('ann', { skills: ['glass'], deputy: 'lee' }),
      person('lee', { role: 'lead' }),
      person('cho', { skills: ['glass'] }),
    ];
    expect(opened(policyOf(staff, { ...rule, skill: 'glass' }, away('ann'))).assignee).toBe('cho');
  });

  it('is back at the very instant the absence ends', () => {
    const absences = [{ staff: 'ann', from: '2026-05-01T00:00:00.000Z', to: monday }];
    const staff = [person('ann'), person('ben')];
    expect(opened(policyOf(staff, rule, { absences })).assignee).toBe('ann');
  });
});

describe('a notice for people of whom some are away', () => {
  const staff = [
    person('ann', { deputy: 'tom' }),
    person('ben'),
    person('tom', { role: 'technician' }),
    person('lee', { role: 'lead', deputy: 'max' }),
    person('max', { role: 'manager' }),
  ];
  const told = (absent: string[], name: string, assignee: string | null = null) =>
    presentNamed(policyOf(staff, { role: 'hotline', by: 'first' }, away(...absent)), name, assignee, monday).map(
      ({ id }) => id,
    );

  it.each<[string, string[], string, string | null, string[]]>([
    ['everybody of a role', [], 'hotline', null, ['ann', 'ben']],
    ['those of a role who are there', ['ann'], 'hotline', null, ['ben']],
    ['the deputy of the only one', ['lee'], 'lead', null, ['max']],
    ['the deputy of whoever has the ticket', ['ann'], 'assignee', 'ann', ['tom']],
    ['the leads when nobody stands in', ['ben'], 'assignee', 'ben', ['lee']],
    ['the leads when nobody has the ticket', [], 'assignee', null, ['lee']],
    ['the managers when the leads are away', ['ben', 'lee'], 'staff:ben', null, ['max']],
    ['anybody who is there at last', ['ben', 'lee', 'max'], 'staff:ben', null, ['ann']],
    ['those named when everybody is away', ['ann', 'ben', 'tom', 'lee', 'max'], 'lead', null, ['lee']],
    ['the leads for somebody unknown', [], 'staff:eve', null, ['lee']],
  ])('reaches %s', (_, absent, name, assignee, expected) => {
    expect(told(absent, name, assignee)).toEqual(expected);
  });

  it('always reaches somebody', () => {
    const names = ['assignee', 'hotline', 'technician', 'lead', 'manager', 'inspector', 'staff:ben', 'team:none'];
    const ids = staff.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.constantFrom(...names),
        fc.option(fc.constantFrom(...ids)),
        (absent, name, who) => {
          const reached = told(absent, name, who);
          const somebodyIsThere = absent.length < staff.length;
          return reached.length > 0 && (!somebodyIsThere || reached.every((id) => !absent.includes(id)));
        },
      ),
    );
  });
});

it('hands a ticket to a manager where nobody of those named is there', () => {
  const staff = [person('ann'), person('lee', { role: 'lead' }), person('max', { role: 'manager' })];
  const policy = policyOf(staff, { role: 'hotline', by: 'first' }, away('lee'));
  expect(takerNamed(policy, opened(policy), 'lead', monday)?.id).toBe('max');
});

describe('turns', () => {
  const people = fc
    .integer({ min: 1, max: 8 })
    .map((count) => Array.from({ length: count }, (_, at) => person(`p${at}`)));
  const shares = (staff: Staff[], given: Staff[]) => staff.map((one) => given.filter((other) => other === one).length);
  const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts);

  it('are shared out evenly in whatever order they are used', () => {
    const run = fc.record({ staff: people, first: fc.nat(1_000), length: fc.nat(60) });
    fc.assert(
      fc.property(run, fc.array(fc.nat()), ({ staff, first, length }, shuffle) => {
        const turns = Array.from({ length }, (_, at) => first + at + 1);
        turns.sort((a, b) => (shuffle[a % shuffle.length] ?? a) - (shuffle[b % shuffle.length] ?? b));
        const given = turns.map((turn) => inTurn(staff, 'round-robin', { turn, ahead: 0, open: {} }));
        return spread(shares(staff, given)) <= 1;
      }),
    );
  });

  it('by load spread many tickets at once as if each had been counted by itself', () => {
    const run = fc.record({
      staff: people,
      open: fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }),
      first: fc.nat(99),
    });
    fc.assert(
      fc.property(run, fc.nat(60), ({ staff, open, first }, length) => {
        const counted = Object.fromEntries(staff.map(({ id }, at) => [id, open[at]!]));
        const loads = new Map(staff.map(({ id }) => [id, counted[id]!]));
        for (let ahead = 0; ahead < length; ahead++) {
          const { id } = inTurn(staff, 'load', { turn: first + ahead + 1, ahead, open: counted });
          expect(loads.get(id)).toBe(Math.min(...loads.values()));
          loads.set(id, loads.get(id)! + 1);
        }
      }),
    );
  });

  it('by load go round where all have the same', () => {
    const staff = ['ann', 'ben', 'cho'].map((id) => person(id));
    const ids = [1, 2, 3, 4].map((turn) => inTurn(staff, 'load', { turn, ahead: 0, open: {} }).id);
    expect(ids).toEqual(['ann', 'ben', 'cho', 'ann']);
  });
});
