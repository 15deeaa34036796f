import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { Business } from '../support/business.ts';
import { seoul } from '../support/seoul.ts';

describe('a window maker that goes by the preset for windows', () => {
  let business: Business;
  beforeAll(async () => {
    business = await Business.open('2026-03-02 09:00');
    await business.does('alex', 'PUT /policies/glazier', { document: { extends: 'windows' } });
    await business.does('alex', 'PUT /policies/glazier/activation', {});
  });
  afterAll(() => business.close());

  const planned = async () =>
    (await business.table.visitsOf('northwind', '1001')).map(
      ({ rule, status, windowFrom }) => `${seoul(windowFrom).slice(0, 10)} ${rule} ${status}`,
    );

  it('delivers: nothing but the seasons is planned until the windows are accepted', async () => {
    await business.pass('PT1M');
    await business.deliverOrder({ orderId: '1001', product: 'Tilt 80', country: 'KR' });
    expect(await planned()).toEqual([
      '2026-06-06 rainy planned',
      '2026-07-18 typhoon planned',
      '2026-11-10 winter planned',
    ]);
  });

  it('tells when they were accepted and when somebody moved in: visits and maintenance are planned from there', async () => {
    await business.does('soonja', 'PUT /orders/northwind/1001/dates', { acceptance: '2026-03-01' });
    const dates = { acceptance: '2026-03-01', 'move-in': '2026-03-02' };
    expect(await business.does('soonja', 'PUT /orders/northwind/1001/dates', dates)).toMatchObject({ dates });
    expect(await planned()).toEqual([
      '2026-04-02 bolts planned',
      '2026-06-01 quarterly-visit planned',
      '2026-06-06 rainy planned',
      '2026-07-18 typhoon planned',
      '2026-09-02 rust planned',
      '2026-11-10 winter planned',
      '2027-03-01 technical-visit planned',
      '2027-03-02 seals planned',
    ]);
  });

  it('is reminded of work that comes round: on the first working day of March, after a long weekend', async () => {
    await business.until('2026-03-04 09:00');
    const tickets = await business.table.rows<Ticket>('ticket');
    expect(tickets.map(({ requestType, openedAt, assignee }) => [requestType, seoul(openedAt), assignee])).toEqual([
      ['complaint-line-check', '2026-03-03 06:00', 'areum'],
    ]);
    expect(tickets[0]!.clocks.map(({ dueAt }) => seoul(dueAt!))).toEqual(['2026-03-10 09:00']);
    await business.does('soonja', `POST /tickets/${tickets[0]!.ticketId}/resolve`, {
      resolution: 'All calls answered.',
    });
  });

  it('offers the check of the bolts a month after somebody moved in, under its own name, and once', async () => {
    await business.until('2026-04-02 10:30');
    await business.settle();
    const offer = (await business.mails()).find(({ about }) => about === 'visit-offer')!;
    expect([seoul(offer.at), offer.subject]).toEqual(['2026-04-02 10:00', '볼트 점검 · Tilt 80']);
    await business.does('soonja', 'POST /visits/northwind-1001-bolts-1/complete', {
      report: 'Tight.',
      satisfied: true,
    });
    expect((await planned()).filter((line) => line.includes('bolts'))).toEqual(['2026-04-02 bolts done']);
  });

  it('comes to broken glass within a day, on a Saturday night too', async () => {
    await business.until('2026-04-04 23:40');
    const asked = { requestType: 'glass', subject: 'A pane fell out', text: 'Please come.' };
    const ticket = await business.does<Ticket>('minji', 'POST /tickets', asked);
    const arrival = ({ clocks }: Ticket) => clocks.find(({ name }) => name === 'arrival')!;
    expect(seoul(arrival(ticket).dueAt!)).toBe('2026-04-05 23:40');
    await business.until('2026-04-05 08:00');
    const there = await business.does<Ticket>('minji', `POST /tickets/${ticket.ticketId}/milestones`, {
      milestone: 'arrived',
    });
    expect(arrival(there)).toMatchObject({ state: 'met', breachedAt: null });
  });
});
