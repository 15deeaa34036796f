import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { transitionsOf } from '../support/bill.ts';
import { Business } from '../support/business.ts';
import { firedRungs } from '../support/history.ts';
import { jumpMs } from '../support/jump.ts';
import { seoul } from '../support/seoul.ts';

let business: Business;
beforeAll(async () => {
  business = await Business.open('2026-03-03 10:00');
});
afterAll(() => business.close());

const rungs = async (ticket: string) =>
  (await firedRungs(business.table, ticket)).map(
    ({ clock, rung, dueAt, latenessMs }) => `${seoul(dueAt)} ${clock} ${rung}${latenessMs < jumpMs ? '' : ' too late'}`,
  );

describe('a change of priority', () => {
  it('that brings the promise forward wakes the execution, and the rungs fire at their new instants', async () => {
    const ticket = await business.complain();
    await business.pass('PT1H');
    const before = transitionsOf(await business.metered());
    await business.does('mina', `PUT /tickets/${ticket}/priority`, { priority: 'urgent' });
    expect(transitionsOf(await business.metered())).toBeGreaterThan(before);
    await business.until('2026-03-05 16:00');
    expect(await rungs(ticket)).toEqual([
      '2026-03-03 13:00 first-response warn',
      '2026-03-03 14:00 first-response breach',
      // The breach told the customer a new time: a clock of its own, whose breach opens a task, which is chased, too.
      '2026-03-03 17:00 first-response:new-time warn',
      '2026-03-03 18:00 first-response escalate',
      '2026-03-03 18:00 first-response:new-time broken',
      '2026-03-03 21:00 task:1 warn',
      '2026-03-03 22:00 task:1 overdue',
      '2026-03-04 15:00 resolution warn',
      '2026-03-04 18:00 first-response:new-time again',
      '2026-03-04 22:00 task:1 again',
      '2026-03-05 10:00 resolution breach',
      '2026-03-05 14:00 resolution:new-time warn',
      '2026-03-05 15:00 resolution escalate',
      '2026-03-05 15:00 resolution:new-time broken',
    ]);
    await business.does('mina', `POST /tickets/${ticket}/resolve`, { resolution: 'Done at last.' });
  });

  it('that puts it off disturbs nobody, and nothing fires before its new instant', async () => {
    await business.until('2026-03-06 10:00');
    const ticket = await business.complain();
    await business.does('mina', `POST /tickets/${ticket}/replies`, { text: 'We are looking into it.' });
    const before = transitionsOf(await business.metered());
    await business.does('mina', `PUT /tickets/${ticket}/priority`, { priority: 'low' });
    expect(transitionsOf(await business.metered())).toBe(before);
    await business.until('2026-03-17 14:00');
    expect(await rungs(ticket)).toEqual([]);
    await business.until('2026-03-20 16:00');
    expect(await rungs(ticket)).toEqual([
      '2026-03-17 15:00 resolution warn',
      '2026-03-20 10:00 resolution breach',
      '2026-03-20 14:00 resolution:new-time warn',
      '2026-03-20 15:00 resolution escalate',
      '2026-03-20 15:00 resolution:new-time broken',
    ]);
    await business.does('mina', `POST /tickets/${ticket}/resolve`, { resolution: 'Done at last.' });
  });
});

describe('a reopened ticket', () => {
  it('has a new promise, timed by a new execution', async () => {
    await business.until('2026-03-23 10:00');
    const ticket = await business.complain();
    await business.does('jiwoo', `POST /tickets/${ticket}/resolve`, { resolution: 'Adjusted.' });
    await business.until('2026-03-24 10:00');
    await business.does('mina', `POST /tickets/${ticket}/reopen`, { reason: 'The customer called again.' });
    expect((await business.executions(ticket)).map(({ status }) => status)).toEqual(['SUCCEEDED', 'RUNNING']);
    await business.until('2026-03-31 16:00');
    expect(await rungs(ticket)).toEqual([
      '2026-03-27 17:00 resolution warn',
      '2026-03-31 10:00 resolution breach',
      '2026-03-31 14:00 resolution:new-time warn',
      '2026-03-31 15:00 resolution escalate',
      '2026-03-31 15:00 resolution:new-time broken',
    ]);
    await business.does('mina', `POST /tickets/${ticket}/resolve`, { resolution: 'Exchanged.' });
    expect((await business.executions(ticket)).map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });
});

describe('a ticket that outlives its execution', () => {
  const executions = async (ticket: string) =>
    (await business.executions(ticket)).map(({ name, status }) => `${name} ${status}`);

  it('is handed to a successor after 300 days, which wakes as well', async () => {
    await business.until('2026-04-06 10:00');
    const ticket = await business.complain();
    await business.does('jiwoo', `POST /tickets/${ticket}/replies`, { text: 'The part is on order.' });
    await business.does('jiwoo', `POST /tickets/${ticket}/pause`, {
      reason: 'the factory is being rebuilt',
      until: '2027-02-12T01:00:00Z',
    });
    await business.until('2027-01-31 09:30');
    expect(await executions(ticket)).toEqual([`${ticket}-1 RUNNING`]);

    await business.until('2027-02-10 10:00');
    const { execution: successor } = (await readTicket(business.table.database, ticket))!;
    expect(successor).not.toBe(`${ticket}-1`);
    expect(await executions(ticket)).toEqual([`${ticket}-1 SUCCEEDED`, `${successor} RUNNING`]);

    await business.does('jiwoo', `POST /tickets/${ticket}/resume`);
    await business.until('2027-02-17 16:00');
    expect(await rungs(ticket)).toEqual([
      '2027-02-15 17:00 resolution warn',
      '2027-02-17 10:00 resolution breach',
      '2027-02-17 14:00 resolution:new-time warn',
      '2027-02-17 15:00 resolution escalate',
      '2027-02-17 15:00 resolution:new-time broken',
    ]);
    await business.does('mina', `POST /tickets/${ticket}/resolve`, { resolution: 'Replaced.' });
    expect(await business.running(ticket)).toEqual([]);
  });
});
