/** What a customer was last told is what counts when something moves it, whichever clock stands for it now. */
import { describe, expect, it } from 'vitest';
import type { DataOf } from '../../domain/events.ts';
import { addresseesOf } from '../../domain/message/addressees.ts';
import { wordsTo } from '../../domain/message/mails-for.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import {
  addMessage,
  bookAppointment,
  noAnswerNeeded,
  openTicket,
  pauseTicket,
  prioritiseTicket,
  reachMilestone,
  replyToTicket,
  repromiseTicket,
  resolveTicket,
  resumeTicket,
  retypeTicket,
} from '../../domain/ticket/commands.ts';
import { mailReturned } from '../../domain/ticket/returned.ts';
import { isListed, movedPromises } from '../../domain/ticket/told.ts';
import { done, utc } from '../support/promises.ts';
import { at, clock, fired, moved, opened, policy, until } from '../support/told.ts';

const paused = (change: ReturnType<typeof opened>, local: string) => {
  const held = done(pauseTicket(change, { reason: 'photo' }, at(local)));
  const event = held.events.find(({ data }) => data.type === 'ticket.paused')!;
  return addresseesOf(event, held.ticket, policy).map(({ template }) => template);
};

describe('a new time that was told', () => {
  // Due at 11:00 as urgent, broken and told for 13:00 then.
  const urgent = done(prioritiseTicket(opened(), 'urgent', at('2026-06-01T10:30'))).ticket;
  const late = until(urgent, '2026-06-01T11:00').ticket;

  it('gives way to the promise itself set ahead again, and that is told, though it is due as it was told at first', () => {
    expect(clock(late, 'first-response:new-time').toldDueAt).toBe(utc('2026-06-01T13:00'));
    const slower = done(prioritiseTicket(late, 'normal', at('2026-06-01T11:30')));
    expect(clock(slower.ticket, 'first-response:new-time').state).toBe('cancelled');
    expect(moved(slower)).toEqual([
      { clock: 'first-response', run: 1, from: utc('2026-06-01T13:00'), to: utc('2026-06-01T12:00') },
    ]);
    expect(clock(slower.ticket).toldDueAt).toBe(utc('2026-06-01T12:00'));
  });
});

describe('a promise told for a time to come', () => {
  it('is told to be none any more where it has run out by another type whose ladder tells nobody', () => {
    const told = opened();
    const silent = done(retypeTicket(told, 'silent', at('2026-06-01T10:30')));
    expect(moved(silent)).toContainEqual(expect.objectContaining({ clock: 'resolution', to: null }));
    expect(clock(silent.ticket, 'resolution').toldDueAt).toBeNull();
    // And what is none any more is not said to stand still.
    expect(paused(silent.ticket, '2026-06-01T10:40')).toEqual([]);
  });

  it('is told as late, not as withdrawn, where the other type has it run out and its ladder says so', () => {
    const quick = done(retypeTicket(opened(), 'quick', at('2026-06-02T10:00')));
    expect(moved(quick).filter((one) => one.clock === 'resolution')).toEqual([]);
    const late = fired(advanceTicket(quick.ticket, at('2026-06-02T10:00'))!).find(({ rung }) => rung === 'breach');
    expect(late).toMatchObject({ clock: 'resolution', toldDueAt: utc('2026-06-09T18:00') });
  });

  it('is told to be none any more where it has run out before, and its rungs have all been climbed', () => {
    const broken = until(
      done(retypeTicket(opened(), 'quick', at('2026-06-01T10:10'))).ticket,
      '2026-06-01T11:00',
    ).ticket;
    const slow = done(retypeTicket(broken, 'bare', at('2026-06-01T11:10')));
    expect(clock(slow.ticket, 'resolution').toldDueAt).toBe(clock(slow.ticket, 'resolution').dueAt);
    const back = done(retypeTicket(slow.ticket, 'quick', at('2026-06-01T11:20')));
    expect(moved(back)).toEqual([expect.objectContaining({ clock: 'resolution', to: null })]);
    expect(fired(back)).toEqual([]);
  });

  it('is told anew where the answer it was counted from did not arrive, and it counts from a later one', () => {
    const rules = structuredClone(policy);
    rules.requestTypes.bare!.clocks.follow = {
      ...{ title: rules.requestTypes.bare!.title, starts: 'replied', metBy: 'milestone:called' },
      ...{ calendar: 'always', target: 'PT48H', ladder: 'honest' },
    };
    const first = done(replyToTicket(opened('bare', rules), { text: 'Soon' }, at('2026-06-01T11:00', rules)));
    const rang = done(replyToTicket(first.ticket, { text: 'x', by: 'phone' }, at('2026-06-01T14:00', rules))).ticket;
    const mail = { mailId: 'm', template: 'ticket-reply', recipient: 'customer', detail: null, of: 2 };
    const back = mailReturned(rang, { ...mail, reason: 'bounced' }, first.events[0]!, at('2026-06-01T15:00', rules));
    expect(moved(back)).toEqual([
      { clock: 'follow', run: 1, from: utc('2026-06-03T11:00'), to: utc('2026-06-03T14:00') },
    ]);
  });

  it('is told to be none any more where staff say that no answer is needed', () => {
    const settled = done(resolveTicket(opened('bare'), { resolution: 'Done' }, at('2026-06-01T11:00'))).ticket;
    const again = done(addMessage(settled, { text: 'It leaks', needsAnswer: true }, at('2026-06-01T12:00'))).ticket;
    expect(clock(again, 'next-response').toldDueAt).toBe(utc('2026-06-01T16:00'));
    expect(moved(done(noAnswerNeeded(again, at('2026-06-01T12:10'))))).toEqual([
      { clock: 'next-response', run: 1, from: utc('2026-06-01T16:00'), to: null },
    ]);
  });
});

