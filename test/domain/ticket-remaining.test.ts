import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../domain/context.ts';
import type { Result } from '../../domain/result.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import { openTicket, pauseTicket, replyToTicket, resumeTicket } from '../../domain/ticket/commands.ts';
import { remainingTime } from '../../domain/ticket/remaining.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from '../support/policy.ts';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Seoul').toInstant();
const at = (text: string): Context => ({
  now: seoul(text),
  actor: { kind: 'staff', id: 'mina', role: 'lead' },
  policy: starterPolicy,
});
const done = (result: Result<TicketChange>): Ticket => {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.ticket;
};
const left = (ticket: Ticket, when: string) => {
  const clock = ticket.clocks.find(({ name }) => name === 'first-response')!;
  return remainingTime(starterPolicy, ticket, clock, seoul(when))?.toString() ?? null;
};

describe('what is left of a promise', () => {
  /** A Friday: an answer is due at four in the afternoon. */
  const opened = done(
    openTicket(
      { ticketId: 'T1', requestType: 'question', subject: 's', text: 't', customer: null },
      at('2026-06-05T11:00'),
    ),
  );

  it('is open time, lunch left out', () => {
    expect(left(opened, '2026-06-05T11:30')).toBe('PT3H30M');
    expect(left(opened, '2026-06-05T12:30')).toBe('PT3H');
  });

  it('is what will be left after the hold', () => {
    const held = done(pauseTicket(opened, { reason: 'photos' }, at('2026-06-05T14:00')));
    expect(left(held, '2026-06-05T17:00')).toBe('PT2H');
  });

  it('is less than nothing once it is broken, and grows no further on hold', () => {
    expect(left(opened, '2026-06-05T17:00')).toBe('-PT1H');
    const held = done(pauseTicket(opened, { reason: 'photos' }, at('2026-06-05T17:00')));
    expect(left(held, '2026-06-05T17:30')).toBe('-PT1H');
    const resumed = done(resumeTicket(held, at('2026-06-08T10:00')));
    expect(left(resumed, '2026-06-08T10:30')).toBe('-PT1H30M');
  });

  it('is nothing to speak of once it is over', () => {
    expect(left(done(replyToTicket(opened, { text: 'Hello' }, at('2026-06-05T12:00'))), '2026-06-05T13:00')).toBeNull();
  });
});
