import {
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SESClient,
  SendEmailCommand,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { createSesService } from '../../local/services/ses/index.ts';
import { createTestRuntime, declare, serveAws, TEST_CREDENTIALS, temporaryDataDir } from '../support/local-runtime.ts';

const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/default';
const FROM = 'care@shop.example';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Begins in May 2026, or, after a restart, where the clock of the data folder has got to. */
async function begin(options: { dataDir?: string; restarted?: boolean; maxAttempts?: number } = {}) {
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
  cleanups.push(kill);
  const page = async (key: string, params: Record<string, string> = {}, query = '', body = '') => {
    const request = { params, query: new URLSearchParams(query), body: Buffer.from(body), headers: {} };
    const answer = await service.pages![key]!(request);
    return { ...answer, text: String(answer.body) };
  };
  const inbox = async (query = '') => JSON.parse((await page('GET inbox', {}, `format=json&${query}`)).text);
  return { ...test, service, client, page, inbox, kill };
}

function raw(headers: Record<string, string>, body = 'Hello'): Buffer {
  const lines = Object.entries({ From: FROM, To: 'kim@example.com', Subject: 'Hello', ...headers });
  return Buffer.from(`${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`);
}

function send(headers: Record<string, string> = {}, rest: Partial<SendRawEmailCommandInput> = {}) {
  return new SendRawEmailCommand({ RawMessage: { Data: raw(headers) }, ...rest });
}

describe('SendRawEmail', () => {
  it('puts its own Message-ID and Date in place of those handed in, and keeps the threading headers', async () => {
    const { client, inbox, page } = await begin();
    const { MessageId } = await client.send(
      send({
        'Message-ID': '<ticket-7@shop.example>',
        Date: 'Mon, 01 Jan 2001 00:00:00 +0000',
        'In-Reply-To': '<a@mail.example>',
        References: `<root@shop.example> ${'<a-rather-long-identifier-of-some-mail@mail.example> '.repeat(3)}<a@mail.example>`,
      }),
    );
    const [mail] = await inbox();
    expect(MessageId).toMatch(/^[0-9a-f]{16}-[0-9a-f-]{36}-000000$/);
    expect(mail).toMatchObject({ id: MessageId, messageId: `<${MessageId}@email.amazonses.com>` });
    expect(mail.headers).toMatchObject({
      'message-id': `<${MessageId}@email.amazonses.com>`,
      date: 'Mon, 04 May 2026 09:00:00 +0000',
      'in-reply-to': '<a@mail.example>',
      references: expect.stringMatching(/^<root@shop\.example> .* <a@mail\.example>$/),
    });
    const source = (await page('GET inbox/:id/raw', { id: MessageId! })).text;
    expect(source).not.toContain('ticket-7@shop.example');
    const lines = source.split('\r\n').filter((line) => !line.startsWith('Message-ID:'));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(78);
  });

  it('shows text, HTML, tags and recipients; Bcc and X-SES headers do not go out', async () => {
    const { client, inbox } = await begin();
    await client.send(
      send(
        {
          Subject: '=?UTF-8?B?7ZWY7J6Q?=',
          Cc: 'Lee <lee@example.com>',
          Bcc: 'boss@shop.example',
          'Content-Type': 'text/html; charset=utf-8',
          'X-SES-CONFIGURATION-SET': 'tracked',
          'X-SES-MESSAGE-TAGS': 'ticket=t7, kind=reply',
        },
        { Tags: [{ Name: 'kind', Value: 'ack' }] },
      ),
    );
    const [mail] = await inbox();
    expect(mail).toMatchObject({
      at: expect.stringMatching(/^2026-05-04T09:00:0/),
      from: FROM,
      to: ['kim@example.com', 'lee@example.com', 'boss@shop.example'],
      subject: '하자',
      html: expect.stringContaining('Hello'),
      configurationSet: 'tracked',
      tags: { ticket: 't7', kind: 'ack' },
    });
    expect(Object.keys(mail.headers).filter((name) => /bcc|x-ses/.test(name))).toEqual([]);
  });

  it('sends to the destinations of the request rather than those of the headers', async () => {
    const { client, inbox } = await begin();
    await client.send(
      send({}, { Source: 'Care <bounces@shop.example>', Destinations: ['a@example.com', 'b@example.com'] }),
    );
    expect(await inbox()).toMatchObject([{ from: 'bounces@shop.example', to: ['a@example.com', 'b@example.com'] }]);
    expect(await inbox('to=A@EXAMPLE')).toHaveLength(1);
    expect(await inbox('to=kim')).toHaveLength(0);
  });

  const many = Array.from({ length: 51 }, (_, index) => `a${index}@example.com`);
  const recipients = (Destinations: string[]) => send({}, { Destinations });
  const set = (ConfigurationSetName: string) => send({}, { ConfigurationSetName });
  const data = (Data: Buffer) => new SendRawEmailCommand({ RawMessage: { Data } });
  it.each([
    ['an unverified sender', send({ From: 'x@other.example' }), 'MessageRejected', /US-EAST-1: x@other\.example/],
    ['over 50 recipients', recipients(many), 'InvalidParameterValue', /exceeds 50/],
    ['an unknown configuration set', set('none'), 'ConfigurationSetDoesNotExistException', /<none>/],
    ['a paused configuration set', set('paused'), 'ConfigurationSetSendingPausedException', /disabled/],
    ['a repeated header', send({ subject: 'Again' }), 'InvalidParameterValue', /Duplicate header 'subject'/],
    ['an address without a domain', recipients(['kim']), 'InvalidParameterValue', /@domain/],
    ['a local part beyond ASCII', recipients(['김@example.com']), 'InvalidParameterValue', /non-ASCII/],
    ['no recipient', data(Buffer.from(`From: ${FROM}\r\n\r\nHi`)), 'InvalidParameterValue', /'To'/],
    ['no sender', data(Buffer.from('To: kim@example.com\r\n\r\nHi')), 'InvalidParameterValue', /'From'/],
    ['over 10 MB', data(raw({}, 'x'.repeat(10_485_760))), 'InvalidParameterValue', /more than 10485760 bytes/],
  ])('refuses %s', async (_, command, name, message) => {
    const { client, inbox } = await begin();
    await expect(client.send(command)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    expect(await inbox()).toEqual([]);
  });
});

describe('the rest of the API', () => {
  it('composes SendEmail', async () => {
    const { client, inbox } = await begin();
    await client.send(
      new SendEmailCommand({
        Source: `고객지원 <${FROM}>`,
        Destination: { ToAddresses: ['kim@example.com'], BccAddresses: ['log@shop.example'] },
        Message: { Subject: { Data: '안녕하세요' }, Body: { Text: { Data: '글' }, Html: { Data: '<p>글</p>' } } },
      }),
    );
    expect(await inbox()).toMatchObject([
      {
        subject: '안녕하세요',
        text: expect.stringContaining('글'),
        html: expect.stringContaining('<p>글</p>'),
        to: ['kim@example.com', 'log@shop.example'],
      },
    ]);
  });

  it('answers for identities and quota', async () => {
    const { client } = await begin();
    await client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'me@other.example' }));
    await client.send(send({ From: 'me@other.example', Cc: 'lee@example.com' }));
    const { Identities } = await client.send(new ListIdentitiesCommand({}));
    expect(Identities).toEqual(['me@other.example', 'shop.example']);
    const attributes = await client.send(
      new GetIdentityVerificationAttributesCommand({ Identities: ['shop.example', 'unknown.example'] }),
    );
    expect(attributes.VerificationAttributes).toEqual({ 'shop.example': { VerificationStatus: 'Success' } });
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ SentLast24Hours: 2, MaxSendRate: 14 });
  });
});

