import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import { eventually } from '../support/eventually.ts';
import { ask } from '../support/http.ts';
import { forged } from '../support/shop.ts';
import { openTarget } from './open-target.ts';
import { System } from './system.ts';

describe('the API as the world sees it', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.open(await openTarget());
  });
  afterAll(() => system?.close());

  it('turns a signed delivery into an order with its unit and its visits', async () => {
    const { shopId } = system.shop;
    const answer = await system.deliver(system.order({ orderId: '1001', country: 'KR' }));
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'order-kept', orderId: '1001' } });
    expect(await system.row(keys.order(shopId, '1001'))).toMatchObject({ kind: 'order', customer: system.customer });
    const visits = await eventually('visits are planned', async () => {
      const planned = await system.table.visitsOf(shopId, '1001');
      return planned.length === 3 && planned;
    });
    expect(visits.map(({ rule }) => rule).toSorted()).toEqual(['quarterly-visit', 'rainy', 'satisfaction-call']);
    expect(await system.row(keys.unit(shopId, '1001', '1'))).toMatchObject({ climateZone: 'kr-monsoon' });
  });

  it('keeps the days staff tell of an order, beside what the shop says later', async () => {
    const token = await system.signIn('lead');
    const [{ shopId }, address] = [system.shop, `/orders/${system.shop.shopId}/1001/dates`];
    const dates = { acceptance: '2026-03-01', 'move-in': '2026-03-20' };
    const told = await system.ask(token, `PUT ${address}`, dates);
    expect(told).toMatchObject({ status: 200, body: { shopId, orderId: '1001', dates } });
    await system.deliver(system.order({ orderId: '1001', country: 'KR', product: 'Hanbit Tilt 90' }));
    expect(await system.row(keys.order(shopId, '1001'))).toMatchObject({
      dates,
      lines: [{ product: 'Hanbit Tilt 90' }],
    });
    const withdrawn = await system.ask(token, `PUT ${address}`, { acceptance: '2026-03-01' });
    expect(withdrawn).toMatchObject({ status: 400, body: { field: '/move-in' } });
    expect((await system.ask(token, `GET ${address}`)).body.dates).toEqual(dates);
  });

  it('answers a repeated delivery the same', async () => {
    const delivery = system.complaint();
    const first = await system.deliver(delivery);
    system.remember(first.body.ticketId);
    const again = await system.deliver(delivery);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('turns a forged delivery away', async () => {
    const answer = await system.deliver(forged(system.complaint()));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status: 401, title: expect.any(String) });
  });

  it('shuts the staff API to those without a token', async () => {
    expect((await ask(system.target.apiUrl, 'GET', '/tickets')).status).toBe(401);
    expect((await ask(system.target.apiUrl, 'GET', '/tickets', { token: 'forged.to.ken' })).status).toBe(401);
  });

  it('serves its description and a page of it', async () => {
    const { status, body } = await ask(system.target.apiUrl, 'GET', '/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\.1/);
    expect(Object.keys(body.paths)).toContain('/tickets/{ticketId}');
    const page = await ask(system.target.apiUrl, 'GET', '/reference');
    expect(page.headers.get('content-type')).toContain('text/html');
  });
});
