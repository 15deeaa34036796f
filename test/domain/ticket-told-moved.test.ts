/** What a customer was last told is what counts when something moves it, whichever clock stands for it now. */
import { describe, expect, it } from 'vitest';
import { addresseesOf } from '../../domain/message/addressees.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import {
  addMessage,
  noAnswerNeeded,
  pauseTicket,
  prioritiseTicket,
  resolveTicket,
  retypeTicket,
} from '../../domain/ticket/commands.ts';
import { isListed } from '../../domain/ticket/told.ts';
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
