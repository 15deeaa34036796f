import { describe, expect, it } from 'vitest';
import { countChanges } from '../../domain/insight/count.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceTicket, retimeTicket } from '../../domain/ticket/advance.ts';
import {
  addMessage,
  assignTicket,
  noAnswerNeeded,
  openTicket,
  pauseTicket,
  prioritiseTicket,
  reachMilestone,
  reopenTicket,
  replyToTicket,
  repromiseTicket,
  resolveTicket,
  resumeTicket,
  retypeTicket,
} from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { at, climbedBy, clockOf, done, openedTicket, promises, stepsOf, utc } from '../support/promises.ts';

const question = { text: 'And the price?', needsAnswer: true };
/** Opened on a Friday at ten, answered a quarter of an hour later. */
const answered = () =>
  done(replyToTicket(openedTicket('2026-06-05T10:00'), { text: 'We look.' }, at('2026-06-05T10:15'))).ticket;
const dueOf = (ticket: Ticket, name: string) => clockOf(ticket, name).dueAt;
const changed = (change: (policy: Policy) => void): Policy => {
  const policy = structuredClone(promises);
  change(policy);
  return policy;
};

describe('the target of a promise', () => {
  const firstDue = (command: object) => dueOf(openedTicket('2026-06-05T10:00', command), 'first-response');
  const customer = (customerClass: 'A' | 'B' | 'C') => ({
    name: '김하늘',
    email: 'haneul@example.com',
    locale: 'ko' as const,
    class: customerClass,
  });
  it.each([
    ['the promise itself', {}, '2026-06-05T15:00'],
    ['the priority, with a calendar of its own', { priority: 'urgent' }, '2026-06-05T11:00'],
    ['the class of the customer', { customer: customer('B') }, '2026-06-05T12:00'],
    ['class and channel together', { customer: customer('A'), channel: 'phone' }, '2026-06-05T10:30'],
    ['not a class alone where both are asked for', { customer: customer('C'), channel: 'phone' }, '2026-06-05T15:00'],
  ])('is that of %s', (_, command, due) => {
    expect(firstDue(command)).toBe(utc(due));
  });

  it('is remembered with the exception it came from, and with the policy', () => {
    const [first] = openedTicket('2026-06-05T10:00', { priority: 'urgent' }).clocks;
    expect(first).toMatchObject({ exception: 0, target: 'PT1H', calendar: 'always', policyVersion: 'promises-1' });
  });
});

