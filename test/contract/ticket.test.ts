import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { eventually } from '../support/eventually.ts';
import { firedRungs } from '../support/history.ts';
import { openTarget } from './open-target.ts';
import { ticketOpenedAgo } from './past-ticket.ts';
import { System } from './system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await System.open(await openTarget());
  token = await system.signIn('hotline');
});
afterAll(() => system?.close());

describe('a ticket', () => {
  let ticket: string;

  it('opened by a webhook is timed by an execution, which waits with its token on the row', async () => {
    ticket = await system.complain();
    const row = await system.waiting(ticket);
    expect(row).toMatchObject({ status: 'new', execution: `${ticket}-1` });
    expect(await system.statusOf(row.execution)).toBe('RUNNING');
  });

  it('can be noted on without disturbing the wait', async () => {
    const { awaitToken, version } = await system.waiting(ticket);
    expect((await system.ask(token, `POST /tickets/${ticket}/notes`, { text: 'I call her.' })).status).toBe(200);
    expect(await system.waiting(ticket)).toMatchObject({ awaitToken, version: version + 1 });
  });

  it('is not changed by who has read an older version', async () => {
    const read = await system.ask(token, `GET /tickets/${ticket}`);
    const seen = { 'if-match': read.headers.get('etag')! };
    expect((await system.ask(token, `POST /tickets/${ticket}/notes`, { text: 'One.' }, seen)).status).toBe(200);
    const late = await system.ask(token, `POST /tickets/${ticket}/notes`, { text: 'Two.' }, seen);
    expect(late).toMatchObject({ status: 412, body: { type: expect.stringContaining('version-mismatch') } });
  });

  it('takes a repeated request once', async () => {
    const key = { 'idempotency-key': `reply-${system.run}` };
    const reply = () => system.ask(token, `POST /tickets/${ticket}/replies`, { text: 'We are on our way.' }, key);
    const [first, again] = [await reply(), await reply()];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const replies = (await system.table.history('ticket', ticket)).filter(({ data }) => data.type === 'ticket.replied');
    expect(replies).toHaveLength(1);
  });

  it('wakes its execution when it is resolved, and lets it end', async () => {
    const resolved = await system.ask(token, `POST /tickets/${ticket}/resolve`, { resolution: 'Adjusted on site.' });
    expect(resolved).toMatchObject({ status: 200, body: { status: 'resolved' } });
    const status = await eventually('the execution ends', async () => {
      const now = await system.statusOf(`${ticket}-1`);
      return now !== 'RUNNING' && now;
    });
    expect(status).toBe('SUCCEEDED');
  });

  it('brings the customer each mail once', async ({ skip }) => {
    const { gaps, name, subjectsTo } = system.target;
    const events = await system.table.history('ticket', ticket);
    const mailIds = events.flatMap(({ eventId, data }) => {
      const template = { 'ticket.opened': 'received', 'ticket.replied': 'reply', 'ticket.resolved': 'resolved' }[
        data.type as string
      ];
      return template ? [`${eventId}#ticket-${template}#customer`] : [];
    });
    expect(mailIds).toHaveLength(3);
    for (const mailId of mailIds) {
      const { state } = await system.mailed(mailId);
      skip(name === 'AWS' && state === 'failed', 'SES refuses the sender: verify its identity first');
      expect(state).toBe('sent');
    }
    skip(gaps.inbox !== undefined, gaps.inbox);
    const subjects = (await subjectsTo(system.customer.email)).filter((subject) => subject.includes(ticket));
    expect(subjects).toHaveLength(3);
  });
});

describe('a rung', () => {
  it('fires by itself, on time and once', async ({ skip }) => {
    const { timers } = system.target.gaps;
    skip(timers !== undefined, timers);
    // The warning of a promise of a day is due after 18 hours.
    const change = ticketOpenedAgo({ hours: 17, minutes: 59, seconds: 54 }, system);
    const ticket = system.remember(change.ticket.ticketId);
    await saveTicket(system.table.database, change);
    const [warning] = await eventually('the warning', async () => {
      const fired = await firedRungs(system.table, ticket);
      return fired.length > 0 && fired;
    });
    expect(warning).toMatchObject({ clock: 'first-response', rung: 'warn' });
    expect(warning!.latenessMs).toBeGreaterThanOrEqual(0);
    await system.waiting(ticket);
    expect(await firedRungs(system.table, ticket)).toHaveLength(1);
  });
});
