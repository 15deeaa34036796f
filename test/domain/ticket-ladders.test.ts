import { describe, expect, it } from 'vitest';
import { noticesOfRung } from '../../domain/notice/notices-of.ts';
import type { Rung } from '../../domain/policy/ladder.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import { pauseTicket, replyToTicket, resolveTicket, resumeTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { at, climbedBy, clockOf, done, openedTicket, promises, stepsOf, utc } from '../support/promises.ts';

const text = (en: string) => ({ en, ko: en, zh: en });

/** One clock in a calendar with these rungs, and another beside it if asked for. */
function policyWith(ladder: Rung[], { calendar = 'office', target = 'PT8H', other = false } = {}): Policy {
  const resolution = { calendar, target, ladder: 'tried' };
  const beside = {
    'first-response': {
      calendar: 'always',
      target: 'PT24H',
      exceptions: [{ when: { priority: ['urgent' as const] }, target: 'PT2H' }],
      ladder: 'short',
    },
  };
  const oil = { ...promises.requestTypes.oil!, clocks: { resolution, ...(other && beside) } };
  return {
    ...promises,
    requestTypes: { ...promises.requestTypes, oil },
    ladders: { ...promises.ladders, tried: ladder },
  };
}

const dues = (policy: Policy, opened = '2026-06-05T10:00') =>
  clockOf(openedTicket(opened, {}, policy), 'resolution').rungs.map(({ name, dueAt }) => [name, dueAt]);

describe('when a rung is due', () => {
  it.each<[string, Rung['at'], string]>([
    ['a share of the target', { share: 0.5 }, '2026-06-05T15:00'],
    ['the target itself', { share: 1 }, '2026-06-08T10:00'],
    ['more than the target', { share: 2.5 }, '2026-06-09T15:00'],
    ['hours before, in open time', { before: 'PT2H' }, '2026-06-05T17:00'],
    ['hours after, in open time', { after: 'PT3H' }, '2026-06-08T14:00'],
    ['a working day before', { before: 'P1D' }, '2026-06-05T10:00'],
    ['two working days after', { after: 'P2D' }, '2026-06-10T10:00'],
    ['a week after', { after: 'P1W' }, '2026-06-15T10:00'],
    ['longer before than the target is long: at the start', { before: 'P3D' }, '2026-06-05T10:00'],
    ['hours longer before than the target is long: at the start', { before: 'PT20H' }, '2026-06-05T10:00'],
  ])('%s', (_, instant, due) => {
    expect(dues(policyWith([{ name: 'tried', at: instant }]))).toEqual([['tried', utc(due)]]);
  });

  it('never, when that is more than ten years away', () => {
    const policy = policyWith([{ name: 'tried', at: { share: 10 } }], { calendar: 'always', target: 'P9Y' });
    expect(dues(policy)).toEqual([]);
  });

  it.each<[string, Rung['at'], string]>([
    ['hours', { after: 'PT3H' }, '2026-06-09T14:00'],
    ['days', { after: 'P2D' }, '2026-06-11T10:00'],
  ])('time on hold before the due time moves rungs %s after it along', (_, instant, due) => {
    const policy = policyWith([{ name: 'tried', at: instant }]);
    const paused = done(
      pauseTicket(openedTicket('2026-06-05T10:00', {}, policy), { reason: 'x' }, at('2026-06-05T11:00', policy)),
    );
    const resumed = done(resumeTicket(paused.ticket, at('2026-06-08T11:00', policy))).ticket;
    expect(clockOf(resumed, 'resolution')).toMatchObject({
      dueAt: utc('2026-06-09T10:00'),
      rungs: [{ dueAt: utc(due) }],
    });
  });

  it('time on hold after the due time delays rungs a day after it', () => {
    const policy = policyWith([{ name: 'tried', at: { after: 'P1D' } }]);
    const broken = advanceTicket(openedTicket('2026-06-05T10:00', {}, policy), at('2026-06-08T10:00', policy))!.ticket;
    const paused = done(pauseTicket(broken, { reason: 'x' }, at('2026-06-08T11:00', policy))).ticket;
    const resumed = done(resumeTicket(paused, at('2026-06-09T11:00', policy))).ticket;
    expect(clockOf(resumed, 'resolution').rungs).toMatchObject([{ dueAt: utc('2026-06-10T10:00') }]);
  });
});