describe('the next response', () => {
  it('is timed from the first message nobody has answered', () => {
    const asked = done(addMessage(answered(), question, at('2026-06-05T11:00')));
    expect(stepsOf(asked)).toEqual(['next-response#1 started']);
    const askedAgain = done(addMessage(asked.ticket, question, at('2026-06-05T11:30')));
    expect(stepsOf(askedAgain)).toEqual([]);
    expect(dueOf(askedAgain.ticket, 'next-response')).toBe(utc('2026-06-05T14:00'));
  });

  it('is met by the answer, and timed anew from the next message', () => {
    const asked = done(addMessage(answered(), question, at('2026-06-05T11:00'))).ticket;
    const told = done(replyToTicket(asked, { text: 'Fifty.' }, at('2026-06-05T11:20')));
    expect(stepsOf(told)).toContain('next-response#1 met');
    const again = done(addMessage(told.ticket, question, at('2026-06-05T16:00')));
    expect(stepsOf(again)).toEqual(['next-response#2 restarted']);
    expect(dueOf(again.ticket, 'next-response')).toBe(utc('2026-06-05T18:00'));
  });

  it('starts with no message before the first answer: the first response is still to come', () => {
    const asked = done(addMessage(openedTicket('2026-06-05T10:00'), question, at('2026-06-05T11:00')));
    expect(stepsOf(asked)).toEqual([]);
    expect(asked.ticket.unansweredSince).toBe(utc('2026-06-05T11:00'));
  });

  it('starts with no mere thanks', () => {
    const thanked = done(addMessage(answered(), { text: 'Thanks!', needsAnswer: false }, at('2026-06-05T11:00')));
    expect(stepsOf(thanked)).toEqual([]);
    expect(thanked.ticket.unansweredSince).toBeNull();
  });

  it('is promised no longer once somebody says that no answer is needed, and is again after the next message', () => {
    const asked = done(addMessage(answered(), question, at('2026-06-05T11:00'))).ticket;
    const declared = done(noAnswerNeeded(asked, at('2026-06-05T11:05')));
    expect(stepsOf(declared)).toEqual(['next-response#1 cancelled']);
    expect(advanceTicket(declared.ticket, at('2026-06-05T14:00'))).toBeNull();
    const again = done(addMessage(declared.ticket, question, at('2026-06-05T14:00')));
    expect(stepsOf(again)).toEqual(['next-response#2 restarted']);
  });

  it('cannot be declared unneeded when nothing waits', () => {
    expect(noAnswerNeeded(answered(), at('2026-06-05T11:05'))).toMatchObject({
      ok: false,
      error: { type: 'nothing-unanswered' },
    });
  });

  it('is promised for what was written about a settled ticket, which is taken up again', () => {
    const settled = done(resolveTicket(answered(), { resolution: 'Fine.' }, at('2026-06-05T11:00'))).ticket;
    const asked = done(addMessage(settled, question, at('2026-06-05T12:00'))).ticket;
    expect(asked).toMatchObject({ status: 'open', resolvedAt: null, unansweredSince: utc('2026-06-05T12:00') });
    expect(clockOf(asked, 'next-response')).toMatchObject({ state: 'running', startedAt: utc('2026-06-05T12:00') });
  });

  it('is promised on another ticket once the first was settled long ago; each knows of the other', () => {
    const settled = done(resolveTicket(answered(), { resolution: 'Fine.' }, at('2026-06-05T11:00'))).ticket;
    const asked = done(addMessage(settled, question, at('2026-07-06T12:00')));
    const [later] = asked.with!;
    expect(asked.ticket).toMatchObject({
      status: 'resolved',
      links: [{ ticketId: later!.ticket.ticketId, kind: 'later' }],
    });
    expect(later!.ticket).toMatchObject({ status: 'new', links: [{ ticketId: settled.ticketId, kind: 'earlier' }] });
    expect(clockOf(later!.ticket, 'first-response')).toMatchObject({ state: 'running' });
  });
});

describe('progress updates', () => {
  it('are promised again with each answer, as long as the ticket is open', () => {
    const first = done(replyToTicket(openedTicket('2026-06-05T10:00'), { text: 'We look.' }, at('2026-06-05T20:00')));
    expect(stepsOf(first)).toEqual([
      'first-response#1 breached',
      'first-response#1 met',
      'progress-update#1 met',
      'progress-update#2 restarted',
    ]);
    expect(dueOf(first.ticket, 'progress-update')).toBe(utc('2026-06-06T20:00'));
    const settled = done(resolveTicket(first.ticket, { resolution: 'Good oil.' }, at('2026-06-06T09:00')));
    expect(stepsOf(settled)).toContain('progress-update#2 cancelled');
    const reopened = done(reopenTicket(settled.ticket, 'Not so.', at('2026-06-08T09:00')));
    expect(stepsOf(reopened)).toEqual(['progress-update#3 restarted', 'arrival#2 restarted', 'resolution#2 restarted']);
  });

  it('that come late stay on record, also when nobody noted it before', () => {
    const late = done(replyToTicket(openedTicket('2026-06-05T10:00'), { text: 'Sorry.' }, at('2026-06-06T10:01')));
    expect(stepsOf(late)).toEqual(
      expect.arrayContaining(['progress-update#1 breached', 'progress-update#1 met', 'progress-update#2 restarted']),
    );
  });
});

