import { publicHolidays } from 'business-time/holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { calendarAsOf, type DayChange } from '../../domain/policy/past-calendar.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { assignTicket, pauseTicket, replyToTicket, resumeTicket } from '../../domain/ticket/commands.ts';
import { proofOf } from '../../domain/ticket/proof.ts';
import { remainingTime } from '../../domain/ticket/remaining.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { at, clockOf, done, openedTicket, promises, seoulTime, utc } from '../support/promises.ts';

const document = structuredClone(promises) as unknown as PolicyDocument;
document.calendars.office = { ...document.calendars.office!, holidays: [], publicHolidays: 'KR' };
const policy = resolvePolicy(document, publicHolidays, { days: {}, absences: [] });

const proof = (ticket: Ticket, name: string, now: string) =>
  proofOf(policy, ticket, clockOf(ticket, name), seoulTime(now));
const told = ({ ledger }: ReturnType<typeof proof>) =>
  ledger.map(({ kind, from, to, reason, name }) => [kind, from.slice(5, 16), to.slice(5, 16), name ?? reason]);

describe('the proof of a due time', () => {
  const opened = (local: string, priority: 'normal' | 'urgent' = 'normal') => openedTicket(local, { priority }, policy);

  it('tells each stretch that was counted and skipped, and why', () => {
    expect(told(proof(opened('2026-06-02T16:30'), 'first-response', '2026-06-02T17:00'))).toEqual([
      ['counted', '06-02T16:30', '06-02T18:00', undefined],
      ['skipped', '06-02T18:00', '06-03T00:00', 'outside-hours'],
      ['skipped', '06-03T00:00', '06-04T00:00', '전국동시지방선거'],
      ['skipped', '06-04T00:00', '06-04T09:00', 'outside-hours'],
      ['counted', '06-04T09:00', '06-04T11:30', undefined],
    ]);
  });

  it('names the rule of the policy it came from, and the calendar with its version', () => {
    const { rule, calendar, policyVersion, target } = proof(
      opened('2026-06-02T16:30', 'urgent'),
      'first-response',
      '2026-06-02T17:00',
    );
    expect({ rule, policyVersion, target }).toEqual({
      rule: '/requestTypes/oil/clocks/first-response/exceptions/0/target',
      policyVersion: 'promises-1',
      target: 'PT1H',
    });
    expect(calendar).toEqual({
      name: 'always',
      rule: '/requestTypes/oil/clocks/first-response/exceptions/0/calendar',
      timeZone: 'Asia/Seoul',
      version: policy.calendarVersions!.always,
      hasChanged: false,
    });
  });

  it('names the team whose calendar it follows', () => {
    const handed = done(assignTicket(opened('2026-06-02T16:30'), 'minho', at('2026-06-02T16:40', policy))).ticket;
    expect(proof(handed, 'resolution', '2026-06-02T17:00')).toMatchObject({
      rule: '/requestTypes/oil/clocks/resolution/target',
      calendar: { name: 'always', rule: '/teams/night/calendar' },
    });
  });

  it('shows what was credited for holds, and what was used up when on hold', () => {
    const paused = done(
      pauseTicket(opened('2026-06-05T10:00'), { reason: 'a photo' }, at('2026-06-05T11:00', policy)),
    ).ticket;
    expect(told(proof(paused, 'first-response', '2026-06-05T11:30'))).toEqual([
      ['counted', '06-05T10:00', '06-05T11:00', undefined],
      ['paused', '06-05T11:00', '06-05T11:30', undefined],
    ]);
    const resumed = done(resumeTicket(paused, at('2026-06-05T11:30', policy))).ticket;
    expect(told(proof(resumed, 'first-response', '2026-06-05T11:30'))).toEqual([
      ['counted', '06-05T10:00', '06-05T11:00', undefined],
      ['paused', '06-05T11:00', '06-05T11:30', undefined],
      ['counted', '06-05T11:30', '06-05T12:00', undefined],
      ['skipped', '06-05T12:00', '06-05T13:00', 'outside-hours'],
      ['counted', '06-05T13:00', '06-05T15:30', undefined],
    ]);
    expect(told(proof(resumed, 'arrival', '2026-06-05T11:30'))).toEqual([
      ['counted', '06-05T10:00', '06-07T10:00', undefined],
    ]);
  });

  it('of a promise that was kept is what it was, whatever comes later', () => {
    const met = done(
      replyToTicket(opened('2026-06-05T10:00'), { text: 'Yes.' }, at('2026-06-05T10:30', policy)),
    ).ticket;
    const before = proof(met, 'first-response', '2026-06-05T11:00');
    const paused = done(pauseTicket(met, { reason: 'a photo' }, at('2026-06-05T11:00', policy))).ticket;
    expect(proof(paused, 'first-response', '2026-06-08T11:00')).toEqual(before);
  });

  const closing = { date: '2026-06-05', override: { closed: true, note: 'Works outing' } } as const;
  const changes = [{ type: 'policy.day-changed', calendar: 'office', ...closing }] as const;
  const outing = resolvePolicy(document, publicHolidays, {
    days: { office: { [closing.date]: closing.override } },
    absences: [],
  });
  const asOf = (version: string | null, changed: readonly DayChange[]) =>
    calendarAsOf(version!, document.calendars.office!, publicHolidays, changed) ?? undefined;

  it('is by the calendar as it was, however its days are changed later', () => {
    const ticket = opened('2026-06-04T16:00');
    const clock = clockOf(ticket, 'first-response');
    const before = proof(ticket, 'first-response', '2026-07-01T09:00');
    const later = proofOf(outing, ticket, clock, seoulTime('2026-07-01T09:00'), asOf(clock.calendarVersion, changes));
    expect(later).toEqual({ ...before, calendar: { ...before.calendar, hasChanged: true } });
  });

  it('is by the changed days, by their names, when these have been restored since', () => {
    const ticket = openedTicket('2026-06-04T16:00', {}, outing);
    const clock = clockOf(ticket, 'first-response');
    const restored = [...changes, { ...changes[0], override: null }];
    const later = proofOf(policy, ticket, clock, seoulTime('2026-07-01T09:00'), asOf(clock.calendarVersion, restored));
    expect(told(later)).toEqual([
      ['counted', '06-04T16:00', '06-04T18:00', undefined],
      ['skipped', '06-04T18:00', '06-05T00:00', 'outside-hours'],
      ['skipped', '06-05T00:00', '06-06T00:00', 'Works outing'],
      ['skipped', '06-06T00:00', '06-07T00:00', '현충일'],
      ['skipped', '06-07T00:00', '06-08T00:00', 'closed-day'],
      ['skipped', '06-08T00:00', '06-08T09:00', 'outside-hours'],
      ['counted', '06-08T09:00', '06-08T11:00', undefined],
    ]);
  });

  it('is none when nobody knows any more what the calendar was', () => {
    const ticket = opened('2026-06-04T16:00');
    expect(asOf('of a list that has been replaced', changes)).toBeUndefined();
    const clock = clockOf(ticket, 'first-response');
    expect(proofOf(outing, ticket, clock, seoulTime('2026-07-01T09:00'))).toMatchObject({
      calendar: { hasChanged: true, version: clock.calendarVersion },
      ledger: [],
      problem: expect.stringContaining('cannot be told any more'),
    });
  });

  it('says why nothing is due', () => {
    const ticket = opened('2026-06-05T10:00');
    const closed = {
      ...policy,
      calendars: { ...policy.calendars, office: { timeZone: 'Asia/Seoul', windows: {} } },
      calendarVersions: { ...policy.calendarVersions, office: 'closed' },
    };
    const clock = { ...clockOf(ticket, 'first-response'), dueAt: null, calendarVersion: 'closed' };
    expect(proofOf(closed, ticket, clock, seoulTime('2026-06-05T11:00'))).toMatchObject({
      calendar: { hasChanged: false },
      ledger: [],
      problem: expect.stringContaining('no open time within 400 days'),
    });
  });
});

