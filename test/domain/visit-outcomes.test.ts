import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { prioritiseTicket } from '../../domain/ticket/commands.ts';
import {
  advanceVisit,
  assignVisit,
  callOffVisit,
  cancelVisit,
  completeVisit,
  confirmVisit,
  declineVisit,
  missVisit,
  type ReportContext,
  withdrawOffer,
} from '../../domain/visit/commands.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { starterPolicy } from '../support/policy.ts';
import { must, offered, plannedVisit } from './message-samples.ts';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Seoul').toInstant();
const utc = (text: string) => seoul(text).toString({ smallestUnit: 'millisecond' });
const at = (text: string): ReportContext => ({
  now: seoul(text),
  actor: { kind: 'staff', id: 'jiwoo', role: 'hotline' },
  policy: starterPolicy,
  ticket: { ticketId: 'T1', subject: 'Quarterly visit' },
});

/** The first quarter's visit; its window is 1 to 14 August. */
const planned = plannedVisit('return-visit');
const offer = offered(planned).visit;
const agreed = must(confirmVisit(offer, utc('2026-08-06T14:00'), at('2026-08-03T11:00'))).visit;
const second = 'main-1001-quarterly-visit-2';
const dataOf = ({ events }: { events: readonly { data: object }[] }) => events[0]!.data;

describe('an offer the customer declines', () => {
  test('ends without a word to anybody, and the next one is planned by its rule', () => {
    const { visit, next, ticket } = must(declineVisit(offer, 'all is well', at('2026-08-04T10:00')));
    expect(visit).toMatchObject({ status: 'declined', report: 'all is well', by: 'them', nextDueAt: null });
    expect([next?.visitId, ticket]).toEqual([second, null]);
  });

  test('may be declined before it was made, and not once a time is agreed', () => {
    expect(must(declineVisit(planned, null, at('2026-07-20T10:00'))).visit.status).toBe('declined');
    expect(declineVisit(agreed, null, at('2026-08-04T10:00'))).toMatchObject({
      ok: false,
      error: { type: 'transition-refused' },
    });
  });
});

describe('a ticket that comes of a visit', () => {
  test('knows what the mail of the visit told of it: what moves later is told', () => {
    const { ticket } = must(completeVisit(agreed, { report: 'It leaks', satisfied: false }, at('2026-08-06T16:00')));
    const { clocks } = ticket!.ticket;
    expect(clocks.map(({ toldDueAt }) => toldDueAt)).toEqual(clocks.map(({ dueAt }) => dueAt));
    const lower = must(prioritiseTicket(ticket!.ticket, 'urgent', at('2026-08-06T16:10')));
    expect(lower.events.map(({ data }) => data.type)).toContain('ticket.promises-moved');
  });
});

describe('an appointment called off', () => {
  const off = (by: 'us' | 'them', now: string, more: { again?: boolean } = {}) =>
    must(callOffVisit(agreed, { by, reason: 'ill', ...more }, at(now)));

  test('by the customer stays on offer while its window lasts', () => {
    const { visit, next, ticket } = off('them', '2026-08-05T10:00');
    expect(visit).toMatchObject({ status: 'offered', agreedAt: null, booked: null });
    expect([next, ticket]).toEqual([null, null]);
    // It lapses like any other offer, and takes another time like any other.
    expect(visit.nextDueAt! > visit.windowTo).toBe(true);
    expect(must(confirmVisit(visit, utc('2026-08-10T14:00'), at('2026-08-05T11:00'))).events[0]!.data).toMatchObject({
      before: null,
    });
  });

  test('by the customer for good ends it', () => {
    const { visit, next } = off('them', '2026-08-05T10:00', { again: false });
    expect([visit.status, next?.visitId]).toEqual(['called-off', second]);
  });

  test('by us is owed: a ticket is opened that is assigned and timed', () => {
    const { visit, ticket } = off('us', '2026-08-05T10:00');
    expect(visit).toMatchObject({ status: 'called-off', by: 'us', openedTicketId: 'T1' });
    expect(ticket!.ticket).toMatchObject({ visitId: visit.visitId, orderId: '1001', assignee: 'jiwoo' });
    expect(ticket!.ticket.nextDueAt).not.toBeNull();
  });

  test('cannot be called off once its time is over', () => {
    const late = callOffVisit(agreed, { by: 'us', reason: 'ill' }, at('2026-08-06T14:00'));
    expect(late).toMatchObject({ ok: false, error: { type: 'over-already', field: '/agreedAt' } });
  });
});

