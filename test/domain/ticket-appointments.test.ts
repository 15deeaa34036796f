import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../domain/input.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  addMessage,
  bookAppointment,
  callOffAppointment,
  pauseTicket,
  prioritiseTicket,
  reachMilestone,
  repromiseTicket,
  resolveTicket,
  retypeTicket,
} from '../../domain/ticket/commands.ts';
import { proofOf } from '../../domain/ticket/proof.ts';
import { remainingTime } from '../../domain/ticket/remaining.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { documentOf } from '../support/policy-document.ts';
import { at, climbedBy, clockOf, done, openedTicket, promises, seoulTime, stepsOf, utc } from '../support/promises.ts';

/** Opened on a Friday at ten; somebody calls at eleven and books. */
const opened = (requestType = 'oil') => openedTicket('2026-06-05T10:00', { requestType });
const book = (ticket: Ticket, bookedFor: string, when = '2026-06-05T11:00') =>
  done(bookAppointment(ticket, utc(bookedFor), at(when)));
const booked = (bookedFor = '2026-06-08T14:00') => book(opened(), bookedFor).ticket;
const visit = (ticket: Ticket) => clockOf(ticket, 'visit');
/** What became of the clocks that wait for a time, or are due at it. */
const bookingStepsOf = (change: Parameters<typeof stepsOf>[0]) =>
  stepsOf(change).filter((step) => /^(visit|booking)#/.test(step));

describe('a booked time', () => {
  it('is promised once it is booked, and is due then, or a little later where the policy gives that', () => {
    expect(clockOf(opened(), 'visit')).toBeUndefined();
    const change = book(opened(), '2026-06-08T14:00');
    expect(bookingStepsOf(change)).toEqual(['visit#1 started']);
    expect(visit(change.ticket)).toMatchObject({
      target: 'booked+PT15M',
      startedAt: utc('2026-06-05T11:00'),
      bookedFor: utc('2026-06-08T14:00'),
      dueAt: utc('2026-06-08T14:15'),
    });
    expect(visit(book(opened('workshop'), '2026-06-07T03:00').ticket).dueAt).toBe(utc('2026-06-07T03:00'));
  });

  it('answers the customer: nothing that waits for an answer is broken after it', () => {
    const { ticket } = book(opened(), '2026-06-08T14:00');
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met', metAt: utc('2026-06-05T11:00') });
    const asked = done(
      addMessage(ticket, { text: 'When do you come?', needsAnswer: true }, at('2026-06-05T12:00')),
    ).ticket;
    const again = book(asked, '2026-06-09T14:00', '2026-06-05T12:30').ticket;
    expect(clockOf(again, 'next-response').state).toBe('met');
    expect(again.unansweredSince).toBeNull();
  });

  it('meets the promise that a time is booked', () => {
    const change = book(opened('workshop'), '2026-06-08T14:00');
    expect(bookingStepsOf(change)).toEqual(['booking#1 met', 'visit#1 started']);
  });

  it('is kept by whoever comes in time', () => {
    const came = done(reachMilestone(booked(), 'arrived', at('2026-06-08T14:10')));
    expect(stepsOf(came)).toContain('visit#1 met');
    expect(visit(came.ticket)).toMatchObject({ state: 'met', breachedAt: null, metAt: utc('2026-06-08T14:10') });
    const later = advanceTicket(came.ticket, at('2026-06-08T18:00'))?.events ?? [];
    expect(later.map(({ data }) => data)).not.toContainEqual(expect.objectContaining({ clock: 'visit' }));
  });

  it('is reminded of, missed and escalated by its ladder, and the customer is promised another', () => {
    const soon = advanceTicket(booked(), at('2026-06-08T11:15'))!;
    expect(climbedBy(soon)).toContain('visit soon');
    const late = advanceTicket(soon.ticket, at('2026-06-08T14:15'))!;
    expect(climbedBy(late)).toContain('visit late');
    expect(visit(late.ticket)).toMatchObject({
      breachedAt: utc('2026-06-08T14:15'),
      newPromiseAt: utc('2026-06-08T15:15'),
    });
    expect(climbedBy(advanceTicket(late.ticket, at('2026-06-08T15:15')))).toContain('visit escalate');
  });

  it('comes, hold or no hold, and whatever becomes more urgent', () => {
    const held = done(pauseTicket(booked(), { reason: 'waiting for the part' }, at('2026-06-05T12:00'))).ticket;
    expect(visit(held)).toMatchObject({ state: 'running', dueAt: utc('2026-06-08T14:15') });
    const urgent = done(prioritiseTicket(held, 'urgent', at('2026-06-05T13:00'))).ticket;
    expect(visit(urgent)).toMatchObject({ dueAt: utc('2026-06-08T14:15'), run: 1 });
  });

  it('is timed by the rules of another request type from the same booking', () => {
    const retyped = done(retypeTicket(booked(), 'workshop', at('2026-06-05T12:00'))).ticket;
    expect(visit(retyped)).toMatchObject({ run: 1, target: 'booked', dueAt: utc('2026-06-08T14:00') });
  });

  it('may be outside the hours of its calendar, in which only what is counted from it is counted', () => {
    const { dueAt, rungs } = visit(booked('2026-06-06T20:00')); // A Saturday evening; the office opens on Monday.
    expect(dueAt).toBe(utc('2026-06-08T09:15'));
    expect(rungs.map((rung) => rung.dueAt)).toEqual(
      ['2026-06-05T16:15', '2026-06-08T09:15', '2026-06-08T10:15'].map(utc),
    );
  });

  it('can be proven: when it was booked, for when, and how long after it still counts', () => {
    const ticket = booked();
    expect(proofOf(promises, ticket, visit(ticket), seoulTime('2026-06-05T12:00'))).toMatchObject({
      rule: '/requestTypes/oil/clocks/visit/target',
      target: 'booked+PT15M',
      startedAt: utc('2026-06-05T11:00'),
      bookedFor: utc('2026-06-08T14:00'),
      ledger: [{ kind: 'counted', from: '2026-06-08T14:00:00+09:00', to: '2026-06-08T14:15:00+09:00', seconds: 900 }],
      problem: null,
    });
    expect(remainingTime(promises, ticket, visit(ticket), seoulTime('2026-06-08T11:15'))?.toString()).toBe('PT2H');
  });
});

describe('another time', () => {
  it('is another promise: its ladder is climbed from the bottom, the one before is promised no longer', () => {
    const reminded = advanceTicket(booked(), at('2026-06-08T11:15'))!.ticket;
    const change = book(reminded, '2026-06-09T10:00', '2026-06-08T12:00');
    expect(bookingStepsOf(change)).toEqual(['visit#1 cancelled', 'visit#2 restarted']);
    expect(visit(change.ticket)).toMatchObject({ run: 2, breachedAt: null, dueAt: utc('2026-06-09T10:15') });
    expect(visit(change.ticket).rungs.map(({ firedAt }) => firedAt)).toEqual([null, null, null]);
    expect(change.events[0]!.data).toEqual({
      type: 'ticket.booked',
      bookedFor: utc('2026-06-09T10:00'),
      before: utc('2026-06-08T14:00'),
    });
  });

  it('does not undo that nobody came to the one before', () => {
    const change = book(booked(), '2026-06-09T10:00', '2026-06-08T14:30');
    expect(bookingStepsOf(change)).toEqual(['visit#1 breached', 'visit#1 cancelled', 'visit#2 restarted']);
  });

  it('can be booked after somebody came', () => {
    const came = done(reachMilestone(booked(), 'arrived', at('2026-06-08T14:10'))).ticket;
    expect(stepsOf(book(came, '2026-06-10T10:00', '2026-06-08T15:00'))).toEqual(['visit#2 restarted']);
  });

  it('takes the place of one that was missed, and not of one that was kept', () => {
    const missed = book(booked(), '2026-06-10T10:00', '2026-06-08T15:00').events[0]!.data;
    expect(missed).toMatchObject({ before: utc('2026-06-08T14:00') });
    const came = done(reachMilestone(booked(), 'arrived', at('2026-06-08T14:10'))).ticket;
    expect(book(came, '2026-06-10T10:00', '2026-06-08T15:00').events[0]!.data).toMatchObject({ before: null });
  });

  it('takes the place of none where somebody came in good time for a promise of its own', () => {
    const { visit: _, ...clocks } = promises.requestTypes.workshop!.clocks;
    const arrival = { calendar: 'always', target: 'PT48H', ladder: 'none' };
    const call = { ...promises.requestTypes.workshop!, clocks: { ...clocks, arrival } };
    const policy = { ...promises, requestTypes: { ...promises.requestTypes, call } };
    const agreed = (ticket: Ticket, bookedFor: string, when: string) =>
      done(bookAppointment(ticket, utc(bookedFor), at(when, policy)));
    const { ticket } = agreed(
      openedTicket('2026-06-05T10:00', { requestType: 'call' }, policy),
      '2026-06-08T14:00',
      '2026-06-05T11:00',
    );
    const came = done(reachMilestone(ticket, 'arrived', at('2026-06-08T13:50', policy))).ticket;
    const again = agreed(came, '2026-06-10T10:00', '2026-06-08T13:55');
    expect(again.events[0]!.data).toMatchObject({ before: null });
  });

  it('is no other time if it is the same: nothing changes', () => {
    const ticket = booked();
    expect(book(ticket, '2026-06-08T14:00', '2026-06-05T12:00').ticket).toBe(ticket);
  });

  it('is the last of many, whatever came in between', () => {
    const days = ['09', '10', '11', '12', '15', '16', '17'];
    const often = days.reduce((ticket, day) => {
      const asked = done(addMessage(ticket, { text: 'Later?', needsAnswer: true }, at('2026-06-08T10:00'))).ticket;
      return book(asked, `2026-06-${day}T10:00`, '2026-06-08T10:01').ticket;
    }, booked());
    expect(visit(often)).toMatchObject({ run: 8, dueAt: utc('2026-06-17T10:15') });
  });
});

describe('a time that is called off', () => {
  it('is promised no longer, and chased by nobody', () => {
    const off = done(callOffAppointment(booked(), at('2026-06-05T12:00')));
    expect(stepsOf(off)).toEqual(['visit#1 cancelled']);
    expect(off.events[0]!.data).toEqual({
      type: 'ticket.called-off',
      bookedFor: utc('2026-06-08T14:00'),
      assignee: 'jiwoo',
      reason: 'staff',
    });
    expect(climbedBy(advanceTicket(off.ticket, at('2026-06-08T16:00'))).join()).not.toContain('visit');
    expect(bookingStepsOf(book(off.ticket, '2026-06-08T14:00', '2026-06-05T13:00'))).toEqual(['visit#2 restarted']);
  });

  it('must have been booked', () => {
    const settled = done(resolveTicket(booked(), { resolution: 'By phone.' }, at('2026-06-05T12:00'))).ticket;
    expect(callOffAppointment(opened(), at('2026-06-05T12:00'))).toMatchObject({ error: { type: 'nothing-booked' } });
    expect(callOffAppointment(settled, at('2026-06-05T13:00'))).toMatchObject({ error: { field: '/status' } });
  });

  it('must be one nobody has come at yet', () => {
    const came = done(reachMilestone(booked(), 'arrived', at('2026-06-08T13:55'))).ticket;
    expect(callOffAppointment(came, at('2026-06-08T13:56'))).toMatchObject({
      error: { type: 'nothing-booked' },
    });
  });

  it('leaves the promise that a time is booked to be kept anew, from then on', () => {
    const ticket = book(opened('workshop'), '2026-06-08T14:00').ticket;
    const off = done(callOffAppointment(ticket, at('2026-06-07T12:00')));
    expect(stepsOf(off)).toEqual(['booking#2 restarted', 'visit#1 cancelled']);
    expect(clockOf(off.ticket, 'booking')).toMatchObject({
      state: 'running',
      startedAt: utc('2026-06-07T12:00'),
      dueAt: utc('2026-06-08T12:00'),
    });
    expect(climbedBy(advanceTicket(off.ticket, at('2026-06-08T12:00')))).toContain('booking breach');
    expect(stepsOf(book(off.ticket, '2026-06-09T14:00', '2026-06-07T13:00'))).toEqual([
      'booking#2 met',
      'visit#2 restarted',
    ]);
  });
});

describe('a booked time that nobody would come at any more', () => {
  const calledOff = ({ events }: TicketChange) =>
    events.flatMap(({ data }) => (data.type === 'ticket.called-off' ? data : []));
  const dropped = (reason: string) => ({ ...off, reason });
  const off = { type: 'ticket.called-off', bookedFor: utc('2026-06-08T14:00'), assignee: 'jiwoo' };
  const resolve = (ticket: Ticket, when: string, policy = promises) =>
    done(resolveTicket(ticket, { resolution: 'By phone.' }, at(when, policy)));
  const retype = (ticket: Ticket, to: string, when: string) => done(retypeTicket(ticket, to, at(when)));

  it('is called off when the ticket is settled before it', () => {
    const settled = resolve(booked(), '2026-06-05T12:00');
    expect(settled.events.map(({ data }) => data.type)).toEqual(['ticket.resolved', 'ticket.called-off']);
    expect(calledOff(settled)).toMatchObject([dropped('resolved')]);
  });

  it('is called off when the ticket becomes one of a type that has no appointments, and does not come back with the old type', () => {
    const question = retype(booked(), 'question', '2026-06-05T12:00');
    expect(calledOff(question)).toMatchObject([dropped('retyped')]);
    expect(stepsOf(question)).toContain('visit#1 cancelled');
    const back = retype(question.ticket, 'oil', '2026-06-05T13:00');
    expect(visit(back.ticket).state).toBe('cancelled');
    // It is called off already.
    expect(done(callOffAppointment(back.ticket, at('2026-06-05T14:00'))).events).toEqual([]);
    expect(book(back.ticket, '2026-06-09T14:00', '2026-06-05T14:00').events[0]!.data).toMatchObject({ before: null });
  });

  it('is called off when no promise of the new type, or the new policy, is due at it, and one of the old was', () => {
    const { visit: _, ...clocks } = promises.requestTypes.workshop!.clocks;
    const workshop = { ...promises.requestTypes.workshop!, clocks };
    const { visit: __, ...ofOil } = promises.requestTypes.oil!.clocks;
    const oil = { ...promises.requestTypes.oil!, clocks: ofOil };
    const policy = { ...promises, version: 'promises-2', requestTypes: { ...promises.requestTypes, oil, workshop } };
    const retyped = done(retypeTicket(booked(), 'workshop', at('2026-06-05T12:00', policy)));
    expect(calledOff(retyped)).toMatchObject([dropped('retyped')]);
    expect(clockOf(retyped.ticket, 'booking')).toMatchObject({ state: 'running', startedAt: utc('2026-06-05T12:00') });
    expect(calledOff(done(repromiseTicket(booked(), at('2026-06-05T12:00', policy))))).toMatchObject([
      dropped('repromised'),
    ]);
  });

  it('stands where the new type comes at it, too', () => {
    expect(calledOff(retype(booked(), 'workshop', '2026-06-05T12:00'))).toEqual([]);
  });

  it('is none once somebody has come, or once it has passed', () => {
    const came = done(reachMilestone(booked(), 'arrived', at('2026-06-08T13:55'))).ticket;
    expect(calledOff(resolve(came, '2026-06-08T13:58'))).toEqual([]);
    expect(calledOff(retype(came, 'question', '2026-06-08T13:58'))).toEqual([]);
    expect(calledOff(resolve(booked(), '2026-06-08T14:00'))).toEqual([]);
    expect(calledOff(retype(booked(), 'question', '2026-06-08T14:00'))).toEqual([]);
  });

  it('is kept by whoever settles the ticket, where that is the promise', () => {
    const policy = structuredClone(promises);
    policy.requestTypes.oil!.clocks.visit!.metBy = 'resolved';
    const settled = resolve(booked(), '2026-06-08T13:55', policy);
    expect(stepsOf(settled)).toContain('visit#1 met');
    expect(calledOff(settled)).toEqual([]);
  });
});

describe('a time nobody can come at', () => {
  it.each([
    ['that has passed', '2026-06-05T10:59'],
    ['more than a year ahead', '2028-01-01T10:00'],
  ])('%s, is refused', (_, bookedFor) => {
    expect(bookAppointment(opened(), utc(bookedFor), at('2026-06-05T11:00'))).toMatchObject({
      ok: false,
      error: { type: 'unbookable', field: '/bookedFor' },
    });
  });

  it('is one for a ticket of a type that has no appointments', () => {
    const ticket = openedTicket('2026-06-05T10:00', { requestType: 'question' });
    expect(bookAppointment(ticket, utc('2026-06-08T14:00'), at('2026-06-05T11:00'))).toMatchObject({
      ok: false,
      error: { type: 'no-appointments' },
    });
  });
});

describe('a policy whose clock is due at the booked time', () => {
  const faults = (clock: object) => {
    const document = documentOf(promises);
    Object.assign(document.requestTypes.oil!.clocks.visit!, clock);
    const parsed = policySchema.safeParse(document);
    const all = parsed.success ? [] : faultsOf(parsed.error).map(({ field, expected }) => [field, expected]);
    return all.filter(([field]) => field?.startsWith(place));
  };
  const place = '/requestTypes/oil/clocks/visit';

  it.each<[string, object, string, string]>([
    ['starts with something else', { starts: 'opened' }, '/starts', 'booked, as it is due at the booked time'],
    ['ends with the booking', { metBy: 'booked' }, '/metBy', 'that somebody came'],
    ['repeats', { repeats: true }, '/repeats', 'false'],
    ['stops on hold', { onHold: 'pause' }, '/onHold', 'run'],
    ['has a grace that is none', { target: 'booked+PT0S' }, '/target', 'more than nothing'],
    ['has a grace of no duration', { target: 'booked+15' }, '/target', 'booked+PT15M'],
    [
      'is due at another time for some',
      { exceptions: [{ when: { priority: ['urgent'] }, target: 'PT4H' }] },
      '/exceptions/0/target',
      'booked',
    ],
  ])('is refused when it %s', (_, clock, member, expected) => {
    expect(faults(clock)).toContainEqual([place + member, expect.stringContaining(expected)]);
  });

  it('is taken without them', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ exceptions: [{ when: { priority: ['urgent'] }, target: 'booked' }] })).toEqual([]);
  });
});
