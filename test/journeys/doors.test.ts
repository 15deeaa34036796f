import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrder } from '../../adapters/dynamo/order-store.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { Business } from '../support/business.ts';
import { ask } from '../support/http.ts';
import { forged, Shop } from '../support/shop.ts';

let business: Business;
beforeAll(async () => {
  business = await Business.open('2026-06-01 09:00');
});
afterAll(() => business.close());

const tickets = () => business.table.rows<Ticket>('ticket');
const problem = (answer: { headers: Headers }) => answer.headers.get('content-type');

describe("the shops' door", () => {
  it('answers a repeated delivery the same and acts on it once', async () => {
    const delivery = business.shop.complaint({}, await business.now());
    const first = await business.receive(delivery);
    const again = await business.receive(delivery);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(await tickets()).toHaveLength(1);
    expect((await business.mails()).filter(({ about }) => about === 'ticket-received')).toHaveLength(1);
  });

  it('takes deliveries that meet each other once', async () => {
    const delivery = business.shop.complaint({}, await business.now());
    const answers = await Promise.all([1, 2, 3, 4].map(() => business.receive(delivery)));
    expect(new Set(answers.map(({ body }) => body.ticketId)).size).toBe(1);
    expect(await tickets()).toHaveLength(2);
  });

  it('turns away what is forged, too old, or from nobody we know', async () => {
    const now = await business.now();
    const hourAgo = new Date(Date.parse(now) - 3_600_000).toISOString();
    for (const delivery of [
      forged(business.shop.complaint({}, now)),
      business.shop.complaint({}, hourAgo),
      new Shop('stranger').complaint({}, now),
    ]) {
      const refused = await business.receive(delivery);
      expect([refused.status, problem(refused)]).toEqual([401, 'application/problem+json']);
    }
    expect(await tickets()).toHaveLength(2);
  });

  it('names what is wrong with a message', async () => {
    const now = await business.now();
    const message = { type: 'complaint.created', timestamp: now, data: { customer: null, subject: '', text: 'x' } };
    const refused = await business.receive(business.shop.sign(message, now));
    expect(refused).toMatchObject({ status: 400, body: { title: expect.any(String), field: expect.any(String) } });
  });

  it('gets an order right though its messages come in the wrong order', async () => {
    const at = (minutes: number) => new Date(Date.parse('2026-06-01T00:00:00Z') + minutes * 60_000).toISOString();
    const messages = [
      business.shop.order('order.delivered', { orderId: '2001', product: 'Tilt 80' }, at(4)),
      business.shop.order('order.updated', { orderId: '2001', product: 'Tilt 70' }, at(1)),
      business.shop.order('order.updated', { orderId: '2001', product: 'Tilt 75' }, at(2)),
    ];
    for (const message of messages) expect((await business.receive(message)).status).toBe(200);
    expect(await readOrder(business.table.database, 'northwind', '2001')).toMatchObject({
      deliveredAt: at(4),
      updatedAt: at(4),
      lines: [{ product: 'Tilt 80' }],
    });
    expect(await business.table.visitsOf('northwind', '2001')).toHaveLength(3);
  });
});

describe("the staff's door", () => {
  let ticket: string;
  beforeAll(async () => {
    ticket = await business.complain();
  });

  it('is shut without a token, and to those who may not', async () => {
    expect((await ask(business.endpoint, 'GET', `/tickets/${ticket}`)).status).toBe(401);
    const token = await business.token('jiwoo');
    expect((await ask(business.endpoint, 'GET', `/tickets/${ticket}`, { token: `${token}x` })).status).toBe(401);
    const refused = await business.as('jiwoo', `PUT /tickets/${ticket}/priority`, { priority: 'low' });
    expect([refused.status, problem(refused)]).toEqual([403, 'application/problem+json']);
  });

  it('refuses a change that was decided on an older version', async () => {
    const read = await business.as('jiwoo', `GET /tickets/${ticket}`);
    const etag = { 'if-match': read.headers.get('etag')! };
    const taken = await business.as('jiwoo', `POST /tickets/${ticket}/notes`, { text: 'I call him.' }, etag);
    expect(taken.status).toBe(200);
    const late = await business.as('mina', `POST /tickets/${ticket}/notes`, { text: 'I call him.' }, etag);
    expect([late.status, problem(late)]).toEqual([412, 'application/problem+json']);
    expect(await noted()).toBe(1);
  });

  it('does a repeated request once and answers it the same', async () => {
    const key = { 'idempotency-key': 'reply-1' };
    const first = await business.as('jiwoo', `POST /tickets/${ticket}/notes`, { text: 'He is content.' }, key);
    const again = await business.as('jiwoo', `POST /tickets/${ticket}/notes`, { text: 'He is content.' }, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await noted()).toBe(2);
  });

  it('hands out long lists in pages, each ticket once', async () => {
    for (let number = 0; number < 4; number++) await business.complain();
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page++) {
      const { items, nextCursor } = await business.does('jiwoo', `GET /tickets?status=new&limit=2${cursor}`);
      seen.push(...items.map(({ ticketId }: Ticket) => ticketId));
      if (nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
    expect(seen.toSorted()).toEqual((await tickets()).map(({ ticketId }) => ticketId).toSorted());
  });

  const noted = async () =>
    (await business.table.history('ticket', ticket)).filter(({ data }) => data.type === 'ticket.noted').length;
});

describe('a mail that SES takes while its answer is lost', () => {
  it('arrives once, and is noted as sent', async () => {
    // The last ticket was some time ago: its assignee is told of this one by itself.
    await business.pass('PT10M');
    await business.local('POST', '/ses/fault', { mode: 'accept-then-drop-connection', count: 1 });
    const ticket = await business.complain();
    await business.pass('PT1H');
    const mails = (await business.mails()).filter(({ mailId }) => mailId.startsWith(ticket));
    expect(mails.map(({ about }) => about).toSorted()).toEqual(['ticket-assigned', 'ticket-received']);
    const rows = await business.table.rows<{ mailId: string; state: string }>('mail');
    expect(rows.filter(({ mailId }) => mailId.startsWith(ticket)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});