describe('a clock of the request type’s own', () => {
  const received = () => done(reachMilestone(answered(), 'sample-received', at('2026-06-06T15:00')));

  it('starts with its milestone and is met by another', () => {
    expect(clockOf(answered(), 'oil-result')).toBeUndefined();
    const { ticket } = received();
    expect(clockOf(ticket, 'oil-result')).toMatchObject({ state: 'running', dueAt: utc('2026-06-07T15:00') });
    const sent = done(reachMilestone(ticket, 'result-sent', at('2026-06-07T14:00')));
    expect(stepsOf(sent)).toEqual(['oil-result#1 met']);
    const another = done(reachMilestone(sent.ticket, 'sample-received', at('2026-06-08T15:00')));
    expect(stepsOf(another)).toEqual(['oil-result#2 restarted']);
  });

  it('gets no more time by its milestone being reported twice', () => {
    const twice = done(reachMilestone(received().ticket, 'sample-received', at('2026-06-06T18:00')));
    expect(dueOf(twice.ticket, 'oil-result')).toBe(utc('2026-06-07T15:00'));
  });

  it('knows only the milestones of its request type', () => {
    expect(reachMilestone(answered(), 'moon-reached', at('2026-06-06T15:00'))).toMatchObject({
      ok: false,
      error: { field: '/milestone', expected: 'arrived, sample-received, result-sent' },
    });
  });
});

describe('on hold', () => {
  const paused = () =>
    done(pauseTicket(answered(), { reason: 'waiting for a hinge', waitsFor: 'parts' }, at('2026-06-05T10:30')));

  it('clocks that run on keep their due time and fall due', () => {
    expect(stepsOf(paused())).toEqual(['progress-update#2 paused', 'resolution#1 paused', 'hold#1 started']);
    const { ticket } = paused();
    expect(ticket.nextDueAt).toBe(utc('2026-06-07T10:00'));
    const broken = advanceTicket(ticket, at('2026-06-07T10:00'))!;
    expect(broken.events[0]!.data).toMatchObject({ type: 'clock.breached', clock: 'arrival' });
  });

  it('a customer who writes is promised an answer', () => {
    const asked = done(addMessage(paused().ticket, question, at('2026-06-05T11:00'))).ticket;
    expect(asked.status).toBe('on-hold');
    expect(clockOf(asked, 'next-response')).toMatchObject({ state: 'running', startedAt: utc('2026-06-05T11:00') });
  });

  it('it goes on once the customer it waits for has written', () => {
    const held = done(pauseTicket(answered(), { reason: 'waiting for a photo' }, at('2026-06-05T10:30'))).ticket;
    const { ticket, events } = done(addMessage(held, question, at('2026-06-05T11:00')));
    expect(ticket.status).toBe('open');
    expect(events.map(({ data }) => data)).toContainEqual({ type: 'ticket.resumed', because: 'customer-message' });
    expect(clockOf(ticket, 'hold').state).toBe('met');
    const thanked = done(addMessage(held, { text: 'Thanks', needsAnswer: false }, at('2026-06-05T11:00'))).ticket;
    expect(thanked.status).toBe('on-hold');
  });

  it('it has an end, at which it goes on by itself, and is chased until then', () => {
    const until = utc('2026-06-09T10:00');
    const held = done(pauseTicket(answered(), { reason: 'agreed', until }, at('2026-06-05T10:30'))).ticket;
    expect(held.holds).toMatchObject([{ waitsFor: 'date', until }]);
    const ended = advanceTicket(held, at('2026-06-09T10:00'))!;
    expect(ended.events.map(({ data }) => data.type)).toEqual(
      expect.arrayContaining(['rung.fired', 'ticket.resumed', 'ticket.promises-moved']),
    );
    expect(ended.ticket).toMatchObject({ status: 'open', holds: [{ to: until }] });
  });

  it('it does not end in the past, nor in a year and more', () => {
    for (const until of [utc('2026-06-05T10:30'), utc('2027-07-01T10:30')]) {
      expect(pauseTicket(answered(), { reason: '-', until }, at('2026-06-05T10:30'))).toMatchObject({
        error: { type: 'hold-end-invalid', field: '/until' },
      });
    }
  });

  it('shows the rungs that were climbed, and no instants of those to come, until it goes on', () => {
    const rungsOf = (ticket: Ticket) =>
      clockOf(ticket, 'first-response').rungs.map(({ name, dueAt, firedAt }) => [name, dueAt, firedAt !== null]);
    const warned = advanceTicket(openedTicket('2026-06-05T10:00'), at('2026-06-05T12:00'))!.ticket;
    const held = done(pauseTicket(warned, { reason: 'waiting for a photo' }, at('2026-06-05T13:30'))).ticket;
    expect(rungsOf(held)).toEqual([['warn', utc('2026-06-05T12:00'), true]]);
    const resumed = done(resumeTicket(held, at('2026-06-05T14:30'))).ticket;
    expect(rungsOf(resumed)).toEqual([
      ['warn', utc('2026-06-05T12:00'), true],
      ['breach', utc('2026-06-05T16:00'), false],
    ]);
  });

  it('an answer meets what waits for one', () => {
    const asked = done(addMessage(paused().ticket, question, at('2026-06-05T11:00'))).ticket;
    const told = done(replyToTicket(asked, { text: 'Fifty.' }, at('2026-06-05T11:10')));
    expect(stepsOf(told)).toContain('next-response#1 met');
    expect(told.ticket.status).toBe('on-hold');
  });

  it('another request type keeps the hold', () => {
    const other = done(retypeTicket(paused().ticket, 'workshop', at('2026-06-05T11:00'))).ticket;
    expect(clockOf(other, 'return-call')).toMatchObject({ state: 'paused', startedAt: utc('2026-06-05T10:15') });
    const resumed = done(resumeTicket(other, at('2026-06-08T10:00'))).ticket;
    // Sixteen office hours from Friday 10:15, of which a quarter had passed before the hold.
    expect(dueOf(resumed, 'return-call')).toBe(utc('2026-06-10T09:45'));
  });
});

