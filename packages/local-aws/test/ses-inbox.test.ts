import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSesService } from '../src/services/ses/index.ts';
import { createTestRuntime, declare, temporaryDataDir } from '../testing/one-service.ts';
import { beginSes, raw, send } from './support/ses.ts';

describe('events', () => {
  const tracked = { ConfigurationSetName: 'tracked' };

  it('tells of sending and, a second later, of delivery', async () => {
    const test = await beginSes();
    const { MessageId } = await test.client.send(send({ 'Message-ID': '<own@shop.example>' }, tracked));
    await test.advanceTo('2026-05-04T09:01:00Z');
    const [sent, delivered] = test.received.events;
    expect(sent).toMatchObject({
      source: 'aws.ses',
      'detail-type': 'Email Sent',
      detail: {
        eventType: 'Send',
        send: {},
        mail: { messageId: MessageId, destination: ['kim@example.com'], commonHeaders: { subject: 'Hello' } },
      },
    });
    expect(sent!.detail.mail.headers).toContainEqual({ name: 'Message-ID', value: '<own@shop.example>' });
    expect(delivered).toMatchObject({
      'detail-type': 'Email Delivered',
      detail: { delivery: { recipients: ['kim@example.com'] } },
    });
    expect(Date.parse(delivered!.detail.delivery.timestamp) - Date.parse(sent!.detail.mail.timestamp)).toBe(1000);
    expect(await test.inbox()).toMatchObject([{ status: 'delivered' }]);
  });

  it('lets the addresses of the mailbox simulator bounce and complain', async () => {
    const test = await beginSes();
    const To = 'bounce+t7@simulator.amazonses.com, complaint@simulator.amazonses.com';
    await test.client.send(send({ To }, tracked));
    await test.advanceTo('2026-05-04T09:01:00Z');
    const events = test.received.events.map((event) => [event['detail-type'], event.detail]);
    expect(events.map(([type]) => type)).toEqual([
      'Email Sent',
      'Email Bounced',
      'Email Delivered',
      'Email Complaint Received',
    ]);
    expect(events[1]![1].bounce).toMatchObject({
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'bounce+t7@simulator.amazonses.com' }],
    });
    expect(events[3]![1].complaint.complainedRecipients).toEqual([
      { emailAddress: 'complaint@simulator.amazonses.com' },
    ]);
  });

  it('says nothing without a configuration set', async () => {
    const test = await beginSes();
    await test.client.send(send());
    await test.advanceTo('2026-05-04T09:01:00Z');
    expect(test.received.events).toEqual([]);
    expect(await test.inbox()).toMatchObject([{ status: 'delivered' }]);
  });

  it('keeps mail and events over a kill -9', async () => {
    const { dataDir, remove } = temporaryDataDir();
    onTestFinished(remove);
    const first = await beginSes({ dataDir });
    first.clock.stop();
    const { MessageId } = await first.client.send(send({}, tracked));
    expect(first.received.events).toEqual([]);
    await first.kill();
    const second = await beginSes({ dataDir, restarted: true });
    await second.advanceTo('2026-05-04T09:05:00Z');
    expect(await second.inbox()).toMatchObject([{ id: MessageId, status: 'delivered' }]);
    expect(second.received.events.map((event) => event['detail-type'])).toEqual(['Email Sent', 'Email Delivered']);
  });

  it('refuses a destination it does not serve', () => {
    const { runtime, kill } = createTestRuntime({ startAt: '2026-05-04T09:00:00Z' });
    onTestFinished(kill);
    const properties = {
      ConfigurationSetName: 'tracked',
      EventDestination: { MatchingEventTypes: ['send'], SnsDestination: { TopicARN: 'arn:aws:sns:x' } },
    };
    const resources = { Topic: { type: 'AWS::SES::ConfigurationSetEventDestination', properties } };
    expect(() => declare(createSesService(runtime), resources)).toThrow(/Topic: .*SnsDestination/);
  });
});

describe('faults', () => {
  const fault = (mode: string, count = 1) => JSON.stringify({ mode, count });

  it('loses the answer after accepting the mail', async () => {
    const { client, page, inbox } = await beginSes();
    await page('POST ses/fault', {}, '', fault('accept-then-drop-connection'));
    await expect(client.send(send())).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await inbox()).toHaveLength(1);
    await client.send(send());
    expect(await inbox()).toHaveLength(2);
  });

  it('shows that an SDK which retries sends the mail twice', async () => {
    const { client, page, inbox } = await beginSes({ maxAttempts: 3 });
    await page('POST ses/fault', {}, '', fault('accept-then-drop-connection'));
    await client.send(send());
    expect(await inbox()).toHaveLength(2);
  });

  it('throttles', async () => {
    const { client, page, inbox } = await beginSes();
    await page('POST ses/fault', {}, '', fault('reject-throttle', 2));
    await expect(client.send(send())).rejects.toMatchObject({ name: 'Throttling' });
    await expect(client.send(send())).rejects.toMatchObject({ name: 'Throttling' });
    await client.send(send());
    expect(await inbox()).toHaveLength(1);
  });

  it('refuses a mode it does not know', async () => {
    const { page } = await beginSes();
    expect(await page('POST ses/fault', {}, '', fault('explode'))).toMatchObject({ status: 400 });
  });
});

describe('the inbox', () => {
  it('shows mail without trusting it', async () => {
    const { client, page } = await beginSes();
    const { MessageId } = await client.send(
      send({ Subject: '<script>alert(1)</script>', 'Content-Type': 'text/html' }),
    );
    const list = (await page('GET inbox')).text;
    expect(list).toContain('Time (UTC)');
    expect(list).toContain('&#60;script&#62;alert(1)');
    expect(list).not.toContain('<script>alert(1)');
    const one = (await page('GET inbox/:id', { id: MessageId! })).text;
    expect(one).toContain('sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"');
    expect(one).not.toContain('<script>alert(1)');
  });

  it.each(['x', '-1', '1.5', '0x10', ''])('is not shown up to a limit of %j', async (limit) => {
    const { page } = await beginSes();
    expect(await page('GET inbox', {}, `limit=${limit}&format=json`)).toMatchObject({ status: 400 });
  });

  it('hands out attachments', async () => {
    const { client, page } = await beginSes();
    const body = [
      '--b',
      'Content-Type: text/plain',
      '',
      'See the file',
      '--b',
      'Content-Type: text/calendar; name=v.ics',
    ]
      .concat(['Content-Disposition: attachment; filename=v.ics', '', 'BEGIN:VCALENDAR', '--b--', ''])
      .join('\r\n');
    const { MessageId } = await client.send(
      new SendRawEmailCommand({ RawMessage: { Data: raw({ 'Content-Type': 'multipart/mixed; boundary=b' }, body) } }),
    );
    expect((await page('GET inbox/:id', { id: MessageId! })).text).toContain('v.ics');
    const file = await page('GET inbox/:id/attachments/:index', { id: MessageId!, index: '0' });
    expect(file.text).toContain('BEGIN:VCALENDAR');
    expect(file.headers).toMatchObject({ 'content-type': 'text/calendar' });
    expect(await page('GET inbox/:id/attachments/:index', { id: MessageId!, index: '1' })).toMatchObject({
      status: 404,
    });
  });

  it('can be emptied', async () => {
    const { client, page, inbox } = await beginSes();
    await client.send(send());
    await page('DELETE inbox');
    expect(await inbox()).toEqual([]);
    expect(await page('GET inbox/:id', { id: 'gone' })).toMatchObject({ status: 404 });
  });
});
