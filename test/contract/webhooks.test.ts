import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Delivery } from '../../domain/webhook/delivery.ts';
import { eventually } from '../support/eventually.ts';
import { openTarget } from './open-target.ts';
import { System } from './system.ts';

/** Out by one door and in by the other: our own intake is a receiver that checks signatures. */
describe('webhooks that go out', () => {
  let system: System;
  let lead: string;
  let url: string;
  beforeAll(async () => {
    system = await System.open(await openTarget());
    lead = await system.signIn('lead');
    url = `${system.target.apiUrl}/webhooks/${system.shop.shopId}`;
  });
  afterAll(() => system?.close());

  /** Sends an endpoint a test. @returns the delivery's id */
  function test(endpointId: string): Promise<string> {
    return eventually(`${endpointId} is known`, async () => {
      const { status, body } = await system.ask(lead, `POST /webhook-endpoints/${endpointId}/test`);
      return status === 200 && body.deliveryId;
    });
  }

  it('arrive signed, and are known to have arrived', async () => {
    const endpoint = await system.enterEndpoint('own', { url, secrets: system.shop.entry.secrets });
    const deliveryId = await test(endpoint);
    const delivery = await eventually('it is delivered', async () => {
      const { body } = await system.ask(lead, `GET /webhook-deliveries/${deliveryId}`);
      return body.state === 'delivered' && body;
    });
    expect(delivery).toMatchObject({ answer: 200, attempts: 1, type: 'webhook.test' });
    const receipt = await system.row(keys.webhook(system.shop.shopId, deliveryId));
    expect(receipt).toMatchObject({ kind: 'webhook' });
  });

  it('are tried again when the receiver does not know the key', async () => {
    const wrong = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const endpoint = await system.enterEndpoint('wrong', { url, secrets: [wrong] });
    const deliveryId = await test(endpoint);
    const delivery = await eventually('it is tried again', async () => {
      const row = await system.row<Delivery>(keys.delivery(deliveryId));
      return (row?.attempts ?? 0) > 1 && row?.answer === 401 && row;
    });
    expect(delivery).toMatchObject({ state: 'pending', reason: 'http-401' });
  });
});