describe('what nobody has reported', () => {
  const first = advanceVisit(
    { ...agreed, steps: agreed.steps.filter(({ name }) => name === 'ask') },
    at('2026-08-07T14:00'),
  )!;

  test('is asked again and again, and never counts as missed by itself', () => {
    expect(first.visit).toMatchObject({ status: 'confirmed', asked: 1 });
    let { visit } = first;
    const asked = [first.visit.nextDueAt];
    for (let round = 0; round < 10; round++) {
      const change = advanceVisit(visit, { ...at('2026-08-07T14:00'), now: Temporal.Instant.from(visit.nextDueAt!) })!;
      expect(dataOf(change)).toMatchObject({ type: 'visit.unreported', asked: round + 2, latenessMs: 0 });
      expect(change.visit.status).toBe('confirmed');
      asked.push(change.visit.nextDueAt);
      visit = change.visit;
    }
    // The leads hear of it after a day, and from then on every week.
    expect(asked.slice(0, 3)).toEqual([utc('2026-08-10T09:00'), utc('2026-08-18T09:00'), utc('2026-08-25T09:00')]);
  });

  test('may be reported at any time after', () => {
    const { visit, next } = must(
      completeVisit(first.visit, { report: 'Bolts tightened.', satisfied: true }, at('2026-08-30T10:00')),
    );
    expect(visit).toMatchObject({ status: 'done', heldAt: agreed.agreedAt, nextDueAt: null });
    expect(next?.visitId).toBe(second);
  });
});

describe('a visit made', () => {
  const outcome = { report: 'Bolts tightened.', satisfied: true };

  test('before it was even offered counts for it', () => {
    const { visit, next } = must(completeVisit(planned, outcome, at('2026-06-02T10:00')));
    expect(visit).toMatchObject({ status: 'done', heldAt: utc('2026-06-02T10:00') });
    expect(next?.visitId).toBe(second);
    expect(must(confirmVisit(planned, utc('2026-07-06T14:00'), at('2026-07-01T10:00'))).visit).toMatchObject({
      status: 'confirmed',
      execution: `${planned.visitId}-2`,
    });
  });

  test('after it was given up is done all the same, and late; what follows was planned then', () => {
    const lapsed = advanceVisit(offer, at('2026-08-20T10:00'))!;
    expect(lapsed.next?.visitId).toBe(second);
    const { visit, events, next } = must(completeVisit(lapsed.visit, outcome, at('2026-08-21T10:00')));
    expect(visit.status).toBe('done');
    expect(events[0]!.data).toMatchObject({ late: true, nextVisitId: null });
    expect(next).toBeNull();
  });

  test('agreed once its offer had lapsed brings no second one after it', () => {
    const { visit: lapsed } = advanceVisit(offer, at('2026-08-20T10:00'))!;
    const confirmed = must(confirmVisit(lapsed, utc('2026-08-25T14:00'), at('2026-08-21T10:00'))).visit;
    expect(confirmed.execution).not.toBe(lapsed.execution);
    expect(must(completeVisit(confirmed, outcome, at('2026-08-25T15:00'))).next).toBeNull();
  });

  test('cannot have been made in the future', () => {
    const heldAt = utc('2026-08-09T10:00');
    expect(completeVisit(agreed, { ...outcome, heldAt }, at('2026-08-08T10:00'))).toMatchObject({
      ok: false,
      error: { type: 'time-in-the-future', field: '/heldAt' },
    });
  });

  test('with a customer who is not satisfied opens a ticket at once', () => {
    const unhappy = { report: 'It leaks still.', satisfied: false };
    const { ticket, visit, events } = must(completeVisit(agreed, unhappy, at('2026-08-06T15:00')));
    expect(ticket!.ticket).toMatchObject({ requestType: 'complaint', text: 'It leaks still.', visitId: visit.visitId });
    expect(ticket!.ticket.clocks.some(({ state, dueAt }) => state === 'running' && dueAt !== null)).toBe(true);
    expect(events[0]!.data).toMatchObject({ ticketId: 'T1' });
    expect(visit.openedTicketId).toBe('T1');
  });
});

