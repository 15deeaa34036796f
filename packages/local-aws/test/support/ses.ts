import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { onTestFinished } from 'vitest';
import { createSesService } from '../../src/services/ses/index.ts';
import { createTestRuntime, declare, serveAws, TEST_CREDENTIALS } from '../../testing/one-service.ts';

const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/default';
export const FROM = 'care@shop.example';

/** Begins in May 2026, or, after a restart, where the clock of the data folder has got to. */
export async function beginSes(options: { dataDir?: string; restarted?: boolean; maxAttempts?: number } = {}) {
  const { dataDir, restarted, maxAttempts = 1 } = options;
  const test = createTestRuntime({
    ...(dataDir && { dataDir }),
    ...(!restarted && { startAt: '2026-05-04T09:00:00Z' }),
  });
  const service = createSesService(test.runtime);
  declare(service, {
    Domain: { type: 'AWS::SES::EmailIdentity', properties: { EmailIdentity: 'shop.example' } },
    Set: { type: 'AWS::SES::ConfigurationSet', properties: { Name: 'tracked' } },
    Paused: {
      type: 'AWS::SES::ConfigurationSet',
      properties: { Name: 'paused', SendingOptions: { SendingEnabled: false } },
    },
    Destination: {
      type: 'AWS::SES::ConfigurationSetEventDestination',
      properties: {
        ConfigurationSetName: 'tracked',
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['send', 'DELIVERY', 'bounce', 'complaint'],
          EventBridgeDestination: { EventBusArn: BUS },
        },
      },
    },
  });
  await service.start!();
  test.clock.start();
  const { endpoint, close } = await serveAws(service);
  const client = new SESClient({ region: 'us-east-1', endpoint, credentials: TEST_CREDENTIALS, maxAttempts });
  let alive = true;
  const kill = async () => {
    if (!alive) return;
    alive = false;
    test.kill();
    await close();
    client.destroy();
  };
  onTestFinished(kill);
  const page = async (key: string, params: Record<string, string> = {}, query = '', body = '') => {
    const request = { params, query: new URLSearchParams(query), body: Buffer.from(body), headers: {} };
    const answer = await service.pages![key]!(request);
    return { ...answer, text: String(answer.body) };
  };
  const inbox = async (query = '') => JSON.parse((await page('GET inbox', {}, `format=json&${query}`)).text);
  return { ...test, service, client, page, inbox, kill };
}

export function raw(headers: Record<string, string>, body = 'Hello'): Buffer {
  const lines = Object.entries({ From: FROM, To: 'kim@example.com', Subject: 'Hello', ...headers });
  return Buffer.from(`${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`);
}

export function send(headers: Record<string, string> = {}, rest: Partial<SendRawEmailCommandInput> = {}) {
  return new SendRawEmailCommand({ RawMessage: { Data: raw(headers) }, ...rest });
}
