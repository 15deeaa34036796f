import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { transitionsOf } from '../support/bill.ts';
import { Business } from '../support/business.ts';
import { firedRungs } from '../support/history.ts';
import { seoul } from '../support/seoul.ts';

describe('a complaint nobody answers in time', () => {
  let business: Business;
  let ticket: string;
  beforeAll(async () => {
    business = await Business.open('2026-06-01 09:10');
  });
  afterAll(() => business.close());

  const history = () => business.table.history('ticket', ticket);
  const stored = async () => (await readTicket(business.table.database, ticket))!;
  const clock = async (name: string) => (await stored()).clocks.find((one) => one.name === name)!;

  it('comes by webhook and becomes a ticket of the hotline, with an execution of its own', async () => {
    ticket = await business.complain({ product: 'Hanbit Tilt 80', cause: { group: 'product', reason: 'colour' } });
    expect(await stored()).toMatchObject({ status: 'new', assignee: 'jiwoo', priority: 'high' });
    expect(await business.executions(ticket)).toMatchObject([{ name: `${ticket}-1`, status: 'RUNNING' }]);
  });

  it('warns when three quarters of the day are gone, at that very instant', async () => {
    await business.until('2026-06-02 08:30');
    const [warning, ...more] = await firedRungs(business.table, ticket);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ clock: 'first-response', rung: 'warn', notify: ['assignee'] });
    expect(seoul(warning!.dueAt)).toBe('2026-06-02 03:10');
    expect(warning!.latenessMs).toBeGreaterThanOrEqual(0);
  });

  it('is broken after a day, and handed to the lead four hours later, when the new time is broken, too', async () => {
    await business.until('2026-06-02 13:30');
    const rungs = await firedRungs(business.table, ticket);
    expect(rungs.map(({ clock, rung, dueAt }) => [clock, rung, seoul(dueAt)])).toEqual([
      ['first-response', 'warn', '2026-06-02 03:10'],
      ['first-response', 'breach', '2026-06-02 09:10'],
      ['first-response:new-time', 'warn', '2026-06-02 12:10'],
      ['first-response', 'escalate', '2026-06-02 13:10'],
      ['first-response:new-time', 'broken', '2026-06-02 13:10'],
    ]);
    expect(await stored()).toMatchObject({ assignee: 'mina', tasks: [{ assignee: 'mina', doneAt: null }] });
    // The call is a task with a time of its own.
    expect(seoul((await clock('task:1')).dueAt!)).toBe('2026-06-02 17:10');
    expect(seoul((await clock('first-response')).breachedAt!)).toBe('2026-06-02 09:10');
  });

  it('is answered late, which stays on record', async () => {
    await business.until('2026-06-02 15:00');
    await business.does('mina', `POST /tickets/${ticket}/replies`, { text: 'Could you send us a photo, please?' });
    expect(await stored()).toMatchObject({ status: 'open' });
    const first = await clock('first-response');
    expect(first).toMatchObject({ state: 'met' });
    expect(first.breachedAt! < first.metAt!).toBe(true);
    const newTime = await clock('first-response:new-time');
    expect([newTime.state, newTime.metAt, seoul(newTime.breachedAt!)]).toEqual([
      ...['met', first.metAt, '2026-06-02 13:10'],
    ]);
    await business.does('mina', `POST /tickets/${ticket}/tasks/1/done`);
    expect(await clock('task:1')).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('rests while it is on hold, for days', async () => {
    await business.until('2026-06-02 15:30');
    await business.does('mina', `POST /tickets/${ticket}/pause`, { reason: 'waiting for the photo' });
    const before = await history();
    await business.until('2026-06-09 10:00');
    expect(await history()).toEqual(before);
    expect(await clock('resolution')).toMatchObject({ state: 'paused', dueAt: null });
    const hold = await clock('hold');
    expect([hold.state, seoul(hold.dueAt!)]).toEqual(['running', '2026-06-23 15:30']);
  });

  it('is credited the time on hold', async () => {
    await business.does('mina', `POST /tickets/${ticket}/resume`);
    // 40 office hours; 13 h 20 min were gone before the hold, and 3 June was a holiday.
    expect(seoul((await clock('resolution')).dueAt!)).toBe('2026-06-12 13:40');
    await business.until('2026-06-11 16:00');
    const last = (await firedRungs(business.table, ticket)).at(-1)!;
    expect([last.clock, last.rung, seoul(last.dueAt)]).toEqual(['resolution', 'warn', '2026-06-11 10:40']);
  });

  it('is resolved in time, and the execution ends', async () => {
    await business.does('mina', `POST /tickets/${ticket}/resolve`, {
      resolution: 'The frame was exchanged.',
      cause: { group: 'product', reason: 'defect' },
    });
    expect(await stored()).toMatchObject({ status: 'resolved', cause: { reason: 'defect' }, nextDueAt: null });
    expect(await clock('resolution')).toMatchObject({ state: 'met', breachedAt: null });
    expect(await business.executions(ticket)).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  it('is never heard of again', async () => {
    const before = await history();
    await business.until('2026-07-15 09:00');
    expect(await history()).toEqual(before);
  });

  it('has a history that tells it all, in order', async () => {
    const events = await history();
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted());
    expect(events.map((event) => event.data.type)).toEqual([
      'ticket.opened',
      'ticket.assigned',
      'rung.fired',
      'rung.fired',
      'rung.fired',
      'rung.fired',
      'ticket.assigned',
      'rung.fired',
      'ticket.task-opened',
      'ticket.replied',
      'ticket.task-done',
      'ticket.paused',
      'ticket.resumed',
      'ticket.promises-moved',
      'rung.fired',
      'ticket.resolved',
    ]);
  });

  it('brought everybody their mails, each once, the customer told in the end what was done', async () => {
    const mails = (await business.mails()).filter(({ about }) => about !== 'monthly-summary');
    // What one moment brings comes in any order: of its two rungs, and the task one of them opens, any is told at once, and the
    // others within five minutes.
    const lines = mails.map(({ at, about, to }) => `${seoul(at)} ${about} ${to.split('@')[0]}`);
    const ofEither = /^(2026-06-02 13:1[05]) (?:promise-broken|promise-escalated|task-opened) (mina|alex)$/;
    expect(lines.filter((one) => ofEither.test(one) && one.endsWith('alex')).map((one) => one.split(' ')[2])).toEqual(
      expect.arrayContaining(['promise-broken', 'promise-escalated']),
    );
    const told = lines.map((one) => one.replace(ofEither, '$1 rung $2')).toSorted();
    expect(told).toEqual([
      '2026-06-01 09:10 ticket-assigned jiwoo',
      '2026-06-01 09:10 ticket-received seoyeon',
      // At ten past three in the night: the hotline has no quiet hours.
      '2026-06-02 03:10 promise-warning jiwoo',
      '2026-06-02 09:10 promise-broken jiwoo',
      '2026-06-02 09:10 promise-broken mina',
      '2026-06-02 09:10 promise-late seoyeon',
      '2026-06-02 12:10 promise-warning jiwoo',
      '2026-06-02 13:10 promise-late seoyeon',
      '2026-06-02 13:10 rung alex',
      '2026-06-02 13:10 rung mina',
      '2026-06-02 13:10 ticket-taken-over jiwoo',
      // That the other is broken, too, and that she is to ring: with the first within five minutes.
      '2026-06-02 13:15 digest mina',
      '2026-06-02 13:15 rung alex',
      '2026-06-02 15:00 ticket-reply seoyeon',
      '2026-06-02 15:30 ticket-on-hold seoyeon',
      '2026-06-09 10:00 promises-moved seoyeon',
      '2026-06-11 10:40 promise-warning mina',
      '2026-06-11 16:00 ticket-resolved seoyeon',
    ]);
    expect(mails.at(-1)!.text).toMatch(/^처리가 완료되었습니다\n\nThe frame was exchanged\.\n/);
  });
});

describe('a ticket with a plain life', () => {
  let business: Business;
  beforeAll(async () => {
    business = await Business.open('2026-06-01 09:00');
  });
  afterAll(() => business.close());

  it('takes at most ten state transitions from its opening to its resolution', async () => {
    const ticket = await business.complain();
    await business.until('2026-06-01 11:00');
    await business.does('jiwoo', `POST /tickets/${ticket}/replies`, { text: 'We are on our way.' });
    await business.until('2026-06-02 11:00');
    await business.does('jiwoo', `POST /tickets/${ticket}/resolve`, { resolution: 'Adjusted on site.' });
    expect(await business.executions(ticket)).toMatchObject([{ status: 'SUCCEEDED' }]);
    const transitions = transitionsOf(await business.metered());
    expect(transitions).toBeGreaterThan(0);
    expect(transitions).toBeLessThanOrEqual(10);
  });
});
