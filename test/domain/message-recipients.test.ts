import { describe, expect, it } from 'vitest';
import type { Event, EventData } from '../../domain/events.ts';
import { mailsFor, mailTo, wordsTo } from '../../domain/message/mails-for.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import {
  assignTicket,
  bookAppointment,
  callOffAppointment,
  mergeTicket,
  noteOnTicket,
  pauseTicket,
  reopenTicket,
  replyToTicket,
  resolveTicket,
  resumeTicket,
  retypeTicket,
} from '../../domain/ticket/commands.ts';
import { toldTogether } from '../../domain/ticket/one-mail.ts';
import {
  advanceVisit,
  assignVisit,
  callOffVisit,
  cancelVisit,
  completeVisit,
  confirmVisit,
  declineVisit,
  missVisit,
} from '../../domain/visit/commands.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import {
  contextAt,
  mailsOf,
  must,
  offered,
  openedTicket,
  plannedVisit,
  policy,
  samples,
  summary,
  summaryMade,
} from './message-samples.ts';

const { ticket, events } = openedTicket();
const hotline: Actor = { kind: 'staff', id: 'jiwoo', role: 'hotline' };
const lead: Actor = { kind: 'staff', id: 'mina', role: 'lead' };
const at = (instant: string, actor?: Actor) => contextAt(instant, actor);

function whoGets(change: { events: readonly Event[] }, of = ticket, rules?: Policy): string[] {
  return mailsOf(change.events, of, rules).map((mail) => `${mail.template} > ${mail.recipientId}`);
}

