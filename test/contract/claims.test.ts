import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import webShop from '../../policies/web-shop.json' with { type: 'json' };
import { granted } from '../support/http.ts';
import { starterPolicy } from '../support/policy.ts';
import { openTarget } from './open-target.ts';
import { System } from './system.ts';

describe('what a customer may claim', () => {
  let system: System;
  let lead: string;
  let hotline: string;
  let ticket: string;
  beforeAll(async () => {
    system = await System.open(await openTarget());
    lead = await system.signIn('lead');
    hotline = await system.signIn('hotline');
    const title = { en: 'Guarantee', ko: '보증', zh: '三包' };
    await system.bringIntoForce(lead, {
      extends: 'web-shop',
      staff: [...webShop.staff, ...starterPolicy.staff],
      terms: {
        guarantee: {
          ...{ title, from: 'sale', period: 'P1Y', remedies: ['repair'], whoChooses: 'business' },
          afterRepairs: { count: 2, remedies: ['exchange', 'refund'] },
        },
      },
      requestTypes: { logistics: { needs: { 'remedy-chosen': ['found-lost'] } } },
    });
    ticket = await system.openTicket(lead, {
      requestType: 'complaint',
      cause: { group: 'buyer', reason: 'changed mind' },
    });
  });
  afterAll(() => system?.close());

  const ask = async (token: string, question: object) =>
    granted(await system.ask(token, `POST /tickets/${ticket}/entitlement`, question));

  it('depends on the day, and on how often it was repaired', async () => {
    const sold = { dates: { sale: '2026-03-01' }, on: '2027-03-01' };
    const guarantee = async (question: object) =>
      (await ask(hotline, question)).terms.find(({ term }: { term: string }) => term === 'guarantee');
    expect(await guarantee({ ...sold, repairs: 1 })).toMatchObject({ remedies: ['repair'], lastDay: '2027-03-01' });
    expect(await guarantee({ ...sold, repairs: 2 })).toMatchObject({ remedies: ['exchange', 'refund'] });
    expect(await guarantee({ ...sold, on: '2027-03-02' })).toMatchObject({ state: 'over', remedies: [] });
  });

  it('is paid for by whoever is at fault', async () => {
    const { charges } = await ask(hotline, {});
    expect(charges).toMatchObject([{ line: 'freight', payer: 'customer', rule: 'change-of-mind' }]);
  });

  it('is made good up to a ceiling, and above it by a lead', async () => {
    const { compensation } = await ask(hotline, { freight: 600 });
    const band = compensation.bands.find(({ band }: { band: string }) => band === 'same-city');
    expect(band).toMatchObject({ ceiling: 1000, suggested: 600 });
    const offer = (token: string) =>
      system.ask(token, `PUT /tickets/${ticket}/compensation`, { band: 'same-city', amount: 1001 });
    expect(await offer(hotline)).toMatchObject({
      status: 403,
      body: { type: expect.stringContaining('above-ceiling'), field: '/amount' },
    });
    expect(granted(await offer(lead)).compensation).toMatchObject({ amount: 1001, currency: 'CNY' });
    const { compensation: kept } = (await system.row<Ticket>(keys.ticket(ticket)))!;
    expect(kept).toMatchObject({ band: 'same-city', amount: 1001 });
  });

  it('comes after what has to come before it', async () => {
    const lost = await system.openTicket(lead, { requestType: 'logistics' });
    const reach = (milestone: string) => system.ask(hotline, `POST /tickets/${lost}/milestones`, { milestone });
    expect(await reach('remedy-chosen')).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('milestone-too-early') },
    });
    granted(await reach('found-lost'));
    granted(await reach('remedy-chosen'));
  });
});
