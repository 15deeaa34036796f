/** What waits on a ticket goes on waiting on the one it becomes one with. */
import { describe, expect, it } from 'vitest';
import { addTask, bookAppointment, mergeTicket, pauseTicket, replyToTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from '../support/policy.ts';
import { at, done, openedTicket, utc } from '../support/promises.ts';

const now = (local: string) => at(local, starterPolicy);
const opened = (ticketId: string, local: string, requestType = 'question') =>
  openedTicket(local, { ticketId, requestType }, starterPolicy);
const merged = (ticket: Ticket, into: Ticket, local: string) => {
  const { with: [there] = [] } = done(mergeTicket(ticket, into, {}, now(local), now(local)));
  return { ticket: there!.ticket, types: there!.events.map(({ data }) => data.type) };
};
const states = ({ clocks }: Ticket) => Object.fromEntries(clocks.map(({ name, state }) => [name, state]));

describe('a ticket nobody has answered, merged into one on hold that was never answered either', () => {
  const held = (waitsFor: 'parts' | 'customer', since: string) =>
    done(pauseTicket(opened('T2', '2026-06-01T10:00'), { reason: '-', waitsFor }, now(since))).ticket;

  it('is promised an answer there, though the first response stands still', () => {
    const { ticket } = merged(opened('T1', '2026-06-01T11:00'), held('parts', '2026-06-01T10:30'), '2026-06-01T12:00');
    expect(ticket).toMatchObject({ status: 'on-hold', unansweredSince: utc('2026-06-01T12:00') });
    expect(states(ticket)).toMatchObject({ 'first-response': 'paused', 'next-response': 'running' });
  });

  it('ends the hold where that waits for the customer, and they have written since', () => {
    const later = merged(opened('T1', '2026-06-01T11:00'), held('customer', '2026-06-01T10:30'), '2026-06-01T12:00');
    expect(later.ticket.status).toBe('new');
    expect(later.types).toContain('ticket.resumed');
    expect(states(later.ticket)).toMatchObject({ 'first-response': 'running', hold: 'met' });
    const before = merged(opened('T1', '2026-06-01T10:00'), held('customer', '2026-06-01T10:30'), '2026-06-01T12:00');
    expect(before.ticket.status).toBe('on-hold');
  });
});

it('brings no message along of a customer who had a time booked, or an answer', () => {
  const into = done(replyToTicket(opened('T2', '2026-06-01T10:00'), { text: 'Soon' }, now('2026-06-01T10:10'))).ticket;
  const repair = opened('T1', '2026-06-01T10:00', 'repair');
  const visited = done(bookAppointment(repair, utc('2026-06-01T14:00'), now('2026-06-01T10:30'))).ticket;
  expect(merged(visited, into, '2026-06-01T15:00').types).not.toContain('ticket.message');
  expect(merged(repair, into, '2026-06-01T15:00').types).toContain('ticket.message');
});

it('has its tasks done by when they were due, and overdue ones as soon again as they were given', () => {
  const into = opened('T2', '2026-06-01T10:00');
  const due = { title: 'Call', assignee: null, dueAt: utc('2026-06-01T13:00') };
  const asked = done(addTask(opened('T1', '2026-06-01T10:00'), due, now('2026-06-01T11:00'))).ticket;
  const dueAt = (local: string) =>
    merged(asked, into, local).ticket.clocks.find(({ name }) => name === 'task:1')?.dueAt;
  expect(dueAt('2026-06-01T12:00')).toBe(utc('2026-06-01T13:00'));
  expect(dueAt('2026-06-01T14:00')).toBe(utc('2026-06-01T16:00'));
});