describe('events', () => {
  const tracked = { ConfigurationSetName: 'tracked' };

  it('tells of sending and, a second later, of delivery', async () => {
    const test = await begin();
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
    const test = await begin();
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
    const test = await begin();
    await test.client.send(send());
    await test.advanceTo('2026-05-04T09:01:00Z');
    expect(test.received.events).toEqual([]);
    expect(await test.inbox()).toMatchObject([{ status: 'delivered' }]);
  });

  it('keeps mail and events over a kill -9', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    const first = await begin({ dataDir });
    first.clock.stop();
    const { MessageId } = await first.client.send(send({}, tracked));
    expect(first.received.events).toEqual([]);
    await first.kill();
    const second = await begin({ dataDir, restarted: true });
    await second.advanceTo('2026-05-04T09:05:00Z');
    expect(await second.inbox()).toMatchObject([{ id: MessageId, status: 'delivered' }]);
    expect(second.received.events.map((event) => event['detail-type'])).toEqual(['Email Sent', 'Email Delivered']);
  });

  it('refuses a destination it does not serve', () => {
    const { runtime, kill } = createTestRuntime({ startAt: '2026-05-04T09:00:00Z' });
    cleanups.push(kill);
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
    const { client, page, inbox } = await begin();
    await page('POST ses/fault', {}, '', fault('accept-then-drop-connection'));
    await expect(client.send(send())).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await inbox()).toHaveLength(1);
    await client.send(send());
    expect(await inbox()).toHaveLength(2);
  });

  it('shows that an SDK which retries sends the mail twice', async () => {
    const { client, page, inbox } = await begin({ maxAttempts: 3 });
    await page('POST ses/fault', {}, '', fault('accept-then-drop-connection'));
    await client.send(send());
    expect(await inbox()).toHaveLength(2);
  });

  it('throttles', async () => {
    const { client, page, inbox } = await begin();
    await page('POST ses/fault', {}, '', fault('reject-throttle', 2));
    await expect(client.send(send())).rejects.toMatchObject({ name: 'Throttling' });
    await expect(client.send(send())).rejects.toMatchObject({ name: 'Throttling' });
    await client.send(send());
    expect(await inbox()).toHaveLength(1);
  });

  it('refuses a mode it does not know', async () => {
    const { page } = await begin();
    expect(await page('POST ses/fault', {}, '', fault('explode'))).toMatchObject({ status: 400 });
  });
});

describe('the inbox', () => {
  it('shows mail without trusting it', async () => {
    const { client, page } = await begin();
    const { MessageId } = await client.send(
      send({ Subject: '<script>alert(1)</script>', 'Content-Type': 'text/html' }),
    );
    const list = (await page('GET inbox')).text;
    expect(list).toContain('&#60;script&#62;alert(1)');
    expect(list).not.toContain('<script>alert(1)');
    const one = (await page('GET inbox/:id', { id: MessageId! })).text;
    expect(one).toContain('sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"');
    expect(one).not.toContain('<script>alert(1)');
  });

  it('hands out attachments', async () => {
    const { client, page } = await begin();
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
    const { client, page, inbox } = await begin();
    await client.send(send());
    await page('DELETE inbox');
    expect(await inbox()).toEqual([]);
    expect(await page('GET inbox/:id', { id: 'gone' })).toMatchObject({ status: 404 });
  });
});