describe('another request type', () => {
  it('cancels what is promised no longer, and promises the new as if it had been that from the start', () => {
    const other = done(retypeTicket(openedTicket('2026-06-05T10:00'), 'workshop', at('2026-06-05T11:00')));
    expect(stepsOf(other)).toEqual([
      'first-response#1 retimed',
      'progress-update#1 cancelled',
      'arrival#1 cancelled',
      'resolution#1 cancelled',
      'oil-result#1 started',
      'booking#1 started',
    ]);
    expect(clockOf(other.ticket, 'oil-result')).toMatchObject({ startedAt: utc('2026-06-05T10:00') });
  });

  it('and back makes the clocks what they were, and what was broken stays broken', () => {
    const late = advanceTicket(openedTicket('2026-06-05T10:00'), at('2026-06-08T09:00'))!.ticket;
    expect(clockOf(late, 'progress-update').breachedAt).toBe(utc('2026-06-06T10:00'));
    const other = done(retypeTicket(late, 'workshop', at('2026-06-08T11:00'))).ticket;
    const back = done(retypeTicket(other, 'oil', at('2026-06-08T11:10')));
    expect(stepsOf(back)).toEqual(
      expect.arrayContaining(['progress-update#1 restarted', 'arrival#1 restarted', 'resolution#1 restarted']),
    );
    const shown = ({ clocks }: Ticket, names: string[]) =>
      clocks.filter(({ name }) => names.includes(name)).map(({ timedAt: _, toldDueAt: __, ...clock }) => clock);
    const names = ['first-response', 'progress-update', 'arrival', 'resolution'];
    expect(shown(back.ticket, names)).toEqual(shown(late, names));
    // The customer was told that it is promised no longer.
    expect(clockOf(back.ticket, 'resolution').toldDueAt).toBeNull();
    expect(climbedBy(advanceTicket(back.ticket, at('2026-06-08T11:10')))).toEqual([]);
  });

  it('makes a complaint of it, or none any more, in the month it was opened', () => {
    const month = at('2026-07-01T10:00');
    const counted = ({ events }: { events: Parameters<typeof countChanges>[0][] }) =>
      events.flatMap((event) => countChanges(event, 'Asia/Seoul'));
    const complaint = done(retypeTicket(answered(), 'complaint', month));
    const one = { month: '2026-06', group: 'unknown', reason: 'unknown', product: '' };
    expect(counted(complaint)).toEqual([{ ...one, count: 1 }]);
    expect(counted(done(retypeTicket(complaint.ticket, 'oil', month)))).toEqual([{ ...one, count: -1 }]);
    expect(counted(done(retypeTicket(answered(), 'workshop', month)))).toEqual([]);
  });

  it('of the same kind is no change', () => {
    const ticket = answered();
    for (const change of [
      retypeTicket(ticket, 'oil', at('2026-06-05T11:00')),
      prioritiseTicket(ticket, 'normal', at('2026-06-05T11:00')),
      assignTicket(ticket, 'jiwoo', at('2026-06-05T11:00')),
      repromiseTicket(ticket, at('2026-06-05T11:00')),
    ]) {
      expect(done(change)).toMatchObject({ ticket: { version: ticket.version }, events: [] });
    }
  });
});

