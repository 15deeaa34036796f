import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/events.ts';
import type { ReturnedMail } from '../../domain/returned-mail/returned-mail.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  addMessage,
  addTask,
  bookAppointment,
  mergeTicket,
  pauseTicket,
  reopenTicket,
  replyToTicket,
  resolveTicket,
  resumeTicket,
} from '../../domain/ticket/commands.ts';
import { mailReturned } from '../../domain/ticket/returned.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from '../support/policy.ts';
import { at, clockOf, done, openedTicket, stepsOf, utc } from '../support/promises.ts';

/** Opened on a Friday at ten: to be answered by three in the afternoon, since nobody works at noon. */
const opened = (requestType = 'oil') => openedTicket('2026-06-05T10:00', { requestType });
const reply = (ticket: Ticket, when: string) => done(replyToTicket(ticket, { text: 'It is loose.' }, at(when)));
const ask = (ticket: Ticket, when: string) =>
  done(addMessage(ticket, { text: 'And the other one?', needsAnswer: true }, at(when)));

/** The mail to the customer about a change's first event comes back. */
function comesBack(
  ticket: Ticket,
  told: TicketChange,
  when: string,
  { template = 'ticket-reply', ...more }: Partial<ReturnedMail> = {},
): TicketChange {
  const about = told.events[0] as Event;
  const mail: ReturnedMail = {
    mailId: `${about.eventId}#${template}#customer`,
    template,
    recipient: 'customer',
    reason: 'bounced',
    detail: 'Permanent/General',
    of: about.sequence,
    ...more,
  };
  return mailReturned(ticket, mail, about, at(when));
}