describe('a ticket brings mails', () => {
  it('to the customer and to whoever takes it, when it is opened', () => {
    expect(whoGets({ events })).toEqual(['ticket-received > customer', 'ticket-assigned > jiwoo']);
  });

  it('to the customer, too, when somebody else comes at a time they were told', () => {
    const context = at('2026-06-01T01:00:00Z', lead);
    const repair = must(assignTicket(must(retypeTicket(ticket, 'repair', context)).ticket, 'minho', context)).ticket;
    const before = must(assignTicket(repair, 'chen', at('2026-06-01T01:10:00Z', lead)));
    expect(whoGets(before, before.ticket)).toEqual(['ticket-assigned > chen']);
    const bookedFor = '2026-06-04T05:00:00.000Z';
    const booked = must(bookAppointment(before.ticket, bookedFor, at('2026-06-01T01:20:00Z', lead))).ticket;
    const given = must(assignTicket(booked, 'minho', at('2026-06-01T02:00:00Z', lead)));
    expect(whoGets(given, given.ticket)).toEqual(['ticket-appointment > customer', 'ticket-assigned > minho']);
    const [letter] = mailsOf(given.events, given.ticket);
    for (const word of ['陈静', '박민호', '14:00']) expect(letter!.text).toContain(word);
    // To whom a ladder hands it sees to it; who comes is theirs to say.
    const climbed = { type: 'ticket.assigned', from: 'chen', to: 'minho', team: null, reason: 'escalation' } as const;
    const mails = { settlement: true, hold: false, bookedFor };
    expect(toldTogether([climbed], 4, mails)).toEqual([climbed]);
    expect(whoGets({ events: [{ ...given.events[0]!, data: climbed }] }, given.ticket)).toEqual([
      'ticket-taken-over > chen',
    ]);
    // Once somebody came, or nobody comes any more, it is nothing to them.
    const off = must(callOffAppointment(booked, at('2026-06-01T02:00:00Z', lead))).ticket;
    const later = must(assignTicket(off, 'minho', at('2026-06-01T03:00:00Z', lead)));
    expect(whoGets(later, later.ticket)).toEqual(['ticket-assigned > minho']);
  });

  it('once to the customer when times move and somebody else comes by the same deed', () => {
    const bookedFor = '2026-06-24T05:00:00.000Z';
    const given = { type: 'ticket.assigned', from: 'jiwoo', to: 'minho', team: null, reason: 'routing' } as const;
    const moves = { clock: 'resolution', run: 1, from: '2026-06-10T05:00:00.000Z', to: '2026-06-11T05:00:00.000Z' };
    const moved = { type: 'ticket.promises-moved', moved: [moves] } as const;
    const mails = { settlement: true, hold: false, bookedFor };
    expect(toldTogether([given], 4, mails)).toEqual([{ ...given, bookedFor }]);
    const [alone, told] = toldTogether([given, moved], 4, mails);
    expect([alone, told]).toEqual([given, { ...moved, comes: 'minho' }]);
    expect(toldTogether([given, moved], 4, { ...mails, bookedFor: null })).toEqual([given, moved]);
    const context = at('2026-06-01T01:00:00Z', lead);
    const repair = must(retypeTicket(ticket, 'repair', context)).ticket;
    const booked = must(bookAppointment(repair, bookedFor, context)).ticket;
    const event = { ...events[0]!, data: told!, at: '2026-06-02T01:00:00.000Z' };
    const words = wordsTo(event, booked, policy, { template: 'promises-moved', recipientId: 'customer' })!;
    for (const word of ['박민호', '24']) expect(words).toContain(word);
  });

  it('to whoever stands in, too, when whoever is to come is away at the time that is booked', () => {
    const context = at('2026-06-01T01:00:00Z', lead);
    const repair = must(assignTicket(must(retypeTicket(ticket, 'repair', context)).ticket, 'minho', context)).ticket;
    const byHotline = { ...context, actor: { kind: 'staff', id: 'jiwoo', role: 'hotline' } as const };
    const booked = must(bookAppointment(repair, '2026-06-04T05:00:00.000Z', byHotline));
    const told = (from: string, to: string) => {
      const absences = [{ absenceId: 'a', staff: 'minho', from, to }];
      const all = whoGets(booked, booked.ticket, { ...policy, absences });
      return all.filter((one) => one.startsWith('ticket-appointment-staff'));
    };
    expect(told('2026-06-01T00:00:00.000Z', '2026-06-02T00:00:00.000Z')).toEqual(['ticket-appointment-staff > minho']);
    expect(told('2026-06-04T00:00:00.000Z', '2026-06-05T00:00:00.000Z')).toEqual([
      'ticket-appointment-staff > minho',
      'ticket-appointment-staff > mina',
    ]);
  });

  it('once to the customer when two become one, with the time booked and who comes then, and to both who had them', () => {
    const context = at('2026-06-01T01:00:00Z', lead);
    const repair = must(retypeTicket(ticket, 'repair', context)).ticket;
    const booked = must(bookAppointment(repair, '2026-06-04T05:00:00.000Z', context)).ticket;
    const into = must(assignTicket({ ...repair, ticketId: 'T-5N8P1Q' }, 'minho', context)).ticket;
    const first = must(mergeTicket(booked, into, {}, context, context));
    const [there] = first.with!;
    expect(whoGets(first, first.ticket)).toEqual(['ticket-merged > customer', 'ticket-appointment-staff > jiwoo']);
    expect(whoGets(there!, there!.ticket)).toEqual(['ticket-appointment-staff > minho']);
    const [told, off] = mailsOf(first.events, first.ticket);
    expect(told!.text).toContain('Thursday, 4 June 2026 at 14:00');
    expect(told!.text).toContain('박민호');
    expect(off!.text).toContain('이제 박민호님이 이 예약을 담당합니다');
  });

  it('to nobody about notes', () => {
    expect(whoGets(must(noteOnTicket(ticket, 'called', at('2026-06-01T01:00:00Z', hotline))))).toEqual([]);
  });

  it('to the customer when what they were told stands still, and when it goes on; unless the policy says not', () => {
    const paused = must(pauseTicket(ticket, { reason: 'waiting for a photo' }, at('2026-06-01T01:00:00Z', hotline)));
    const resumed = must(resumeTicket(paused.ticket, at('2026-06-01T02:00:00Z', hotline)));
    expect(whoGets(paused, paused.ticket)).toEqual(['ticket-on-hold > customer']);
    expect(whoGets(resumed, resumed.ticket)).toEqual(['promises-moved > customer']);
    const silent = { ...policy, tell: { holds: false, moves: false } };
    expect([paused, resumed].flatMap((change) => whoGets(change, change.ticket, silent))).toEqual([]);
  });

  it('to the customer when it is answered and when it is settled', () => {
    const replied = must(replyToTicket(ticket, { text: 'On our way.' }, at('2026-06-01T01:00:00Z', hotline)));
    const resolved = must(
      resolveTicket(replied.ticket, { resolution: 'New seal.' }, at('2026-06-02T01:00:00Z', hotline)),
    );
    expect(whoGets(replied)).toEqual(['ticket-reply > customer']);
    expect(whoGets(resolved)).toEqual(['ticket-resolved > customer']);
  });

  it('to the customer and the assignee when it is taken up again', () => {
    const resolved = must(resolveTicket(ticket, { resolution: 'New seal.' }, at('2026-06-02T01:00:00Z', hotline)));
    const reopened = (actor: Actor) =>
      must(reopenTicket(resolved.ticket, 'Still leaks', at('2026-06-03T01:00:00Z', actor)));
    expect(whoGets(reopened(lead))).toEqual(['ticket-reopened > customer', 'ticket-reopened-staff > jiwoo']);
    expect(whoGets(reopened(hotline))).toEqual(['ticket-reopened > customer']);
  });

  it('to the customer and to whoever comes, when a time is booked, moved or called off', () => {
    const both = ['ticket-appointment > customer', 'ticket-appointment-staff > minho'];
    const repair = { ...ticket, requestType: 'repair', assignee: 'minho' };
    const friday = '2026-06-05T01:00:00.000Z';
    const booked = must(bookAppointment(repair, friday, at('2026-06-01T01:00:00Z', hotline)));
    expect(whoGets(booked, booked.ticket)).toEqual(both);
    const off = must(callOffAppointment(booked.ticket, at('2026-06-02T01:00:00Z', hotline)));
    expect(whoGets(off, off.ticket)).toEqual(both);
    const minho: Actor = { kind: 'staff', id: 'minho', role: 'technician' };
    const own = must(bookAppointment(repair, friday, at('2026-06-01T01:00:00Z', minho)));
    expect(whoGets(own, own.ticket)).toEqual(['ticket-appointment > customer']);
  });

  it('to the customer and to whoever was to come, when a booked time is dropped with what it was for', () => {
    const repair = { ...ticket, requestType: 'repair', assignee: 'minho' };
    const friday = '2026-06-05T01:00:00.000Z';
    const booked = must(bookAppointment(repair, friday, at('2026-06-01T01:00:00Z', hotline))).ticket;
    const resolved = must(resolveTicket(booked, { resolution: 'By phone.' }, at('2026-06-02T01:00:00Z', hotline)));
    expect(whoGets(resolved, resolved.ticket)).toEqual([
      'ticket-resolved > customer',
      'ticket-appointment-staff > minho',
    ]);
    const retyped = must(retypeTicket(booked, 'question', at('2026-06-02T01:00:00Z', lead)));
    expect(whoGets(retyped, { ...retyped.ticket, assignee: 'jiwoo' })).toEqual([
      'ticket-appointment-staff > minho',
      'promises-moved > customer',
    ]);
  });

  it('to nobody it is about, whatever would bring one', () => {
    const notice = { template: 'ticket-assigned', recipientId: 'jiwoo' } as const;
    const people = ['gone', 'jiwoo@aftercare.example'];
    for (const about of [{ staff: 'jiwoo' }, { staff: 'gone', people }]) {
      expect(mailTo(events[1]!, { ...ticket, about }, policy, notice)).toBeNull();
    }
    expect(mailTo(events[1]!, { ...ticket, about: { staff: 'minho' } }, policy, notice)).not.toBeNull();
  });

  it('to its new owner, unless they took it themselves', () => {
    const given = must(assignTicket(ticket, 'minho', at('2026-06-01T01:00:00Z', lead)));
    const taken = must(assignTicket(ticket, 'mina', at('2026-06-01T01:00:00Z', lead)));
    expect(whoGets(given, given.ticket)).toEqual(['ticket-assigned > minho']);
    expect(whoGets(taken, taken.ticket)).toEqual([]);
  });

  it('to everybody a rung names; who escalates to whom is told once', () => {
    const warned = advanceTicket(ticket, at('2026-06-01T18:30:00Z'))!;
    const broken = advanceTicket(warned.ticket, at('2026-06-02T00:30:00Z'))!;
    const escalated = advanceTicket(broken.ticket, at('2026-06-02T04:30:00Z'))!;
    expect(whoGets(warned, warned.ticket)).toEqual(['promise-warning > jiwoo']);
    expect(whoGets(broken, broken.ticket)).toEqual([
      'promise-late > customer',
      'promise-broken > jiwoo',
      'promise-broken > mina',
    ]);
    // The new time has passed by then, too: that one is told in mails of its own.
    const told = whoGets(escalated, escalated.ticket).filter((mail) => /escalated|taken-over/.test(mail));
    expect(told).toEqual(['promise-escalated > mina', 'promise-escalated > alex', 'ticket-taken-over > jiwoo']);
  });

  it('to the leads instead of an assignee nobody is', () => {
    const warned = advanceTicket({ ...ticket, assignee: null }, at('2026-06-01T18:30:00Z'))!;
    expect(whoGets(warned, warned.ticket)).toEqual(['promise-warning > mina']);
  });

  it('to staff only while the customer is unknown', () => {
    expect(whoGets({ events }, { ...ticket, customer: null })).toEqual(['ticket-assigned > jiwoo']);
  });
});