describe('another team, calendar or policy', () => {
  it('times what follows the team by the calendar of the new one', () => {
    const ticket = openedTicket('2026-06-05T10:00');
    expect(dueOf(ticket, 'resolution')).toBe(utc('2026-06-12T10:00'));
    const handed = done(assignTicket(ticket, 'minho', at('2026-06-05T11:00')));
    expect(stepsOf(handed)).toEqual(['resolution#1 retimed']);
    expect(dueOf(handed.ticket, 'resolution')).toBe(utc('2026-06-07T02:00'));
  });

  it('times again what a changed calendar times, once', () => {
    const ticket = openedTicket(
      '2026-06-05T10:00',
      {},
      { ...promises, calendarVersions: { office: 'a', always: 'b' } },
    );
    const holiday = changed((policy) => {
      policy.calendars.office!.holidays!.push('2026-06-08');
      policy.calendarVersions = { office: 'c', always: 'b' };
    });
    const retimed = retimeTicket(ticket, at('2026-06-05T11:00', holiday))!;
    expect(stepsOf(retimed)).toEqual(['resolution#1 retimed']);
    expect(dueOf(retimed.ticket, 'resolution')).toBe(utc('2026-06-15T10:00'));
    expect(retimeTicket(retimed.ticket, at('2026-06-05T11:00', holiday))).toBeNull();
  });

  it('counts as late from when the day was changed, not from when that was noticed', () => {
    const versions = { office: 'a', always: 'b' };
    const lateBy = (daysChangedAt: string | null) => {
      const ticket = openedTicket('2026-06-05T10:00', {}, { ...promises, calendarVersions: versions });
      const overLunch = changed((policy) => {
        policy.calendars.office!.workdays = { '2026-06-05': [['09:00', '18:00']] };
        policy.calendarVersions = { office: 'c', always: 'b' };
        policy.daysChangedAt = daysChangedAt;
      });
      // Promised an answer by 15:00, of which a warning at 12:00 has moved nowhere; from 14:00 on it is overdue.
      const retimed = retimeTicket(ticket, at('2026-06-05T14:30', overLunch))!.ticket;
      expect(dueOf(retimed, 'first-response')).toBe(utc('2026-06-05T14:00'));
      const { events } = advanceTicket(retimed, at('2026-06-05T14:30', overLunch))!;
      return events.flatMap(({ data }) =>
        data.type === 'rung.fired' && data.clock === 'first-response' && data.rung === 'breach'
          ? [data.latenessMs]
          : [],
      );
    };
    const minutes = (count: number) => [count * 60_000];
    expect(lateBy(utc('2026-06-05T11:30'))).toEqual(minutes(30));
    expect(lateBy(utc('2026-06-05T14:20'))).toEqual(minutes(10));
    // Opened by somebody who had not yet heard.
    expect(lateBy(utc('2026-06-05T09:59:55'))).toEqual(minutes(30));
    // Changed by a deployment, whose instant nobody knows.
    expect(lateBy(utc('2026-05-05T11:30'))).toEqual(minutes(0));
    expect(lateBy(null)).toEqual(minutes(0));
  });

  it('promises anew on purpose only, and keeps the start', () => {
    const stricter = changed((policy) => {
      policy.version = 'promises-2';
      policy.requestTypes.oil!.clocks.resolution!.target = 'PT8H';
    });
    const ticket = openedTicket('2026-06-05T10:00');
    const anew = done(repromiseTicket(ticket, at('2026-06-05T11:00', stricter)));
    expect(anew.ticket.policyVersion).toBe('promises-2');
    expect(clockOf(anew.ticket, 'resolution')).toMatchObject({
      startedAt: utc('2026-06-05T10:00'),
      dueAt: utc('2026-06-08T10:00'),
      policyVersion: 'promises-2',
    });
  });

  it('refuses to promise anew by a policy without the request type', () => {
    const without = changed((policy) => {
      policy.version = 'promises-2';
      delete policy.requestTypes.oil;
    });
    expect(repromiseTicket(answered(), at('2026-06-05T11:00', without))).toMatchObject({
      ok: false,
      error: { type: 'unknown-value', field: '/requestType' },
    });
  });
});

