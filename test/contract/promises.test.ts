import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { granted } from '../support/http.ts';
import { starterPolicy } from '../support/policy.ts';
import { climbedUpTo } from './due-rungs.ts';
import { openTarget } from './open-target.ts';
import { System } from './system.ts';

const title = { en: 'Oil test', ko: '오일 시험', zh: '油品检测' };

const again = { name: 'again', at: { after: 'P1D' }, repeat: 'P1D', notify: ['assignee'] };

/** Promises of seconds beside those of the starter, to whose staff an inspector comes who is told everything at once. */
const promisesFor = (inspector: string, email: string) => ({
  extends: 'starter',
  staff: [{ id: inspector, name: 'Ines', role: 'inspector', email, locale: 'en' }, ...starterPolicy.staff],
  notices: { inspector: null },
  requestTypes: {
    'oil-test': {
      title,
      complaint: false,
      priority: 'normal',
      assign: { role: 'inspector', by: 'first' },
      clocks: {
        'next-response': { calendar: 'always', target: 'PT24H', ladder: 'silent' },
        'oil-result': {
          title,
          calendar: 'always',
          target: 'PT4S',
          starts: 'milestone:sample-received',
          metBy: 'milestone:result-sent',
          ladder: 'result',
        },
        'sample-fetched': {
          title,
          calendar: 'always',
          target: 'booked',
          metBy: 'milestone:sample-received',
          ladder: 'visit',
        },
        resolution: {
          calendar: 'always',
          target: 'PT10H',
          exceptions: [{ when: { priority: ['urgent'] }, target: 'PT2H' }],
          ladder: 'silent',
        },
      },
    },
  },
  ladders: {
    silent: [again],
    visit: [{ name: 'missed', at: { share: 1 }, notify: ['assignee'], tellCustomer: { within: 'PT1H' } }, again],
    result: [
      { name: 'warn', at: { share: 0.5 }, notify: ['assignee'] },
      {
        name: 'late',
        at: { share: 1 },
        notify: ['assignee'],
        raise: 'one',
        task: { title, to: 'assignee' },
        tellCustomer: { within: 'PT1H' },
      },
      again,
    ],
  },
});