describe('an appointment that was not kept', () => {
  const report = (by: 'us' | 'them', now: string) => missVisit(agreed, { by, reason: 'nobody came' }, at(now));

  test('is one only once its time has come', () => {
    expect(report('us', '2026-08-06T13:59')).toMatchObject({ ok: false, error: { type: 'not-over-yet' } });
    expect(missVisit(offer, { by: 'us', reason: 'x' }, at('2026-08-20T10:00'))).toMatchObject({ ok: false });
  });

  test('by us is owed, by them is not', () => {
    expect(must(report('us', '2026-08-06T15:00')).ticket?.ticket.visitId).toBe(agreed.visitId);
    expect(must(report('them', '2026-08-06T15:00')).ticket).toBeNull();
  });

  test('may turn out to have been kept', () => {
    const { visit } = must(report('us', '2026-08-06T15:00'));
    const done = must(completeVisit(visit, { report: 'He had been there.', satisfied: null }, at('2026-08-07T10:00')));
    expect([done.visit.status, done.next]).toEqual(['done', null]);
  });
});

describe('a time', () => {
  const confirm = (visit: Visit, time: string, more: Partial<ReportContext> = {}, reason?: string) =>
    confirmVisit(visit, utc(time), { ...at('2026-08-03T11:00'), ...more }, reason === undefined ? null : { reason });

  test.each([
    ['on a Sunday night', '2026-08-09T03:00', 'outside-hours'],
    ['on a holiday', '2026-08-17T14:00', 'outside-hours'],
    ['long after its window', '2026-10-14T14:00', 'outside-window'],
  ])('%s needs a reason', (_, time, type) => {
    expect(confirm(offer, time)).toMatchObject({ ok: false, error: { type, field: '/agreedAt' } });
    const { events } = must(confirm(offer, time, {}, 'as they asked'));
    expect(events[0]!.data).toMatchObject({ forced: 'as they asked' });
  });

  test('beyond a year is refused whatever the reason', () => {
    expect(confirm(offer, '2999-12-25T14:00', {}, 'no')).toMatchObject({ ok: false, error: { type: 'unbookable' } });
  });

  test('at which whoever comes is taken goes to somebody else, or needs a reason', () => {
    const diary = { minho: [utc('2026-08-06T14:30')] };
    expect(confirm(offer, '2026-08-06T14:00', { diary })).toMatchObject({
      ok: false,
      error: { type: 'doubly-booked' },
    });
    expect(must(confirm(offer, '2026-08-06T13:30', { diary })).visit.booked?.slots).toHaveLength(4);
    const forced = must(confirm(offer, '2026-08-06T14:00', { diary }, 'he can do both')).visit;
    // What another has is not taken away from them.
    expect(forced.booked).toEqual({
      staff: 'minho',
      slots: ['2026-08-06T14:00', '2026-08-06T14:15', '2026-08-06T14:45'].map(utc),
    });
    const two = { ...starterPolicy, staff: [...starterPolicy.staff, { ...starterPolicy.staff[1]!, id: 'sora' }] };
    expect(must(confirm(offer, '2026-08-06T14:00', { diary, policy: two })).visit.assignee).toBe('sora');
  });

  test('agreed anew says what it replaces, and gives back what it had taken', () => {
    const moved = must(confirm(agreed, '2026-08-07T11:00'));
    expect(moved.events[0]!.data).toMatchObject({ before: agreed.agreedAt, agreedAt: utc('2026-08-07T11:00') });
    expect(moved.visit.booked?.slots[0]).toBe(utc('2026-08-07T11:00'));
  });
});

