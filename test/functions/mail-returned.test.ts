import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import { readMail } from '../../adapters/dynamo/mail-store.ts';
import { readSuppression, releaseAddress, suppressionIdOf } from '../../adapters/dynamo/suppression-store.ts';
import { keys } from '../../adapters/dynamo/table.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { transact } from '../../adapters/dynamo/transact.ts';
import type { Event } from '../../domain/events.ts';
import { replyToTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { environments } from '../../functions/environment.ts';
import { contextAt, must, offered, openedTicket, plannedVisit } from '../domain/message-samples.ts';
import { type MailTestbed, startMailTestbed } from './mail-testbed.ts';

let bed: MailTestbed;
let lifecycle: (event: unknown, context: never) => Promise<unknown>;
beforeAll(async () => {
  bed = await startMailTestbed();
  for (const name of environments.lifecycle) process.env[name] ??= `${name} is not used`;
  lifecycle = (await import('../../functions/stream/lifecycle.ts')).handler as never;
});
beforeEach(() => bed.clear());
afterAll(() => bed.stop());

const { ticket, events } = openedTicket('ko');
const answered = must(
  replyToTicket(
    ticket,
    { text: 'We come on Thursday.' },
    contextAt('2026-06-01T00:40:00Z', { kind: 'staff', id: 'jiwoo', role: 'hotline' }),
  ),
);
const [reply] = answered.events as [Event];
const mailId = `${reply.eventId}#ticket-reply#customer`;
const address = 'seoyeon@customer.example';
const bounce = (timestamp = '2026-06-01T00:41:00.000Z') => ({
  bounce: { bounceType: 'Permanent', bounceSubType: 'General', timestamp },
});
const complaint = (complaintFeedbackType: string) => ({
  complaint: { complaintFeedbackType, timestamp: '2026-06-01T00:42:00.000Z' },
});
const row = (event: Event) => ({
  ...keys.event(event.entity, event.entityId, event.sequence),
  kind: 'event',
  ...event,
});

async function given(of: Ticket = answered.ticket, told: readonly Event[] = [...events, reply]): Promise<void> {
  await bed.put(keys.ticket(of.ticketId), { kind: 'ticket', ...of, awaitToken: null });
  for (const event of told) await bed.putEvent(event);
}

/** What the table's stream brings to whoever follows it up, of a mail's row as it is. */
async function follow(id = mailId): Promise<void> {
  const after = await readMail(bed.database, id);
  const dynamodb = { SequenceNumber: '1', NewImage: toItem({ ...after }) };
  expect(await lifecycle({ Records: [{ dynamodb }] }, {} as never)).toEqual({ batchItemFailures: [] });
}

const returns = async () =>
  (await bed.database.rows()).filter(({ data }: any) => data?.type?.endsWith('.mail-returned'));
const held = () => readSuppression(bed.database, suppressionIdOf(address));

describe('a reply that bounces', () => {
  beforeEach(async () => {
    await given();
    await bed.deliver(row(reply));
    await bed.feedback('Bounce', mailId, bounce());
  });

  it('is in the history once, however often it is told, and its promise runs again', async () => {
    for (let times = 0; times < 3; times++) await follow();
    expect((await returns()).map(({ data }: any) => data)).toEqual([
      {
        type: 'ticket.mail-returned',
        mailId,
        template: 'ticket-reply',
        recipient: 'customer',
        reason: 'bounced',
        detail: 'Permanent/General',
        of: reply.sequence,
        told: true,
      },
    ]);
    const now = (await readTicket(bed.database, ticket.ticketId))!;
    expect(now.clocks.find(({ name }) => name === 'first-response')).toMatchObject({ state: 'running', metAt: null });
    expect(now.answeredAt).toBeNull();
  });

  it('is once in the history also when two deliveries of it meet', async () => {
    await Promise.all([follow(), follow(), follow()]);
    expect(await returns()).toHaveLength(1);
  });

  it('suppresses the address without keeping it', async () => {
    expect(await held()).toMatchObject({ reason: 'bounced', detail: 'Permanent/General', mailId });
    expect(JSON.stringify((await bed.database.rows()).filter(({ kind }) => kind === 'suppression'))).not.toContain(
      'seoyeon',
    );
  });

  it('is outweighed by a complaint, which is told as well', async () => {
    await follow();
    await bed.feedback('Complaint', mailId, complaint('abuse'));
    await follow();
    expect(await held()).toMatchObject({ reason: 'complained', detail: 'abuse' });
    expect((await returns()).map(({ data }: any) => data.reason)).toEqual(['bounced', 'complained']);
  });

  it('keeps the next mail from being sent: that is told and meets nothing either', async () => {
    await follow();
    const now = (await readTicket(bed.database, ticket.ticketId))!;
    const again = must(replyToTicket(now, { text: 'Did you get it?' }, contextAt('2026-06-01T02:00:00Z')));
    await given(again.ticket, again.events);
    await bed.deliver(row(again.events[0]!));
    const second = `${again.events[0]!.eventId}#ticket-reply#customer`;
    expect(bed.ses.accepted).toHaveLength(1);
    expect(await readMail(bed.database, second)).toMatchObject({ state: 'suppressed', reason: 'bounced' });
    await follow(second);
    expect((await returns()).map(({ data }: any) => data.reason)).toEqual(['bounced', 'suppressed']);
    const later = (await readTicket(bed.database, ticket.ticketId))!;
    expect(later.clocks.find(({ name }) => name === 'first-response')).toMatchObject({ state: 'running' });
  });

  it('is written to again once it is released, and a bounce from before, told late, changes nothing', async () => {
    const release = releaseAddress(bed.database, suppressionIdOf(address), 'mina', '2026-06-01T03:00:00.000Z');
    expect(await transact(bed.database, [release])).toBeNull();
    await bed.feedback('Bounce', mailId, bounce());
    expect(await held()).toBeNull();
    await bed.feedback('Bounce', mailId, bounce('2026-06-01T04:00:00.000Z'));
    expect(await held()).not.toBeNull();
  });

  it('is the same address however it is written', () => {
    expect(suppressionIdOf(' SeoYeon@Customer.Example')).toBe(suppressionIdOf(address));
    expect(suppressionIdOf('j@müller.example')).toBe(suppressionIdOf('j@xn--mller-kva.example'));
    expect(suppressionIdOf('other@customer.example')).not.toBe(suppressionIdOf(address));
  });
});

describe('other feedback', () => {
  it('that a mail is no spam after all is no complaint', async () => {
    await given();
    await bed.deliver(row(reply));
    await bed.feedback('Complaint', mailId, complaint('not-spam'));
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'sent' });
    expect(await held()).toBeNull();
  });

  it("of staff's mails suppresses nothing, and is told to others", async () => {
    await given(ticket, events);
    const assigned = `${events[1]!.eventId}#ticket-assigned#jiwoo`;
    const mail = { mailId: assigned, template: 'ticket-assigned', recipientId: 'jiwoo', entity: 'ticket' };
    await bed.put(keys.mail(assigned), {
      ...mail,
      entityId: ticket.ticketId,
      sequence: 2,
      state: 'sent',
      kind: 'mail',
    });
    await bed.feedback('Bounce', assigned, bounce());
    await follow(assigned);
    expect((await bed.database.rows()).filter(({ kind }) => kind === 'suppression')).toEqual([]);
    expect((await returns()).map(({ data }: any) => [data.recipient, data.told])).toEqual([['jiwoo', true]]);
  });

  it('that SES refuses a mail for good is told like a bounce, but is no verdict on the address', async () => {
    await given();
    bed.ses.faults = ['reject'];
    await bed.deliver(row(reply));
    await follow();
    expect((await returns()).map(({ data }: any) => [data.reason, data.detail])).toEqual([
      ['failed', 'MessageRejected'],
    ]);
    expect(await held()).toBeNull();
  });

  it('of a mail about a visit is in the history of the visit', async () => {
    const { visit, events: told } = offered(plannedVisit('return-visit'));
    await bed.put(keys.visit(visit.visitId), { kind: 'visit', ...visit, awaitToken: null });
    await bed.putEvent(told[0]!);
    await bed.deliver(row(told[0]!));
    const offer = `${told[0]!.eventId}#visit-offer#customer`;
    await bed.feedback('Bounce', offer, bounce());
    for (let times = 0; times < 2; times++) await follow(offer);
    expect((await returns()).map(({ data }: any) => [data.type, data.template])).toEqual([
      ['visit.mail-returned', 'visit-offer'],
    ]);
  });
});