describe('a visit brings mails', () => {
  const call = offered(plannedVisit('return-visit'));
  const confirmed = must(confirmVisit(call.visit, '2026-08-06T05:00:00.000Z', at('2026-08-03T01:00:00Z', hotline)));
  const whoGetsVisit = (change: { events: readonly Event[]; visit: typeof call.visit }) =>
    mailsOf(change.events, change.visit).map((mail) => `${mail.template} > ${mail.recipientId}`);

  it('with the offer to the customer, with the agreement to whoever goes there too', () => {
    expect(whoGetsVisit(call)).toEqual(['visit-offer > customer']);
    expect(whoGetsVisit(confirmed)).toEqual(['visit-confirmed > customer', 'visit-agreed-staff > minho']);
  });

  it('of thanks, which tell the ticket a dissatisfied answer opens', () => {
    const done = (satisfied: boolean | null) =>
      must(completeVisit(confirmed.visit, { report: 'ok', satisfied }, at('2026-08-06T06:00:00Z')));
    expect(whoGetsVisit(done(true))).toEqual(['visit-thanks > customer']);
    expect(whoGetsVisit(done(null))).toEqual(['visit-thanks > customer']);
    const unhappy = done(false);
    expect(whoGetsVisit(unhappy)).toEqual(['visit-thanks > customer']);
    // The ticket tells whoever gets it, and the customer nothing twice.
    expect(whoGets(unhappy.ticket!, unhappy.ticket!.ticket)).toEqual(['ticket-assigned > jiwoo']);
    const opened = unhappy.ticket!.ticket;
    const [thanks] = mailsOf(unhappy.events, unhappy.visit, policy, { nextVisit: null, opened });
    expect(thanks!.text).toContain(opened.ticketId);
    expect(thanks!.text).toMatch(/Our \w+ by: Friday, 7 August 2026 at 15:00/);
  });

  it('of apology only when somebody says that we did not come', () => {
    const report = (by: 'us' | 'them') =>
      must(missVisit(confirmed.visit, { by, reason: 'ill' }, at('2026-08-07T06:00:00Z')));
    const broken = report('us');
    expect(whoGetsVisit(broken)).toEqual(['visit-missed > customer']);
    expect(mailsOf(broken.events, broken.visit)[0]!.text).toContain('truly sorry');
    expect(broken.ticket?.ticket).toMatchObject({ visitId: broken.visit.visitId, assignee: 'jiwoo' });
    const notMet = report('them');
    expect(notMet.ticket).toBeNull();
    expect(mailsOf(notMet.events, notMet.visit)[0]!.text).not.toMatch(/truly sorry|apolog/);
  });

  it('of a move, which names what it replaces, and of a hand-over, once, to all who knew otherwise', () => {
    const context = at('2026-08-04T01:00:00Z', hotline);
    const moved = must(confirmVisit(confirmed.visit, '2026-08-07T02:00:00.000Z', context));
    expect(whoGetsVisit(moved)).toEqual(['visit-moved > customer', 'visit-agreed-staff > minho']);
    for (const { text } of mailsOf(moved.events, moved.visit)) {
      expect(text).toMatch(/7 August|8월 7일/);
      expect(text).toMatch(/6 August|8월 6일/);
    }
    const handed = must(assignVisit(confirmed.visit, 'chen', context));
    expect(whoGetsVisit(handed)).toEqual([
      'visit-handed-over > customer',
      'visit-reminder-staff > chen',
      'visit-off-staff > minho',
    ]);
    expect(whoGetsVisit(must(assignVisit(call.visit, 'chen', context)))).toEqual([]);
  });

  it('of what falls away, to the customer who knew of it and to whoever was to come', () => {
    const context = at('2026-08-04T01:00:00Z', hotline);
    const off = ['visit-called-off > customer', 'visit-off-staff > minho'];
    const called = (visit: typeof call.visit, by: 'us' | 'them') =>
      whoGetsVisit(must(callOffVisit(visit, { by, reason: 'ill' }, context)));
    expect(called(confirmed.visit, 'us')).toEqual(off);
    expect(called(confirmed.visit, 'them')).toEqual(off);
    expect(called(call.visit, 'us')).toEqual(['visit-called-off > customer']);
    expect(called(call.visit, 'them')).toEqual([]);
    expect(whoGetsVisit(must(cancelVisit(confirmed.visit, context)))).toEqual(off);
    expect(whoGetsVisit(must(cancelVisit(call.visit, context)))).toEqual(['visit-called-off > customer']);
    expect(whoGetsVisit(must(cancelVisit(plannedVisit('return-visit'), context)))).toEqual([]);
    expect(whoGetsVisit(must(declineVisit(call.visit, null, context)))).toEqual([]);
  });

  it('to us alone when nobody reported or answered: first whoever was to come, then the lead as well', () => {
    const asked = advanceVisit(confirmed.visit, at('2026-08-05T05:00:00Z'))!;
    const first = advanceVisit(asked.visit, at('2026-08-07T05:00:00Z'))!;
    expect(whoGetsVisit(first)).toEqual(['visit-unreported > minho']);
    const second = advanceVisit(first.visit, at('2026-08-10T05:00:00Z'))!;
    expect(whoGetsVisit(second)).toEqual(['visit-unreported > minho', 'visit-unreported > mina']);
    expect(whoGetsVisit(advanceVisit(call.visit, at('2026-09-20T05:00:00Z'))!)).toEqual(['visit-unanswered > minho']);
  });
});

it('mails the summary to the role the policy names', () => {
  expect(mailsFor(summaryMade, summary, policy).map((mail) => mail.recipientId)).toEqual(['alex']);
});

describe('a mail id', () => {
  it('is the same each time, different for each mail, and personal never', () => {
    const ids = samples().map(({ mail }) => `${mail.locale}#${mail.mailId}`);
    expect(samples().map(({ mail }) => `${mail.locale}#${mail.mailId}`)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).not.toContain('@');
    expect(samples()[0]!.mail.mailId).toBe('T-7K2M9#1#ticket-received#customer');
  });

  it('finds the very mail again', () => {
    const [mail] = mailsFor(events[0] as Event<EventData>, ticket, policy);
    expect(mailTo(events[0]!, ticket, policy, mail!)).toEqual(mail);
    expect(wordsTo(events[0]!, ticket, policy, mail!)).toBe(mail!.text);
    expect(mailTo(events[0]!, ticket, policy, { template: 'promise-broken', recipientId: 'gone' })).toBeNull();
  });
});