describe('the minute a customer reads', () => {
  it('is the same whenever it is named, and one that is over is not listed', () => {
    const ticket = opened();
    const due = utc('2026-06-01T12:00');
    expect(isListed(policy, ticket, clock(ticket), utc('2026-06-01T11:59'))).toBe(true);
    expect(isListed(policy, ticket, clock(ticket), due)).toBe(false);
    const odd = { ...clock(ticket), dueAt: utc('2026-06-01T12:03') };
    expect(isListed(policy, ticket, odd, utc('2026-06-01T12:01'))).toBe(false);
  });
});

describe('a new time told in place of a booked one', () => {
  // Booked for two o'clock, broken at a quarter past and told for a quarter past three.
  const lateVisit = (under?: string) => {
    const request = { requestType: 'repair', subject: 'Seal', text: 'Leaks', customer: opened().customer };
    const ticket = done(openTicket({ ticketId: 'T1', ...request, ...(under && { under }) }, at('2026-06-01T10:00')));
    const booked = done(bookAppointment(ticket.ticket, utc('2026-06-01T14:00'), at('2026-06-01T10:30'))).ticket;
    return until(booked, '2026-06-01T14:15').ticket;
  };

  it('is told to be none any more where nobody comes by the other type, of a job, too', () => {
    for (const ticket of [lateVisit(), lateVisit('T9')]) {
      const change = done(retypeTicket(ticket, 'question', at('2026-06-01T14:30')));
      const gone = { clock: 'booked-visit', run: 1, from: utc('2026-06-01T15:15'), to: null };
      expect(moved(change)).toContainEqual(gone);
      const event = change.events.find(({ data }) => data.type === 'ticket.promises-moved')!;
      expect(addresseesOf(event, change.ticket, policy).map(({ template }) => template)).toEqual(['promises-moved']);
    }
  });
});

describe('a customer who has written, and was never answered', () => {
  it('waits for an answer that is timed when the first response was overtaken, too', () => {
    const request = { requestType: 'repair', subject: 'Seal', text: 'Leaks', customer: opened().customer };
    const ticket = done(openTicket({ ticketId: 'T1', ...request }, at('2026-06-01T10:00'))).ticket;
    const wrote = done(addMessage(ticket, { text: 'And?', needsAnswer: true }, at('2026-06-01T10:30'))).ticket;
    const came = done(reachMilestone(wrote, 'arrived', at('2026-06-01T11:00'))).ticket;
    expect(clock(came)).toMatchObject({ state: 'cancelled' });
    expect(clock(came, 'next-response')).toMatchObject({ state: 'running', startedAt: utc('2026-06-01T11:00') });
  });
});

