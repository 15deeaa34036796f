import {
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SESClient,
  SendEmailCommand,
  SendRawEmailCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSesService } from '../src/services/ses/index.ts';
import { createTestRuntime, declare, serveAws, TEST_CREDENTIALS } from '../testing/one-service.ts';
import { beginSes, FROM, raw, send } from './support/ses.ts';

describe('SendRawEmail', () => {
  it('puts its own Message-ID and Date in place of those handed in, and keeps the threading headers', async () => {
    const { client, inbox, page } = await beginSes();
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
    const { client, inbox } = await beginSes();
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
    const { client, inbox } = await beginSes();
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
    const { client, inbox } = await beginSes();
    await expect(client.send(command)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    expect(await inbox()).toEqual([]);
  });
});

describe('identities', () => {
  it('cover what is below their domain, and bring their configuration set', async () => {
    const { client, service, inbox } = await beginSes();
    const ConfigurationSetAttributes = { ConfigurationSetName: 'tracked' };
    declare(service, {
      Own: {
        type: 'AWS::SES::EmailIdentity',
        properties: { EmailIdentity: 'other.example', ConfigurationSetAttributes },
      },
    });
    await client.send(send({ From: 'x@mail.other.example' }));
    expect(await inbox()).toMatchObject([{ from: 'x@mail.other.example', configurationSet: 'tracked' }]);
  });

  it('are kept elsewhere when the template has none: everybody may send', async () => {
    const { runtime, kill } = createTestRuntime();
    onTestFinished(kill);
    const service = createSesService(runtime);
    const { endpoint, close } = await serveAws(service);
    onTestFinished(close);
    const client = new SESClient({ region: 'us-east-1', endpoint, credentials: TEST_CREDENTIALS });
    expect(await client.send(send({ From: 'any@where.example' }))).toMatchObject({ MessageId: expect.any(String) });
  });
});

describe('the rest of the API', () => {
  it('composes SendEmail', async () => {
    const { client, inbox } = await beginSes();
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
    const { client } = await beginSes();
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