describe('the proof of a promise that is overdue', () => {
  /** Due at four in the afternoon of that Friday: four office hours, lunch left out. */
  const opened = openedTicket('2026-06-05T11:00', {}, policy);
  const due = utc('2026-06-05T16:00');
  const answer = 'first-response';
  const hold = (ticket: Ticket, local: string) =>
    done(pauseTicket(ticket, { reason: 'a photo' }, at(local, policy))).ticket;
  const resume = (ticket: Ticket, local: string) => done(resumeTicket(ticket, at(local, policy))).ticket;
  const reply = (ticket: Ticket, local: string) =>
    done(replyToTicket(ticket, { text: 'Yes.' }, at(local, policy))).ticket;
  const countedIn = ({ ledger }: ReturnType<typeof proof>) =>
    ledger.reduce((sum, { kind, seconds }) => sum + (kind === 'counted' ? seconds : 0), 0);
  const fourHours = 4 * 3600;

  it('counts up to the target, and says by how much it is overdue', () => {
    const running = proof(opened, answer, '2026-06-05T17:30');
    expect(running).toMatchObject({ target: 'PT4H', dueAt: due, overdue: 'PT1H30M' });
    expect(countedIn(running)).toBe(fourHours);
    expect(proof(opened, answer, '2026-06-05T15:59')).toMatchObject({ dueAt: due, overdue: null });
  });

  it('says the same on hold, which adds nothing', () => {
    const held = hold(opened, '2026-06-05T17:00');
    for (const when of ['2026-06-05T17:00', '2026-06-05T17:30', '2026-06-09T12:00']) {
      const told = proof(held, answer, when);
      expect(told).toMatchObject({ dueAt: due, overdue: 'PT1H' });
      expect(countedIn(told)).toBe(fourHours);
    }
    const resumed = resume(held, '2026-06-08T10:00');
    expect(proof(resumed, answer, '2026-06-08T10:30')).toMatchObject({ dueAt: due, overdue: 'PT1H30M' });
  });

  it('says the same of one that was kept late, on hold or off, whenever it is asked', () => {
    const late = reply(opened, '2026-06-05T17:00');
    const onHold = reply(hold(opened, '2026-06-05T17:00'), '2026-06-05T17:40');
    for (const ticket of [late, onHold, resume(onHold, '2026-06-08T10:00'), hold(late, '2026-06-05T17:30')]) {
      const told = proof(ticket, answer, '2026-06-09T12:00');
      expect(told).toMatchObject({ dueAt: due, overdue: 'PT1H', problem: null });
      expect(countedIn(told)).toBe(fourHours);
    }
  });

  it('of one that ended on hold in time says what was used up, and no more once the hold is over', () => {
    const onHold = reply(hold(opened, '2026-06-05T14:00'), '2026-06-05T15:00');
    for (const ticket of [onHold, resume(onHold, '2026-06-08T10:00')]) {
      const told = proof(ticket, answer, '2026-06-09T12:00');
      expect(told).toMatchObject({ dueAt: null, overdue: null, problem: null });
      expect(countedIn(told)).toBe(2 * 3600);
    }
  });

  it('never counts more than the target, and what is over is what remains, less than nothing', () => {
    const minutes = fc.integer({ min: 1, max: 600 });
    const lives = fc.record({ gaps: fc.array(minutes, { maxLength: 6 }), replied: fc.boolean(), asked: minutes });
    fc.assert(
      fc.property(lives, ({ gaps, replied, asked }) => {
        let now = seoulTime('2026-06-05T11:00');
        let ticket = opened;
        for (const gap of gaps) {
          now = now.add({ minutes: gap });
          const context = { ...at('2026-06-05T11:00', policy), now };
          ticket = done(
            ticket.status === 'on-hold'
              ? resumeTicket(ticket, context)
              : pauseTicket(ticket, { reason: 'a photo' }, context),
          ).ticket;
        }
        now = now.add({ minutes: asked });
        const left = remainingTime(policy, ticket, clockOf(ticket, answer), now)!;
        if (replied)
          ticket = done(replyToTicket(ticket, { text: 'Yes.' }, { ...at('2026-06-05T11:00', policy), now })).ticket;
        const told = proofOf(policy, ticket, clockOf(ticket, answer), now.add({ minutes: replied ? 60 : 0 }));
        expect(told.overdue).toBe(left.sign < 0 ? left.negated().toString() : null);
        const isUsedUp = told.dueAt !== null;
        expect(countedIn(told)).toBe(isUsedUp ? fourHours : fourHours - left.total({ unit: 'second' }));
      }),
    );
  });
});
