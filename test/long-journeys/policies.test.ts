import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { Business } from '../support/business.ts';
import { allFiredRungs } from '../support/history.ts';
import { instantOf, seoul } from '../support/seoul.ts';

/** Answers to complaints by noon instead of by tomorrow. */
const summer = {
  extends: 'starter',
  requestTypes: { complaint: { clocks: { 'first-response': { target: 'PT12H' } } } },
};

describe('a year in which the rules change', () => {
  let business: Business;
  const promised: Record<string, Ticket> = {};
  beforeAll(async () => {
    business = await Business.open('2026-06-01 09:00');
  });
  afterAll(() => business.close());

  async function complain(name: string): Promise<void> {
    const ticketId = await business.complain();
    promised[name] = await business.does('jiwoo', `GET /tickets/${ticketId}`);
  }

  async function resolve(ticketId: string): Promise<void> {
    const cause = { group: 'logistics', reason: 'late' };
    await business.does('mina', `POST /tickets/${ticketId}/resolve`, { resolution: 'A new one was sent.', cause });
  }

  const clockOf = ({ clocks }: Ticket, name: string) => clocks.find((clock) => clock.name === name)!;
  const terms = (name: string) => [promised[name]!.policyVersion, clockOf(promised[name]!, 'first-response').target];

  /** When a clock's rungs fired, in Seoul. */
  async function fired(ticketId: string, clock: string): Promise<string[]> {
    const rungs = (await allFiredRungs(business.table)).filter(
      (one) => one.ticketId === ticketId && one.clock === clock,
    );
    return rungs.map(({ rung, at }) => `${seoul(at)} ${rung}`);
  }

  it('begins with a draft over a preset, in which a fault is found', async () => {
    const wrong = { ...summer, summary: { calendar: 'weekend' } };
    const draft = await business.does('mina', 'PUT /policies/summer-2026', { document: wrong });
    expect(draft.faults).toMatchObject([{ field: '/summary/calendar', expected: 'a calendar: always, office' }]);
    const refused = await business.as('mina', 'PUT /policies/summer-2026/activation', {});
    expect(refused).toMatchObject({ status: 422, body: { errors: draft.faults } });
  });

  it('which is mended, and compared with the policy in force in words', async () => {
    await business.does('mina', 'PUT /policies/summer-2026', { document: summer, note: 'Faster in summer' });
    const { subjects } = await business.does('jiwoo', 'GET /policies/summer-2026/comparison');
    expect(subjects).toEqual([
      { subject: 'Complaint', changes: ['Complaint, first response: 24 hours becomes 12 hours (always)'] },
    ]);
  });

  it('is put in force from the next morning on: not before, and not later', async () => {
    const from = '2026-06-02T09:00:00+09:00';
    expect((await business.as('jiwoo', 'PUT /policies/summer-2026/activation', { from })).status).toBe(403);
    await business.does('mina', 'PUT /policies/summer-2026/activation', { from });
    await complain('the day before');
    await business.until('2026-06-02 08:59');
    await complain('a minute before');
    await business.until('2026-06-02 09:00');
    await complain('on the hour');
    expect(terms('the day before')).toEqual(['starter-1', 'PT24H']);
    expect(terms('a minute before')).toEqual(['starter-1', 'PT24H']);
    expect(terms('on the hour')).toEqual(['summer-2026', 'PT12H']);
  });

  it('keeps what was promised before: each ticket is escalated by its own policy', async () => {
    await business.until('2026-06-03 09:30');
    const [early, late] = [promised['a minute before']!, promised['on the hour']!];
    expect(await fired(early.ticketId, 'first-response')).toEqual(['2026-06-03 02:59 warn', '2026-06-03 08:59 breach']);
    expect(await fired(late.ticketId, 'first-response')).toEqual([
      '2026-06-02 18:00 warn',
      '2026-06-02 21:00 breach',
      '2026-06-03 01:00 escalate',
    ]);
  });

  it('is rolled back: new tickets get the old promise, and those of the summer keep theirs', async () => {
    const rolledBack = await business.does('alex', 'POST /policies/rollback', { from: 'summer-2026' });
    expect(rolledBack).toMatchObject({ version: 'starter-1', active: 'starter-1' });
    await business.pass('PT10S');
    await complain('after the roll-back');
    expect(terms('after the roll-back')).toEqual(['starter-1', 'PT24H']);
    const { ticketId } = promised['on the hour']!;
    const urgent = await business.does('mina', `PUT /tickets/${ticketId}/priority`, { priority: 'low' });
    expect([urgent.policyVersion, clockOf(urgent, 'first-response').target]).toEqual(['summer-2026', 'PT12H']);
  });

  it('remembers who decided what', async () => {
    const { items } = await business.does('jiwoo', 'GET /policies/events');
    expect(items.map(({ actor, data }: any) => `${actor.id} ${data.type}`)).toEqual([
      'mina policy.activated',
      'alex policy.rolled-back',
    ]);
    const { activations } = await business.does('jiwoo', 'GET /policies');
    expect(activations).toMatchObject([
      { version: 'summer-2026', from: instantOf('2026-06-02 09:00'), by: 'mina' },
      { version: 'starter-1', until: null, by: 'alex', rollback: true },
    ]);
  });

  it('and when a day off is announced late, open promises move by it, and so do their timers', async () => {
    // What stays broken would be brought up again and again.
    for (const { ticketId } of Object.values(promised)) await resolve(ticketId);
    await business.until('2026-06-08 10:30');
    const question = { requestType: 'question', subject: 'How is it cleaned?', text: 'With soap?' };
    const { ticketId, ...asked } = await business.does('jiwoo', 'POST /tickets', question);
    // Twenty-four hours of eight a day.
    expect(seoul(clockOf(asked, 'resolution').dueAt!)).toBe('2026-06-11 10:30');
    // What is decided about calendars is read anew within seconds.
    await business.pass('PT1M');
    await business.does('mina', 'PUT /calendars/office/days/2026-06-10', { closed: true, note: 'Elections' });
    const moved = await business.does('jiwoo', `GET /tickets/${ticketId}`);
    expect(seoul(clockOf(moved, 'resolution').dueAt!)).toBe('2026-06-12 10:30');
    await business.until('2026-06-12 11:00');
    expect(await fired(ticketId, 'resolution')).toEqual(['2026-06-11 13:30 warn', '2026-06-12 10:30 breach']);
    await resolve(ticketId);
  });

  it('and when a day is worked that was to be free, they fall due earlier', async () => {
    await business.until('2026-06-19 17:30');
    const question = { requestType: 'question', subject: 'How is it cleaned?', text: 'With soap?' };
    const { ticketId, ...asked } = await business.does('jiwoo', 'POST /tickets', question);
    expect(seoul(clockOf(asked, 'first-response').dueAt!)).toBe('2026-06-22 13:30');
    await business.pass('PT1M');
    await business.does('mina', 'PUT /calendars/office/days/2026-06-20', { windows: [['09:00', '13:00']] });
    await business.until('2026-06-20 13:00');
    expect(await fired(ticketId, 'first-response')).toEqual(['2026-06-20 11:30 warn', '2026-06-20 12:30 breach']);
  });
});