describe('an answer that did not arrive', () => {
  it('has met nothing: what it met runs on, from its old start to its old due time', () => {
    const before = opened();
    const answered = reply(before, '2026-06-05T11:00');
    expect(clockOf(answered.ticket, 'first-response')).toMatchObject({ state: 'met' });
    const back = comesBack(answered.ticket, answered, '2026-06-05T11:01');
    expect(clockOf(back.ticket, 'first-response')).toEqual(clockOf(before, 'first-response'));
    expect(stepsOf(back)).toContain('first-response#1 restarted');
    expect(back.ticket).toMatchObject({ answeredAt: null, repliedAt: null, nextDueAt: before.nextDueAt });
    expect(back.ticket.mailReturnedAt).toBe(utc('2026-06-05T11:01'));
    expect(back.events.map(({ data }) => data)).toEqual([
      expect.objectContaining({ type: 'ticket.mail-returned', reason: 'bounced', of: 3, told: true }),
    ]);
  });

  it('is chased like any other: its promise breaks, and another answer meets it', () => {
    const answered = reply(opened(), '2026-06-05T11:00');
    const { ticket } = comesBack(answered.ticket, answered, '2026-06-05T11:01');
    const late = advanceTicket(ticket, at('2026-06-05T15:00'))!.ticket;
    expect(clockOf(late, 'first-response')!.breachedAt).toBe(utc('2026-06-05T15:00'));
    const again = reply(late, '2026-06-05T15:30').ticket;
    expect(clockOf(again, 'first-response')).toMatchObject({ state: 'met', metAt: utc('2026-06-05T15:30') });
    expect(again.answeredAt).toBe(utc('2026-06-05T15:30'));
  });

  it('leaves what repeats where it was: climbed until the answer, with the new time told then', () => {
    const open = (local: string) => openedTicket(local, { requestType: 'logistics' }, starterPolicy);
    const starter = (local: string) => at(local, starterPolicy);
    const first = done(replyToTicket(open('2026-06-01T09:30'), { text: 'a' }, starter('2026-06-01T09:30'))).ticket;
    const late = advanceTicket(first, starter('2026-06-02T09:30'))!.ticket;
    const told = clockOf(late, 'progress-update:new-time')!.dueAt;
    let ticket = late;
    for (const [answer, bounce] of [
      ['2026-06-02T09:40', '2026-06-02T09:50'],
      ['2026-06-02T10:40', '2026-06-02T10:50'],
    ]) {
      const answered = done(replyToTicket(ticket, { text: 'b' }, starter(answer!)));
      ticket = comesBack(answered.ticket, answered, bounce!).ticket;
      const broken = clockOf(late, 'progress-update')!.breachedAt;
      expect(clockOf(ticket, 'progress-update')).toMatchObject({ state: 'running', breachedAt: broken });
      expect(clockOf(ticket, 'progress-update:new-time')).toMatchObject({ state: 'running', dueAt: told });
      expect(advanceTicket(ticket, starter(bounce!))).toBeNull();
    }
    // What fell due while the answer was believed to have come is climbed now, and nothing of before.
    const answered = done(replyToTicket(first, { text: 'b' }, starter('2026-06-02T09:20')));
    const back = comesBack(answered.ticket, answered, '2026-06-02T09:40').ticket;
    const climbed = advanceTicket(back, starter('2026-06-02T09:40'))!.events.map(({ data }) => data);
    expect(climbed.map((data) => 'rung' in data && data.rung)).toEqual(['breach']);
  });

  it('leaves a ticket that has become one with another as it is', () => {
    const answered = reply(opened(), '2026-06-05T11:00');
    const into = openedTicket('2026-06-05T11:00', { ticketId: 'T2' });
    const { ticket } = done(mergeTicket(answered.ticket, into, {}, at('2026-06-05T11:05'), at('2026-06-05T11:05')));
    const back = comesBack(ticket, answered, '2026-06-05T11:10').ticket;
    expect(back.clocks).toEqual(ticket.clocks);
  });

  it('leaves nobody chased for a call of a ticket that has been settled since', () => {
    const call = { title: 'Call', assignee: null, dueAt: utc('2026-06-05T16:00'), call: true };
    const asked = done(addTask(opened(), call, at('2026-06-05T10:30'))).ticket;
    const answered = reply(asked, '2026-06-05T11:00');
    const settled = done(resolveTicket(answered.ticket, { resolution: 'Done' }, at('2026-06-05T11:10'))).ticket;
    const back = comesBack(settled, answered, '2026-06-05T11:20').ticket;
    expect(clockOf(back, 'task:1')).toMatchObject({ state: 'cancelled' });
    const again = done(reopenTicket(back, 'Call them', at('2026-06-05T11:30'))).ticket;
    expect(clockOf(again, 'task:1')).toMatchObject({ state: 'running', dueAt: utc('2026-06-05T17:00') });
  });

  it('starts nothing either', () => {
    const answered = reply(opened('workshop'), '2026-06-05T11:00');
    expect(clockOf(answered.ticket, 'return-call')).toMatchObject({ state: 'running' });
    const back = comesBack(answered.ticket, answered, '2026-06-05T11:01');
    expect(clockOf(back.ticket, 'return-call')).toMatchObject({ state: 'cancelled' });
    const repeated = clockOf(
      comesBack(...twice(reply(opened(), '2026-06-05T11:00')), '2026-06-05T11:01').ticket,
      'progress-update',
    );
    expect(repeated).toMatchObject({
      state: 'running',
      startedAt: utc('2026-06-05T10:00'),
      dueAt: utc('2026-06-06T10:00'),
    });
  });

  it('leaves what a later answer met at that answer, late if it was', () => {
    const first = reply(opened(), '2026-06-05T11:00');
    const second = reply(first.ticket, '2026-06-05T16:00');
    const back = comesBack(second.ticket, first, '2026-06-05T16:30').ticket;
    expect(clockOf(back, 'first-response')).toMatchObject({
      state: 'met',
      metAt: utc('2026-06-05T16:00'),
      breachedAt: utc('2026-06-05T15:00'),
    });
    expect(back).toMatchObject({ answeredAt: utc('2026-06-05T16:00'), repliedAt: utc('2026-06-05T16:00') });
  });

  it('lets the customer wait for it again, since they first asked', () => {
    const asked = ask(reply(opened(), '2026-06-05T10:30').ticket, '2026-06-05T11:00').ticket;
    const answered = reply(asked, '2026-06-05T11:10');
    expect(answered.ticket.unansweredSince).toBeNull();
    const back = comesBack(answered.ticket, answered, '2026-06-05T11:11').ticket;
    expect(back.unansweredSince).toBe(utc('2026-06-05T11:00'));
    expect(clockOf(back, 'next-response')).toMatchObject({ state: 'running', dueAt: utc('2026-06-05T14:00') });
    expect(clockOf(back, 'first-response')).toMatchObject({ state: 'met' });
  });

  it('is credited with time on hold, and waits while that goes on', () => {
    const answered = reply(opened(), '2026-06-05T11:00');
    const held = done(pauseTicket(answered.ticket, { reason: 'parts' }, at('2026-06-05T11:00'))).ticket;
    const back = comesBack(held, answered, '2026-06-05T11:30').ticket;
    expect(clockOf(back, 'first-response')).toMatchObject({ state: 'paused', dueAt: null });
    const resumed = done(resumeTicket(back, at('2026-06-05T12:00'))).ticket;
    expect(clockOf(resumed, 'first-response')).toMatchObject({ state: 'running', dueAt: utc('2026-06-05T16:00') });
  });

  it('comes back after its time: nobody is late for what was met until then', () => {
    const answered = reply(opened(), '2026-06-05T11:00');
    const { ticket } = comesBack(answered.ticket, answered, '2026-06-05T16:00');
    const late = advanceTicket(ticket, at('2026-06-05T16:00'));
    const lateness = (late?.events ?? []).flatMap(({ data }) =>
      'latenessMs' in data && 'clock' in data && data.clock === 'first-response' ? [data.latenessMs] : [],
    );
    expect(lateness.every((ms) => ms === 0)).toBe(true);
  });

  it('is reported once and changes nothing more when it is reported again', () => {
    const answered = reply(opened(), '2026-06-05T11:00');
    const once = comesBack(answered.ticket, answered, '2026-06-05T11:01').ticket;
    const again = comesBack(once, answered, '2026-06-05T11:02');
    expect(again.ticket.clocks).toEqual(once.clocks);
    expect(again.ticket.moments).toEqual(once.moments);
  });
});