test('a deed done again changes nothing and tells nothing', () => {
  const now = at('2026-08-06T15:00');
  const unhappy = { report: 'It leaks.', satisfied: false };
  const declined = must(declineVisit(offer, null, now)).visit;
  const done = must(completeVisit(agreed, unhappy, now)).visit;
  const missed = must(missVisit(agreed, { by: 'us', reason: 'ill' }, now)).visit;
  const off = must(callOffVisit(agreed, { by: 'us', reason: 'ill' }, at('2026-08-05T10:00'))).visit;
  const theDayBefore = at('2026-08-05T10:00');
  const onOffer = must(callOffVisit(agreed, { by: 'them', reason: 'busy' }, theDayBefore)).visit;
  for (const again of [
    confirmVisit(agreed, agreed.agreedAt!, now),
    declineVisit(declined, null, now),
    completeVisit(done, unhappy, now),
    missVisit(missed, { by: 'us', reason: 'ill' }, now),
    callOffVisit(off, { by: 'us', reason: 'ill' }, now),
    // The time is off once; the offer goes on, until they want none.
    callOffVisit(onOffer, { by: 'them', reason: 'busy' }, theDayBefore),
    callOffVisit(onOffer, { by: 'them', reason: 'busy', again: true }, theDayBefore),
    callOffVisit(offer, { by: 'them', reason: 'busy', again: true }, theDayBefore),
    assignVisit(agreed, 'minho', now),
  ]) {
    const { before, visit, events, ticket, next } = must(again);
    expect({ same: visit === before, events, ticket, next }).toEqual({
      same: true,
      events: [],
      ticket: null,
      next: null,
    });
  }
  expect(cancelVisit(off, now)).toMatchObject({ ok: false });
  expect(must(callOffVisit(onOffer, { by: 'them', reason: 'no', again: false }, theDayBefore)).visit.status).toBe(
    'called-off',
  );
  const anew = must(confirmVisit(onOffer, utc('2026-08-10T14:00'), theDayBefore)).visit;
  expect(must(callOffVisit(anew, { by: 'them', reason: 'busy' }, theDayBefore)).visit.status).toBe('offered');
});

describe('an offer', () => {
  const call = plannedVisit('satisfaction-call');
  const due: Visit = { ...call, status: 'due' };
  const now = { ...at('2026-05-04T10:00'), now: Temporal.Instant.from(call.nextDueAt!) };
  const complaint = must(completeVisit(agreed, { report: 'It leaks.', satisfied: false }, now)).ticket!.ticket;

  test('waits while a complaint about the same order is open, day by day', () => {
    const waits = advanceVisit(due, { ...now, matters: [complaint] })!;
    expect(waits.visit.status).toBe('due');
    expect(dataOf(waits)).toMatchObject({ type: 'visit.put-off', ticketId: complaint.ticketId });
    const settled = { ...complaint, status: 'resolved' as const };
    const later = { ...now, now: Temporal.Instant.from(waits.visit.nextDueAt!), matters: [settled] };
    expect(advanceVisit(waits.visit, later)!.visit.status).toBe('offered');
  });

  test('is not made at all when its window passes meanwhile', () => {
    let visit = due;
    for (let day = 0; visit.status === 'due' && day < 30; day++) {
      const matters = [complaint];
      visit = advanceVisit(visit, { ...now, now: Temporal.Instant.from(visit.nextDueAt!), matters })!.visit;
    }
    expect(visit.status).toBe('lapsed');
  });

  test('that is out already is taken back once such a matter is opened, and made again when that is settled', () => {
    const now = at('2026-08-03T15:00');
    const back = withdrawOffer(offer, { ...now, matters: [complaint] })!;
    expect(dataOf(back)).toEqual({
      type: 'visit.offer-withdrawn',
      until: utc('2026-08-04T10:00'),
      ticketId: complaint.ticketId,
    });
    expect(back.visit).toMatchObject({ status: 'due', nextDueAt: utc('2026-08-04T10:00') });
    const settled = { ...complaint, status: 'resolved' as const };
    expect(advanceVisit(back.visit, { ...at('2026-08-04T10:00'), matters: [settled] })!.visit.status).toBe('offered');
    expect(withdrawOffer(offer, { ...now, matters: [settled] })).toBeNull();
    expect(withdrawOffer(agreed, { ...now, matters: [complaint] })).toBeNull();
    // Whom a complaint is about may read the visit's history.
    const secret = { ...complaint, about: { staff: 'minho' } };
    expect(dataOf(withdrawOffer(offer, { ...now, matters: [secret] })!)).toMatchObject({ ticketId: null });
  });

  test('is dropped once the money went back, or the parcel was lost; checks that come round go on', () => {
    const refunded = {
      ...complaint,
      status: 'resolved' as const,
      moments: [{ name: 'milestone:refunded' as const, at: complaint.openedAt }],
    };
    const dropped = advanceVisit(due, { ...now, matters: [refunded] })!;
    expect(dataOf(dropped)).toMatchObject({ type: 'visit.cancelled', reason: 'overtaken', wasOffered: false });
    const check: Visit = { ...planned, status: 'due' };
    const later = { ...now, now: Temporal.Instant.from(check.nextDueAt!), matters: [refunded] };
    expect(advanceVisit(check, later)!.visit.status).toBe('offered');
  });
});
