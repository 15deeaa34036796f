import PostalMime from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimMail, mostAttempts, readMail, requeueStale } from '../../adapters/dynamo/mail-store.ts';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Event } from '../../domain/events.ts';
import { mailsFor, mailTo } from '../../domain/message/mails-for.ts';
import { resolveTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { completeVisit } from '../../domain/visit/commands.ts';
import {
  contextAt,
  customers,
  must,
  offered,
  openedTicket,
  plannedVisit,
  policy,
  summary,
  summaryMade,
} from '../domain/message-samples.ts';
import { type MailTestbed, startMailTestbed } from './mail-testbed.ts';

let bed: MailTestbed;
beforeAll(async () => {
  bed = await startMailTestbed();
});
beforeEach(() => bed.clear());
afterAll(() => bed.stop());

const { ticket, events } = openedTicket('ko');
const [opened] = events as [Event];
const mailId = 'T-7K2M9#1#ticket-received#customer';
/** As the stream delivers an event of the table. */
const row = (event: Event) => ({
  ...keys.event(event.entity, event.entityId, event.sequence),
  kind: 'event',
  ...event,
});
const minutesFromNow = (minutes: number) => Temporal.Now.instant().add({ minutes });

async function given(of: Ticket, event: Event): Promise<void> {
  await bed.put(keys.ticket(of.ticketId), { kind: 'ticket', ...of });
  await bed.putEvent(event);
}

/** The sweeper's run in so many minutes, and the stream bringing back what it queued. */
async function sweepIn(minutes: number): Promise<number> {
  const requeued = await requeueStale(bed.database, minutesFromNow(minutes));
  const mail = await readMail(bed.database, mailId);
  if (mail?.state === 'queued') await bed.deliver(mail);
  return requeued;
}

describe('an event of the table', () => {
  it('brings its mail once, however often it is delivered', async () => {
    await given(ticket, opened);
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(bed.ses.accepted).toHaveLength(1);
    expect(bed.ses.accepted[0]!.destination).toBe('seoyeon@customer.example');
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'sent', sesMessageId: 'ses-1', attempt: 1 });
  });

  it('brings its mail once when two deliveries meet', async () => {
    await given(ticket, opened);
    await Promise.all([bed.deliver(row(opened)), bed.deliver(row(opened)), bed.deliver(row(opened))]);
    expect(bed.ses.accepted).toHaveLength(1);
  });

  it('keeps nothing personal in the row of its mail', async () => {
    await given(ticket, opened);
    await bed.deliver(row(opened));
    const kept = JSON.stringify(await readMail(bed.database, mailId));
    for (const personal of ['seoyeon', '김서연', ticket.subject]) expect(kept).not.toContain(personal);
  });

  it('finds the customer through the order when the ticket does not say', async () => {
    const unknown = { ...ticket, customer: null, shopId: 'main', orderId: '1001' };
    await given(unknown, opened);
    await bed.put(keys.order('main', '1001'), { kind: 'order', customer: customers.zh });
    await bed.deliver(row(opened));
    expect(bed.ses.accepted.map((mail) => mail.destination)).toEqual(['xiaoming@customer.example']);
    expect((await PostalMime.parse(bed.ses.accepted[0]!.raw)).html).toContain('尊敬的王小明');
  });

  it('brings the customer nothing while nobody knows who that is', async () => {
    await given({ ...ticket, customer: null, shopId: 'main', orderId: '1001' }, opened);
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(bed.ses.requests).toBe(0);
  });

  it('of a finished visit says when the next one is', async () => {
    const { visit } = offered(plannedVisit('return-visit'));
    const outcome = { report: 'fine', satisfied: true };
    const done = must(completeVisit(visit, outcome, contextAt('2026-08-06T06:00:00Z')));
    await bed.put(keys.visit(visit.visitId), { kind: 'visit', ...done.visit });
    await bed.put(keys.visit(done.next!.visitId), { kind: 'visit', ...done.next });
    await bed.deliver(row(done.events[0]!));
    expect((await PostalMime.parse(bed.ses.accepted[0]!.raw)).text).toContain('November 2026');
  });

  it('of the month mails the summary to whom the policy names', async () => {
    await bed.put(keys.summary('2026-05'), { kind: 'summary', ...summary });
    await bed.deliver(row(summaryMade));
    expect(bed.ses.accepted.map((mail) => mail.destination)).toEqual(['alex@aftercare.example']);
  });
});

describe('SES says no', () => {
  it('for now: the record fails, and its redelivery sends', async () => {
    await given(ticket, opened);
    bed.ses.faults = ['throttle', 'break'];
    expect(await bed.deliver(row(opened))).toBe(false);
    expect(await bed.deliver(row(opened))).toBe(false);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'released', attempt: 0 });
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(bed.ses.accepted).toHaveLength(1);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'sent', attempt: 1 });
  });

  it('for now, until the stream gives up: the sweeper brings the mail back', async () => {
    await given(ticket, opened);
    bed.ses.faults = ['throttle'];
    await bed.deliver(row(opened));
    expect(await sweepIn(1)).toBe(0);
    expect(await sweepIn(6)).toBe(1);
    expect(bed.ses.accepted).toHaveLength(1);
  });

  it('for good: the mail is failed, and the record does not hold up the others', async () => {
    await given(ticket, opened);
    bed.ses.faults = ['reject'];
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(await sweepIn(60)).toBe(0);
    expect(bed.ses.requests).toBe(1);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'failed', reason: 'MessageRejected' });
  });
});

