import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { eventually } from '../support/eventually.ts';
import { granted } from '../support/http.ts';
import { openTarget } from './open-target.ts';
import { ticketOpenedAgo } from './past-ticket.ts';
import { System } from './system.ts';

describe('a draft', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.open(await openTarget());
  });
  afterAll(() => system?.close());

  it('is tried out on past tickets: the promises it would have broken', async () => {
    const lead = await system.signIn('lead');
    // Nobody has answered it for three hours, where a day is promised.
    const silent = ticketOpenedAgo({ hours: 3 }, system);
    system.remember(silent.ticket.ticketId);
    await saveTicket(system.table.database, silent);
    const version = system.policyVersion;
    const clocks = { 'first-response': { target: 'PT1H' } };
    const document = { extends: 'starter', requestTypes: { logistics: { clocks } } };
    granted(await system.ask(lead, `PUT /policies/${version}`, { document }));

    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const span = { against: 'starter-1', from: day(-2), to: day(1) };
    const asked = await system.ask(lead, `POST /policies/${version}/backtest`, span);
    expect(asked.status).toBe(202);
    const { report } = await eventually('it is done', async () => {
      const { body } = await system.ask(lead, `GET ${asked.headers.get('location')}`);
      return body.status !== 'running' && body;
    });
    expect(report.tickets).toBeGreaterThanOrEqual(1);
    const changed = report.clocks.find((one: any) => one.requestType === 'logistics' && one.clock === 'first-response');
    expect(changed.gained).toBeGreaterThanOrEqual(1);
    expect(changed.lost).toBe(0);
  });
});