describe('a calendar that does not open any more', () => {
  const closed = changed((policy) => {
    policy.calendars.office = { timeZone: 'Asia/Seoul', windows: { mon: [] } };
    policy.calendarVersions = { office: 'closed', always: 'b' };
  });

  it('leaves its promises without a due time, and the ticket alive', () => {
    const opened = openTicket(
      { ticketId: 'T1', requestType: 'oil', subject: 'Oil', text: 'Old?', customer: null },
      at('2026-06-05T10:00', closed),
    );
    const { ticket } = done(opened);
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'running', dueAt: null, rungs: [] });
    expect(ticket.nextDueAt).toBe(utc('2026-06-05T22:00'));
    expect(done(replyToTicket(ticket, { text: 'Soon.' }, at('2026-06-05T11:00', closed))).ticket.status).toBe('open');
  });

  it('and once it opens again they are due as they should have been', () => {
    const ticket = openedTicket('2026-06-05T10:00', {}, closed);
    const open = changed((policy) => {
      policy.calendarVersions = { office: 'open', always: 'b' };
    });
    const retimed = retimeTicket(ticket, at('2026-06-08T11:00', open))!;
    expect(stepsOf(retimed)).toEqual(expect.arrayContaining(['first-response#1 retimed', 'resolution#1 retimed']));
    expect(dueOf(retimed.ticket, 'resolution')).toBe(utc('2026-06-12T10:00'));
    // What was due before it could be known to be is not counted as a timer that fired late.
    const first = advanceTicket(retimed.ticket, at('2026-06-08T11:00', open))!.events.find(
      ({ data }) => data.type === 'rung.fired' && data.clock === 'first-response',
    )!;
    expect(first.data).toMatchObject({ dueAt: utc('2026-06-05T12:00'), latenessMs: 0 });
  });
});

it('keeps what decides about its clocks however long it is talked about', () => {
  let ticket = done(reachMilestone(answered(), 'arrived', at('2026-06-05T10:20'))).ticket;
  for (let times = 0; times < 150; times++) {
    ticket = done(addMessage(ticket, question, at('2026-06-05T11:00'))).ticket;
    ticket = done(replyToTicket(ticket, { text: 'Yes.' }, at('2026-06-05T11:01'))).ticket;
  }
  expect(ticket.moments.length).toBe(100);
  expect(clockOf(ticket, 'arrival')).toMatchObject({ state: 'met', metAt: utc('2026-06-05T10:20') });
  const other = done(retypeTicket(ticket, 'workshop', at('2026-06-05T11:05'))).ticket;
  expect(clockOf(other, 'first-response').state).toBe('met');
  expect(clockOf(other, 'oil-result')).toMatchObject({ state: 'running', startedAt: utc('2026-06-05T10:00') });
});