describe('between the yes of SES and our note of it', () => {
  beforeEach(async () => {
    await given(ticket, opened);
    bed.ses.faults = ['accept-then-drop-connection'];
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'claimed' });
  });

  it("SES's Send event notes the mail, and it is not sent again", async () => {
    await bed.feedback('Send', mailId);
    await bed.feedback('Send', mailId);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'sent', sesMessageId: 'ses-told' });
    expect(await sweepIn(60)).toBe(0);
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(bed.ses.accepted).toHaveLength(1);
  });

  it('nothing is sent again while the Send event may still come', async () => {
    expect(await bed.deliver(row(opened))).toBe(true);
    expect(await sweepIn(4)).toBe(0);
    expect(bed.ses.accepted).toHaveLength(1);
  });

  it('the mail is sent again, once, only when the Send event is lost too', async () => {
    expect(await sweepIn(6)).toBe(1);
    expect(await sweepIn(6)).toBe(0);
    const copies = await Promise.all(bed.ses.accepted.map(({ raw }) => PostalMime.parse(raw)));
    expect(copies).toHaveLength(2);
    expect(copies[1]!.html).toBe(copies[0]!.html);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'sent', sesMessageId: 'ses-2', attempt: 2 });
  });

  it('a Send event that comes after the sweeper still stops the second copy', async () => {
    await requeueStale(bed.database, minutesFromNow(6));
    const queued = await readMail(bed.database, mailId);
    await bed.feedback('Send', mailId);
    await bed.deliver(queued);
    expect(bed.ses.accepted).toHaveLength(1);
  });

  it('a mail in doubt again and again is given up', async () => {
    for (let attempt = 2; attempt <= mostAttempts; attempt++) {
      bed.ses.faults = ['accept-then-drop-connection'];
      expect(await sweepIn(6 * attempt)).toBe(1);
    }
    expect(await sweepIn(120)).toBe(0);
    expect(bed.ses.accepted).toHaveLength(mostAttempts);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'failed', reason: 'NoAnswer' });
  });
});

describe('a mail that is queued again', () => {
  it('goes to the person it was meant for, though the ticket has another owner by now', async () => {
    const assigned = events[1]!;
    const mail = mailTo(assigned, ticket, policy, { template: 'ticket-assigned', recipientId: 'jiwoo' });
    await claimMail(bed.database, mail!, '2026-06-01T00:30:00.000Z');
    await given({ ...ticket, assignee: 'minho' }, assigned);
    await requeueStale(bed.database, Temporal.Instant.from('2026-06-01T00:36:00Z'));
    await bed.deliver(await readMail(bed.database, mail!.mailId));
    expect(bed.ses.accepted.map((accepted) => accepted.destination)).toEqual(['jiwoo@aftercare.example']);
  });

  it('fails when its person is known no longer', async () => {
    const resolved = must(resolveTicket(ticket, { resolution: 'done' }, contextAt('2026-06-02T00:00:00Z')));
    const event = resolved.events[0]!;
    const [mail] = mailsFor(event, resolved.ticket, policy);
    await claimMail(bed.database, mail!, '2026-06-01T00:30:00.000Z');
    await given({ ...resolved.ticket, customer: null }, event);
    await requeueStale(bed.database, Temporal.Instant.from('2026-06-01T00:36:00Z'));
    await bed.deliver(await readMail(bed.database, mail!.mailId));
    expect(bed.ses.requests).toBe(0);
    expect(await readMail(bed.database, mail!.mailId)).toMatchObject({ state: 'failed', reason: 'RecipientUnknown' });
  });
});

describe('what SES tells of a mail', () => {
  const bounce = (bounceType: string) => ({
    bounce: { bounceType, bounceSubType: 'General', timestamp: '2026-06-01T00:32:00.000Z' },
  });

  beforeEach(async () => {
    await given(ticket, opened);
    await bed.deliver(row(opened));
  });

  it('is noted when it bounced, also if the Send event comes afterwards', async () => {
    await bed.feedback('Bounce', mailId, bounce('Permanent'));
    await bed.feedback('Send', mailId);
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'bounced', reason: 'Permanent/General' });
  });

  it('is no bounce while the mailbox is only full', async () => {
    await bed.feedback('Bounce', mailId, bounce('Transient'));
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'sent' });
  });

  it('is noted when the customer complained', async () => {
    await bed.feedback('Complaint', mailId, { complaint: { timestamp: '2026-06-01T00:32:00.000Z' } });
    await bed.feedback('Bounce', mailId, bounce('Permanent'));
    expect(await readMail(bed.database, mailId)).toMatchObject({ state: 'complained' });
  });

  it('is ignored about mails that are not ours', async () => {
    await bed.feedback('Send', 'somebody-elses');
    expect(await readMail(bed.database, 'somebody-elses')).toBeNull();
  });
});