describe('climbing', () => {
  it('notes a promise that runs out between rungs, at its instant and once', () => {
    const policy = policyWith([{ name: 'late', at: { after: 'PT1H' } }]);
    const ticket = openedTicket('2026-06-05T10:00', {}, policy);
    expect(ticket.nextDueAt).toBe(utc('2026-06-08T10:00'));
    const broken = advanceTicket(ticket, at('2026-06-08T10:00:01', policy))!;
    expect(broken.events.map(({ data }) => data)).toEqual([
      { type: 'clock.breached', clock: 'resolution', run: 1, dueAt: utc('2026-06-08T10:00'), latenessMs: 1000 },
    ]);
    expect(stepsOf(broken)).toEqual(['resolution#1 breached']);
    const next = advanceTicket(broken.ticket, at('2026-06-08T11:00', policy))!;
    expect(climbedBy(next)).toEqual(['resolution late']);
    expect(stepsOf(next)).toEqual([]);
  });

  it('never of a clock that was met or cancelled', () => {
    const policy = policyWith([{ name: 'late', at: { after: 'PT1H' } }], { other: true });
    const replied = done(
      replyToTicket(openedTicket('2026-06-05T10:00', {}, policy), { text: 'Soon.' }, at('2026-06-05T11:00', policy)),
    ).ticket;
    const month = at('2026-07-05T11:00', policy);
    expect(climbedBy(advanceTicket(replied, month))).toEqual(['resolution late']);
    const settled = done(resolveTicket(replied, { resolution: 'Done.' }, at('2026-06-05T12:00', policy))).ticket;
    expect(advanceTicket(settled, month)).toBeNull();
  });

  it('in the order of the instants, many clocks at once, what is too much for one transaction the next time', () => {
    const ladder = Array.from({ length: 70 }, (_, index) => ({
      name: `rung-${index}`,
      at: { share: 1 + index / 1000 },
      notify: ['lead'],
    }));
    const policy = policyWith(ladder, { other: true });
    let ticket: Ticket = openedTicket('2026-06-05T10:00', {}, policy);
    const month = at('2026-07-05T11:00', policy);
    const climbed: string[][] = [];
    for (let change = advanceTicket(ticket, month); change; change = advanceTicket(ticket, month)) {
      climbed.push(climbedBy(change));
      ticket = change.ticket;
    }
    expect(climbed.map(({ length }) => length)).toEqual([60, 12]);
    expect(climbed.flat().slice(0, 3)).toEqual(['first-response warn', 'first-response breach', 'resolution rung-0']);
    expect(new Set(climbed.flat()).size).toBe(72);
  });

  it('as one step: each event says which others there were, so that a person is told of them together', () => {
    const policy = policyWith(
      [
        { name: 'one', at: { share: 0.25 }, notify: ['lead'] },
        { name: 'two', at: { share: 0.5 }, notify: ['lead'], reassign: 'lead' },
      ],
      { other: true },
    );
    const ticket = openedTicket('2026-06-05T10:00', {}, policy);
    const amongOf = (local: string) => advanceTicket(ticket, at(local, policy))!.events.map(({ among }) => among);
    expect(amongOf('2026-06-05T12:00')).toEqual([undefined]);
    const [first, last] = [ticket.eventCount + 1, ticket.eventCount + 3];
    expect(amongOf('2026-06-05T15:00')).toEqual([
      [first, last],
      [first, last],
      [first, last],
    ]);
  });

  it('raises the priority, which times other clocks anew: what that brings forward is climbed at once, not late', () => {
    const policy = policyWith([{ name: 'raise', at: { share: 0.5 }, raise: 'urgent' }], { other: true });
    const ticket = openedTicket('2026-06-05T10:00', {}, policy);
    const raised = advanceTicket(ticket, at('2026-06-05T15:00', policy))!;
    expect(climbedBy(raised)).toEqual(['resolution raise', 'first-response warn', 'first-response breach']);
    expect(raised.ticket.priority).toBe('urgent');
    expect(stepsOf(raised)).toEqual(['first-response#1 retimed', 'first-response#1 breached']);
    const brought = raised.events.filter(({ data }) => data.type === 'rung.fired' && data.clock === 'first-response');
    expect(brought.map(({ data }) => data)).toMatchObject([{ latenessMs: 0 }, { latenessMs: 0 }]);
  });

  describe('raises the priority and tells of it: the notice names the time that counts from then on', () => {
    const raising = (at: Rung['at'], urgently: string) => {
      const policy = policyWith([{ name: 'up', at, notify: ['assignee'], raise: 'urgent' }]);
      const exceptions = [{ when: { priority: ['urgent' as const] }, target: urgently }];
      Object.assign(policy.requestTypes.oil!.clocks.resolution!, { exceptions });
      return policy;
    };
    const told = (policy: Policy, now: string) => {
      const climbed = advanceTicket(openedTicket('2026-06-05T10:00', {}, policy), at(now, policy))!;
      const rung = climbed.events.find(({ data }) => data.type === 'rung.fired')!;
      return { ...noticesOfRung(rung, policy)[0]!.notice, dueNow: clockOf(climbed.ticket, 'resolution').dueAt };
    };

    it('while it is still to come', () => {
      const time = utc('2026-06-05T17:00');
      const notice = told(raising({ share: 0.5 }, 'PT6H'), '2026-06-05T15:00');
      expect(notice).toMatchObject({ kind: 'promise-warning', dueAt: time, dueNow: time });
    });

    it('where it has passed by that', () => {
      const notice = told(raising({ share: 0.5 }, 'PT2H'), '2026-06-05T15:00');
      expect(notice).toMatchObject({ kind: 'promise-broken', dueAt: utc('2026-06-05T12:00') });
    });

    it('but of a promise that was broken already when it was', () => {
      const notice = told(raising({ share: 1 }, 'PT2H'), '2026-06-08T10:00');
      expect(notice).toMatchObject({ kind: 'promise-broken', dueAt: utc('2026-06-08T10:00') });
    });
  });

  it('raises no further than there is, and never lowers', () => {
    const policy = policyWith([
      { name: 'one', at: { share: 0.25 }, raise: 'one' },
      { name: 'two', at: { share: 0.5 }, raise: 'high' },
    ]);
    const ticket = openedTicket('2026-06-05T10:00', { priority: 'urgent' }, policy);
    const climbed = advanceTicket(ticket, at('2026-06-05T15:00', policy))!;
    expect(climbed.ticket.priority).toBe('urgent');
    expect(climbed.events.map(({ data }) => data.type)).toEqual(['rung.fired', 'rung.fired']);
  });

  it('hands on, opens a task, and tells the customer a new time in open time', () => {
    const policy = policyWith([
      {
        name: 'all',
        at: { after: 'PT1H' },
        notify: ['manager'],
        reassign: 'lead',
        task: { title: text('Call them'), to: 'manager' },
        tellCustomer: { within: 'PT8H' },
        webhooks: ['pager'],
      },
    ]);
    const ticket = openedTicket('2026-06-05T10:00', {}, policy);
    const climbed = advanceTicket(ticket, at('2026-06-08T11:00', policy))!;
    expect(climbed.events.map(({ data }) => data.type)).toEqual([
      'clock.breached',
      'rung.fired',
      'ticket.assigned',
      'ticket.task-opened',
    ]);
    expect(climbed.events[1]!.data).toMatchObject({
      newPromiseAt: utc('2026-06-09T11:00'),
      promiseDueAt: utc('2026-06-08T10:00'),
      assignee: 'mina',
      webhooks: ['pager'],
    });
    expect(climbed.ticket).toMatchObject({
      assignee: 'mina',
      tasks: [{ taskId: '1', title: 'Call them', assignee: 'alex', doneAt: null }],
    });
    expect(clockOf(climbed.ticket, 'resolution').newPromiseAt).toBe(utc('2026-06-09T11:00'));
  });
});