describe('promises', () => {
  let system: System;
  let lead: string;
  let inspector: string;
  let ticket: string;
  /** With a booked time. */
  let booking: string;
  beforeAll(async () => {
    system = await System.open(await openTarget());
    lead = await system.signIn('lead');
    inspector = `ines-${system.run}`;
    await system.bringIntoForce(lead, promisesFor(inspector, system.addressOf(inspector)));
    ticket = await system.openTicket(lead, { requestType: 'oil-test' });
  });
  afterAll(() => system?.close());

  const clockOf = async (ticketId: string, name: string) => {
    const { clocks } = granted(await system.ask(lead, `GET /tickets/${ticketId}/clocks`));
    return clocks.find((clock: { name: string }) => clock.name === name);
  };
  const secondsOf = ({ proof }: any, kind: string): number =>
    proof.ledger.reduce((sum: number, entry: any) => sum + (entry.kind === kind ? entry.seconds : 0), 0);
  const secondsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;
  const does = async (request: string, body?: object) => granted(await system.ask(lead, request, body));

  it('can be tried out before they are made', async () => {
    const day = [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ];
    const calendar = {
      timeZone: 'Asia/Seoul',
      windows: { mon: day, tue: day, wed: day, thu: day, fri: day },
      holidays: ['2026-02-17'],
      workdays: { '2026-02-14': [['09:00', '18:00']] },
    };
    const asked = { calendar, start: '2026-02-16T17:30:00+09:00', target: 'PT4H' };
    const { due, ledger } = await does('POST /deadlines/preview', asked);
    expect(due).toBe('2026-02-18T13:30:00+09:00');
    expect(secondsOf({ proof: { ledger } }, 'counted')).toBe(4 * 3600);
  });

  it("are made by a customer's message, and kept by an answer", async () => {
    await does(`POST /tickets/${ticket}/replies`, { text: 'Please send us a sample.' });
    await does(`POST /tickets/${ticket}/messages`, { text: 'Have you got my sample?' });
    const running = await clockOf(ticket, 'next-response');
    expect(running).toMatchObject({ state: 'running', run: 1, policyVersion: system.policyVersion });
    const lasts = secondsBetween(running.startedAt, running.dueAt);
    expect(lasts).toBeGreaterThanOrEqual(86_400);
    expect(lasts).toBeLessThan(86_401);
    await does(`POST /tickets/${ticket}/replies`, { text: 'It came this morning.' });
    expect(await clockOf(ticket, 'next-response')).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('keep their pauses when the priority changes', async () => {
    await does(`POST /tickets/${ticket}/pause`, { reason: 'waiting for a bottle' });
    await system.target.pass(2);
    await does(`PUT /tickets/${ticket}/priority`, { priority: 'urgent' });
    expect(await clockOf(ticket, 'resolution')).toMatchObject({ state: 'paused', target: 'PT2H', dueAt: null });
    await does(`POST /tickets/${ticket}/resume`);
    const resumed = await clockOf(ticket, 'resolution');
    const paused = secondsOf(resumed, 'paused');
    expect(paused).toBeGreaterThanOrEqual(2);
    expect(secondsOf(resumed, 'counted')).toBe(2 * 3600);
    const lasts = secondsBetween(resumed.startedAt, resumed.dueAt);
    expect(Math.abs(lasts - 2 * 3600 - paused)).toBeLessThanOrEqual(1);
    await does(`PUT /tickets/${ticket}/priority`, { priority: 'normal' });
  });

  it('begin with a milestone, and when one is broken its ladder is climbed', async () => {
    await does(`POST /tickets/${ticket}/milestones`, { milestone: 'sample-received' });
    const [rungs] = await climbedUpTo('late', [ticket], system);
    expect(rungs!.map(({ clock, rung }) => `${clock} ${rung}`)).toEqual(['oil-result warn', 'oil-result late']);
    const { priority, tasks } = await does(`GET /tickets/${ticket}`);
    expect(priority).toBe('high');
    expect(tasks).toMatchObject([{ title: title.ko, assignee: inspector, doneAt: null }]);
    const broken = await clockOf(ticket, 'oil-result');
    expect(broken).toMatchObject({ state: 'running', breachedAt: broken.dueAt });
    expect(secondsBetween(broken.dueAt, broken.newPromiseAt)).toBeGreaterThanOrEqual(3600);
  });

  it('show their proof', async () => {
    const clock = await clockOf(ticket, 'oil-result');
    expect(clock.proof).toMatchObject({
      policyVersion: system.policyVersion,
      rule: '/requestTypes/oil-test/clocks/oil-result/target',
      target: 'PT4S',
      calendar: { name: 'always', hasChanged: false },
      problem: null,
    });
    expect(secondsOf(clock, 'counted')).toBe(4);
  });

  it('are told of once they are broken: the customer, and who has the ticket', async ({ skip }) => {
    const { eventId, among } = (await system.table.history('ticket', ticket)).find(
      ({ data }) => data.type === 'rung.fired' && data.rung === 'late',
    )!;
    // That it is broken, and the task that the rung opened, are one step up the ladder: one mail.
    const step = `${inspector}~${ticket}.${among![0]}#1`;
    for (const mailId of [`${eventId}#promise-late#customer`, `${step}#digest#${inspector}`]) {
      const { state } = await system.mailed(mailId);
      skip(system.target.name === 'AWS' && state === 'failed', 'SES refuses the sender: verify its identity first');
      expect(state).toBe('sent');
    }
  });

  it('fire at their instant, once', async ({ skip }) => {
    const { timers } = system.target.gaps;
    skip(timers !== undefined, timers);
    const [rungs] = await climbedUpTo('late', [ticket], system);
    expect(rungs).toHaveLength(2);
    for (const { latenessMs } of rungs!) expect(latenessMs).toBeGreaterThanOrEqual(0);
  });

  it('have their lateness on record', async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const counted = await eventually('the figures', async () => {
      const { days } = await does(`GET /lateness?from=${day(-1)}&to=${day(1)}`);
      return days.find(({ count }: { count: number }) => count >= 2);
    });
    expect(counted.p99Ms).toBeGreaterThanOrEqual(counted.p50Ms);
  });

  it('are those of the time that was booked last: whoever does not come is chased, and another time is another promise', async () => {
    const job = await system.openTicket(lead, { requestType: 'oil-test' });
    const { now } = await does(`GET /tickets/${job}/clocks`);
    // Timers count whole seconds.
    const second = Math.ceil(Date.parse(now) / 1000) * 1000;
    const inSeconds = (seconds: number) => new Date(second + seconds * 1000).toISOString();
    // The tests run at any hour, for one and the same technician.
    const whatever = { force: true, reason: 'A test' };
    await does(`PUT /tickets/${job}/appointment`, { bookedFor: inSeconds(3600), ...whatever });
    await does(`PUT /tickets/${job}/appointment`, { bookedFor: inSeconds(6), ...whatever });
    const [rungs] = await climbedUpTo('missed', [job], system);
    expect(rungs!.map(({ clock, run, dueAt }) => [clock, run, dueAt])).toEqual([['sample-fetched', 2, inSeconds(6)]]);
    const fetched = await clockOf(job, 'sample-fetched');
    expect(fetched).toMatchObject({
      bookedFor: inSeconds(6),
      breachedAt: inSeconds(6),
      proof: { target: 'booked', bookedFor: inSeconds(6), problem: null },
    });
    await does(`PUT /tickets/${job}/appointment`, { bookedFor: inSeconds(7200), ...whatever });
    await does(`DELETE /tickets/${job}/appointment`);
    expect(await clockOf(job, 'sample-fetched')).toMatchObject({ run: 3, state: 'cancelled' });
    const steps = (await system.table.history('ticket', job)).flatMap(({ clocks = [] }) =>
      clocks.flatMap(({ clock, run, step }) => (clock === 'sample-fetched' ? `${run} ${step}` : [])),
    );
    expect(steps).toEqual([
      '1 started',
      '1 cancelled',
      '2 restarted',
      '2 breached',
      '2 cancelled',
      '3 restarted',
      '3 cancelled',
    ]);
    await does(`POST /tickets/${job}/resolve`, { resolution: 'No sample needed.' });
    booking = job;
  });

  it('are told the customer: a booked time, another one, and that it is called off', async ({ skip }) => {
    const told = (await system.table.history('ticket', booking)).filter(({ data }) =>
      ['ticket.booked', 'ticket.called-off'].includes(data.type),
    );
    expect(told).toHaveLength(4);
    for (const { eventId } of told) {
      const { state } = await system.mailed(`${eventId}#ticket-appointment#customer`);
      skip(system.target.name === 'AWS' && state === 'failed', 'SES refuses the sender: verify its identity first');
      expect(state).toBe('sent');
    }
  });

  it('are kept late when they are kept late', async () => {
    await does(`POST /tickets/${ticket}/milestones`, { milestone: 'result-sent' });
    const late = await clockOf(ticket, 'oil-result');
    expect(late).toMatchObject({ state: 'met', breachedAt: late.dueAt });
    await does(`POST /tickets/${ticket}/resolve`, { resolution: 'Still good.' });
    expect(await system.row<Ticket>(keys.ticket(ticket))).toMatchObject({ status: 'resolved', nextDueAt: null });
  });
});
