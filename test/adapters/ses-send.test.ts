import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromTagValue, toTagValue } from '../../adapters/ses/mail-id-tag.ts';
import { type MailSender, openSes, sendMail } from '../../adapters/ses/send-mail.ts';
import { mailsOf, openedTicket } from '../domain/message-samples.ts';
import { type SesFault, type SesServer, startSes } from './ses-server.ts';

const { events, ticket } = openedTicket('ko');
const [mail] = mailsOf(events, ticket);
const date = new Date('2026-06-01T00:30:00Z');

let ses: SesServer;
let sender: MailSender;

beforeEach(async () => {
  ses = await startSes();
  process.env.AWS_REGION = 'ap-northeast-2';
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test';
  process.env.AWS_ENDPOINT_URL_SES = ses.endpoint;
  sender = { client: openSes(), from: { name: 'Care', email: 'care@mail.example' }, configurationSet: 'set' };
});

afterEach(async () => {
  sender.client.destroy();
  await ses.stop();
});

describe('sending', () => {
  it('hands SES the message, whom it is for, and our id in a tag SES takes', async () => {
    expect(await sendMail(sender, mail!, date)).toEqual({ outcome: 'accepted', messageId: 'ses-1' });
    const [accepted] = ses.accepted;
    expect(accepted).toMatchObject({ destination: 'seoyeon@customer.example', configurationSet: 'set' });
    expect(accepted!.tags['mail-id']).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
    expect(fromTagValue(accepted!.tags['mail-id']!)).toBe(mail!.mailId);
    expect(accepted!.raw.toString()).toContain('MIME-Version: 1.0');
  });

  it.each<[SesFault, string, string]>([
    ['reject', 'rejected', 'MessageRejected'],
    ['throttle', 'refused', 'Throttling'],
    ['break', 'refused', 'InternalFailure'],
  ])('tells what SES said: %s', async (fault, outcome, reason) => {
    ses.faults = [fault];
    expect(await sendMail(sender, mail!, date)).toEqual({ outcome, reason });
    expect(ses.requests).toBe(1);
  });

  it('is in doubt when the answer is lost, and does not ask again by itself', async () => {
    ses.faults = ['accept-then-drop-connection'];
    expect(await sendMail(sender, mail!, date)).toMatchObject({ outcome: 'unknown' });
    expect(ses.requests).toBe(1);
    expect(ses.accepted).toHaveLength(1);
  });

  it('knows that nothing was sent when SES could not be reached', async () => {
    const client = new SESClient({ endpoint: 'http://127.0.0.1:1', maxAttempts: 1 });
    expect(await sendMail({ ...sender, client }, mail!, date)).toMatchObject({ outcome: 'refused' });
  });
});

it('keeps ids of any script readable through a tag', () => {
  const id = 'main-1001-방문-1#2#visit-offer#customer';
  expect(fromTagValue(toTagValue(id))).toBe(id);
});