const twice = (change: TicketChange): [Ticket, TicketChange] => [change.ticket, change];

describe('other mails that did not do what they were for', () => {
  it('a report of spam tells that the mail arrived: what it met stays met', () => {
    const answered = reply(opened(), '2026-06-05T11:00');
    const back = comesBack(answered.ticket, answered, '2026-06-05T11:01', { reason: 'complained', detail: 'abuse' });
    expect(back.ticket.clocks).toEqual(answered.ticket.clocks);
    expect(back.ticket.mailReturnedAt).toBeUndefined();
    expect(back.events[0]!.data).toMatchObject({ type: 'ticket.mail-returned', told: true });
  });

  it('a settled ticket stays settled, and staff are told', () => {
    const settled = done(resolveTicket(opened(), { resolution: 'Tightened.' }, at('2026-06-05T11:00')));
    const back = comesBack(settled.ticket, settled, '2026-06-05T11:01', { template: 'ticket-resolved' });
    expect(back.ticket).toMatchObject({ status: 'resolved', nextDueAt: null });
    expect(back.ticket.clocks).toEqual(settled.ticket.clocks);
    expect(back.events[0]!.data).toMatchObject({ told: true });
  });

  it('an answer that comes back once the ticket is settled met nothing, and its settlement answers', () => {
    const answered = reply(opened(), '2026-06-05T11:00');
    const settled = done(resolveTicket(answered.ticket, { resolution: '-' }, at('2026-06-05T12:00'))).ticket;
    const back = comesBack(settled, answered, '2026-06-05T12:01').ticket;
    expect(clockOf(back, 'first-response')).toMatchObject({ state: 'met', metAt: utc('2026-06-05T12:00') });
    expect(back).toMatchObject({ status: 'resolved', answeredAt: utc('2026-06-05T12:00') });
    expect(done(reopenTicket(back, '-', at('2026-06-05T13:00'))).ticket.status).toBe('open');
  });

  it('a booked time stands though its mail came back, but is not agreed until it is booked again', () => {
    const book = (ticket: Ticket, when: string) => done(bookAppointment(ticket, utc('2026-06-08T14:00'), at(when)));
    const booked = book(opened('workshop'), '2026-06-05T11:00');
    const template = 'ticket-appointment';
    const back = comesBack(booked.ticket, booked, '2026-06-05T11:01', { template });
    expect(clockOf(back.ticket, 'booking')).toMatchObject({ state: 'running' });
    expect(clockOf(back.ticket, 'visit')).toEqual(clockOf(booked.ticket, 'visit'));
    const rang = book(back.ticket, '2026-06-05T11:30');
    expect(rang.events[0]!.data).toMatchObject({ type: 'ticket.booked', before: null });
    expect(clockOf(rang.ticket, 'booking')).toMatchObject({ state: 'met', metAt: utc('2026-06-05T11:30') });
    const held = comesBack(rang.ticket, rang, '2026-06-05T11:31', { template, reason: 'suppressed' });
    expect(clockOf(held.ticket, 'booking')).toMatchObject({ state: 'met' });
  });

  it('what is held back is told once, and of each that a person wrote', () => {
    const [receipt] = [{ events: [openedEvent], ticket: opened() } as unknown as TicketChange];
    const held = { reason: 'suppressed', template: 'ticket-received' } as const;
    const first = comesBack(opened(), receipt!, '2026-06-05T10:01', held);
    expect(first.events[0]!.data).toMatchObject({ told: true });
    expect(comesBack(first.ticket, receipt!, '2026-06-05T10:02', held).events[0]!.data).toMatchObject({ told: false });
    const answered = reply(first.ticket, '2026-06-05T11:00');
    const back = comesBack(answered.ticket, answered, '2026-06-05T11:01', { reason: 'suppressed' });
    expect(back.events[0]!.data).toMatchObject({ told: true });
    expect(clockOf(back.ticket, 'first-response')).toMatchObject({ state: 'running' });
  });

  it('of what staff did not get others are told, until it is a lead who does not get just that', () => {
    const told = (recipient: string, template: string) =>
      comesBack(opened(), { events: [openedEvent] } as unknown as TicketChange, '2026-06-05T10:01', {
        recipient,
        template,
      });
    expect(told('jiwoo', 'ticket-assigned').events[0]!.data).toMatchObject({ told: true });
    expect(told('jiwoo', 'ticket-assigned').ticket.mailReturnedAt).toBeUndefined();
    expect(told('jiwoo', 'mail-returned').events[0]!.data).toMatchObject({ told: true });
    expect(told('mina', 'mail-returned').events[0]!.data).toMatchObject({ told: false });
  });
});

const openedEvent = {
  eventId: 'T-1#1',
  entity: 'ticket',
  entityId: 'T-1',
  sequence: 1,
  at: utc('2026-06-05T10:00'),
  actor: { kind: 'customer' },
  data: { type: 'ticket.opened' },
};