describe('a new time whose booked one turns out not to be late', () => {
  it('is told to be none any more, and no time that has passed is told instead', () => {
    const request = { requestType: 'repair', subject: 'Seal', text: 'Leaks', customer: opened().customer };
    const ticket = done(openTicket({ ticketId: 'T1', ...request }, at('2026-06-01T10:00'))).ticket;
    const booked = done(bookAppointment(ticket, utc('2026-06-01T14:00'), at('2026-06-01T10:30'))).ticket;
    const late = until(booked, '2026-06-01T14:15').ticket;
    const patient = structuredClone({ ...policy, version: 'told-2' });
    patient.requestTypes.repair!.clocks['booked-visit']!.target = 'booked+PT4H';
    const change = done(repromiseTicket(late, at('2026-06-01T14:30', patient)));
    const gone = { clock: 'booked-visit', run: 1, from: utc('2026-06-01T15:15'), to: null };
    expect(moved(change)).toContainEqual(gone);
  });
});

describe('what stands still on hold', () => {
  it('and is promised no longer is told so, though its time has passed meanwhile: new times were to follow', () => {
    const held = done(pauseTicket(opened(), { reason: 'seal', waitsFor: 'parts' }, at('2026-06-01T11:00'))).ticket;
    const silent = structuredClone(policy);
    for (const promise of Object.values(silent.requestTypes.silent!.clocks)) promise.told = false;
    const change = done(retypeTicket(held, 'silent', at('2026-06-20T11:00', silent)));
    expect(moved(change).map(({ clock: name, to }) => [name, to])).toEqual([
      ['first-response', null],
      ['resolution', null],
    ]);
  });

  it('has not run out where another priority gives it more time than had passed before', () => {
    const urgent = done(prioritiseTicket(opened(), 'urgent', at('2026-06-01T10:30'))).ticket;
    const broken = until(urgent, '2026-06-01T11:00').ticket;
    const held = done(pauseTicket(broken, { reason: 'seal', waitsFor: 'parts' }, at('2026-06-01T11:30'))).ticket;
    expect(clock(held).breachedAt).toBe(utc('2026-06-01T11:00'));
    const lower = done(prioritiseTicket(held, 'low', at('2026-06-02T11:00'))).ticket;
    expect(clock(lower)).toMatchObject({ state: 'paused', breachedAt: null });
    const answered = done(replyToTicket(lower, { text: 'Soon', by: 'phone' }, at('2026-06-02T12:00'))).ticket;
    expect(clock(answered)).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('leaves what the customer wrote before with a time for its answer, though it was never answered', () => {
    const wrote = done(
      addMessage(opened('question'), { text: 'Well?', needsAnswer: true }, at('2026-06-01T10:30')),
    ).ticket;
    const held = done(pauseTicket(wrote, { reason: 'seal', waitsFor: 'parts' }, at('2026-06-01T11:00'))).ticket;
    expect(clock(held)).toMatchObject({ state: 'paused' });
    expect(clock(held, 'next-response')).toMatchObject({ state: 'running', startedAt: utc('2026-06-01T11:00') });
    const answered = done(replyToTicket(held, { text: 'Soon' }, at('2026-06-01T12:00'))).ticket;
    expect(answered.clocks.filter(({ state }) => state === 'running').map(({ name }) => name)).toEqual(['hold']);
  });

  it('and is due as it was told is said to apply still, not to have changed', () => {
    const held = done(
      pauseTicket(opened('silent'), { reason: 'seal', waitsFor: 'parts' }, at('2026-06-05T19:00')),
    ).ticket;
    const told = { ...held, clocks: held.clocks.map((one) => ({ ...one, toldDueAt: utc('2026-06-09T18:00') })) };
    const loud = structuredClone(policy);
    loud.requestTypes.silent!.clocks.resolution!.ladder = 'honest';
    const change = done(resumeTicket(told, at('2026-06-07T10:00', loud)));
    const event = change.events.find(({ data }) => data.type === 'ticket.promises-moved')!;
    const words = wordsTo(event, change.ticket, loud, { template: 'promises-moved', recipientId: 'customer' })!;
    expect(words).toContain('변경 없이');
    expect(words).not.toContain('변경되었습니다');
  });
});

describe('a customer who is not told of times that move', () => {
  it('was promised what they were told last, whatever is due now', () => {
    const quiet = { ...structuredClone(policy), tell: { moves: false } };
    const change = done(prioritiseTicket(opened('only', quiet), 'urgent', at('2026-06-01T10:30', quiet)));
    expect(moved(change)).toEqual([]);
    const late = fired(advanceTicket(change.ticket, at('2026-06-01T11:00', quiet))!).find(({ writes }) => writes);
    expect(late).toMatchObject({ promiseDueAt: utc('2026-06-01T11:00'), toldDueAt: utc('2026-06-01T12:00') });
  });
});

describe('the customer of a job', () => {
  const job = done(
    openTicket(
      { ticketId: 'T1', requestType: 'repair', subject: 'Seal', text: 'x', customer: opened().customer, under: 'T9' },
      at('2026-06-01T10:00'),
    ),
  ).ticket;

  it('is told that a booked time falls away as it is settled: its settlement they are not told of', () => {
    const booked = done(bookAppointment(job, utc('2026-06-03T14:00'), at('2026-06-01T10:30'))).ticket;
    const { events, ticket } = done(resolveTicket(booked, { resolution: 'Done' }, at('2026-06-01T11:00')));
    const told = events.flatMap((event) =>
      addresseesOf(event, ticket, policy).filter(({ to }) => to.id === 'customer'),
    );
    expect(told.map(({ template }) => template)).toEqual(['ticket-appointment']);
  });

  it('is neither reminded of what it waits for nor asked whether it may be closed', () => {
    const held = done(pauseTicket(job, { reason: 'away', waitsFor: 'customer' }, at('2026-06-01T11:00'))).ticket;
    const { data } = until(held, '2026-06-30T11:00');
    const writes = data.filter((one) => 'writes' in one && one.writes !== 'late');
    expect(writes).toHaveLength(2);
    for (const one of writes) {
      const event = { entity: 'ticket', entityId: 'T1', eventId: 'T1#9', sequence: 9, at: utc('2026-06-30T11:00') };
      const whole = { ...event, entity: 'ticket' as const, actor: { kind: 'system' as const }, data: one };
      expect(addresseesOf(whole, held, policy)).toEqual([]);
    }
  });
});

describe('a hold', () => {
  it('that stops some times and finds another one moved tells both in one mail', () => {
    const rules = structuredClone(policy);
    rules.requestTypes.only!.clocks['first-response']!.onHold = 'run';
    const slower = structuredClone(rules);
    slower.requestTypes.only!.clocks['first-response']!.target = 'PT3H';
    const held = done(pauseTicket(opened('only', rules), { reason: 'photo' }, at('2026-06-01T10:30', slower)));
    const told = held.events.flatMap((event) => addresseesOf(event, held.ticket, slower));
    expect(told.map(({ template }) => template)).toEqual(['ticket-on-hold']);
    expect(held.events[0]!.data).toMatchObject({ moved: [{ clock: 'first-response', to: utc('2026-06-01T13:00') }] });
    const words = wordsTo(held.events[0]!, held.ticket, slower, {
      template: 'ticket-on-hold',
      recipientId: 'customer',
    })!;
    expect(words).toContain('오후 1시');
  });
});

describe('a digest', () => {
  const closed = (local: string, staff: string) => ({
    ...{ eventId: 'D1#1', entity: 'digest' as const, entityId: 'D1', sequence: 1, at: utc(local) },
    actor: { kind: 'system' as const },
    data: { type: 'digest.closed' as const, staff, rows: [], counts: {}, shown: [] },
  });
  const readers = (staff: string, rules = policy) =>
    addresseesOf(
      closed('2026-06-02T09:00', staff),
      { digestId: 'D1', staff, total: 0, counts: {}, lines: [] },
      rules,
    ).map(({ to }) => to.id);

  it('of somebody who is away by then, or has left, is read by whoever stands in, too', () => {
    expect(readers('jiwoo')).toEqual(['jiwoo']);
    const absence = { absenceId: 'a', staff: 'jiwoo', from: utc('2026-06-02T00:00'), to: utc('2026-06-03T00:00') };
    expect(readers('jiwoo', { ...policy, absences: [absence] })).toEqual(['jiwoo', 'mina']);
    expect(readers('jiwoo', { ...policy, staff: policy.staff.filter(({ id }) => id !== 'jiwoo') })).toEqual(['mina']);
  });
});

describe('what a step tells the customer', () => {
  it('is one mail where a hold reminds them as a promise that runs on is broken', () => {
    const rules = structuredClone(policy);
    rules.requestTypes.only!.clocks['first-response']!.onHold = 'run';
    rules.holds = { customer: { calendar: 'always', target: 'PT4H', ladder: 'remind' } };
    rules.ladders.remind = [{ name: 'remind', at: { share: 0.25 }, writeCustomer: 'remind' }];
    const held = done(pauseTicket(opened('only', rules), { reason: 'photo' }, at('2026-06-01T11:00', rules))).ticket;
    const change = advanceTicket(held, at('2026-06-01T12:00', rules))!;
    const told = change.events.flatMap((event) => addresseesOf(event, change.ticket, rules));
    expect(told.map(({ template }) => template)).toEqual(['promise-late']);
    const late = change.events.find(({ data }) => data.type === 'rung.fired' && data.writes === 'late')!;
    expect(late.data).toMatchObject({ alsoWrites: 'remind' });
    // Whose answer is waited for is not told that there is nothing to do, whether they are reminded in the same mail or not.
    const { alsoWrites: _, ...alone } = late.data as DataOf<'rung.fired'>;
    for (const event of [late, { ...late, data: alone }]) {
      const words = wordsTo(event, change.ticket, rules, { template: 'promise-late', recipientId: 'customer' })!;
      expect(words).not.toContain('따로 하실 일은 없습니다');
      expect(words).toContain('이 메일에 회신');
    }
  });

  it('is the promise as it is due once the rung has raised the priority, not a new time that is timed no longer', () => {
    const rules = structuredClone(policy);
    rules.requestTypes.only!.clocks['first-response']!.exceptions = [
      { when: { priority: ['urgent'] }, target: 'PT8H' },
    ];
    rules.ladders.honest!.find(({ name }) => name === 'breach')!.raise = 'urgent';
    const ticket = until(opened('only', rules), '2026-06-01T11:00', rules).ticket;
    const change = advanceTicket(ticket, at('2026-06-01T12:00', rules))!;
    const late = fired(change).find(({ writes }) => writes === 'late')!;
    expect(late).toMatchObject({ toldDueAt: utc('2026-06-01T12:00'), newPromiseAt: utc('2026-06-01T18:00') });
    expect(late.moved).toBeUndefined();
    expect(clock(change.ticket)).toMatchObject({ state: 'running', toldDueAt: utc('2026-06-01T18:00') });
  });
});

describe('a promise that goes on as another run for the instant that was told', () => {
  it('stays told, so that a hold that stops it says so', () => {
    const told = opened('bare');
    const before = clock(told, 'resolution');
    const again = { ...before, run: 2, toldDueAt: null };
    const { clocks, moved: none } = movedPromises(
      [before],
      [again],
      'milestone',
      utc('2026-06-01T12:00'),
      () => undefined,
    );
    expect(none).toEqual([]);
    expect(clocks[0]!.toldDueAt).toBe(before.dueAt);
    const later = { ...again, dueAt: utc('2026-07-01T12:00') };
    expect(movedPromises([before], [later], 'milestone', utc('2026-06-01T12:00'), () => undefined).clocks[0]).toBe(
      later,
    );
  });
});
