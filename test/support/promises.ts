/** A policy with clocks of every kind, and how tests act on tickets under it. */
import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../domain/context.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Result } from '../../domain/result.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import { type OpenTicket, openTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from './policy.ts';

const text = (en: string) => ({ en, ko: en, zh: en });
const [jiwoo, minho, ...others] = starterPolicy.staff;

/** `oil` and `workshop` share some clocks and disagree about others; `day` works office hours, `night` always. */
export const promises: Policy = {
  ...starterPolicy,
  version: 'promises-1',
  teams: {
    day: { title: text('Day'), calendar: 'office' },
    night: { title: text('Night'), calendar: 'always' },
  },
  staff: [{ ...jiwoo!, team: 'day' }, { ...minho!, team: 'night' }, ...others],
  requestTypes: {
    ...starterPolicy.requestTypes,
    oil: {
      title: text('Oil test'),
      complaint: false,
      priority: 'normal',
      assign: { role: 'hotline', by: 'first' },
      clocks: {
        'first-response': {
          calendar: 'office',
          target: 'PT4H',
          exceptions: [
            { when: { priority: ['urgent'] }, target: 'PT1H', calendar: 'always' },
            { when: { customerClass: ['A'], channel: ['phone'] }, target: 'PT30M' },
            { when: { customerClass: ['A', 'B'] }, target: 'PT2H' },
          ],
          ladder: 'short',
        },
        'next-response': { calendar: 'office', target: 'PT2H', ladder: 'short' },
        'progress-update': { calendar: 'always', target: 'PT24H', ladder: 'short' },
        arrival: { calendar: 'always', target: 'PT48H', onHold: 'run', ladder: 'none' },
        visit: {
          title: text('Visit'),
          calendar: 'office',
          target: 'booked+PT15M',
          metBy: 'milestone:arrived',
          ladder: 'appointment',
        },
        'oil-result': {
          title: text('Oil result'),
          calendar: 'always',
          target: 'PT24H',
          starts: 'milestone:sample-received',
          metBy: 'milestone:result-sent',
          ladder: 'short',
        },
        resolution: { calendar: 'office', target: 'PT40H', followsTeam: true, ladder: 'long' },
      },
    },
    workshop: {
      title: text('Workshop'),
      complaint: false,
      priority: 'high',
      assign: { role: 'technician', by: 'first' },
      clocks: {
        'first-response': { calendar: 'always', target: 'PT8H', ladder: 'short' },
        'next-response': {
          calendar: 'always',
          target: 'PT6H',
          exceptions: [{ when: { priority: ['urgent'] }, target: 'PT1H' }],
          ladder: 'none',
        },
        'oil-result': {
          title: text('Oil result'),
          calendar: 'office',
          target: 'PT8H',
          starts: 'opened',
          metBy: 'milestone:result-sent',
          ladder: 'short',
        },
        'return-call': {
          title: text('Return call'),
          calendar: 'office',
          target: 'PT16H',
          starts: 'replied',
          metBy: 'milestone:arrived',
          ladder: 'short',
        },
        booking: {
          title: text('Booking'),
          calendar: 'always',
          target: 'PT24H',
          starts: 'opened',
          metBy: 'booked',
          ladder: 'short',
        },
        visit: {
          title: text('Visit'),
          calendar: 'always',
          target: 'booked',
          metBy: 'milestone:arrived',
          ladder: 'appointment',
        },
      },
    },
  },
  ladders: {
    ...starterPolicy.ladders,
    none: [],
    short: [
      { name: 'warn', at: { share: 0.5 }, notify: ['assignee'] },
      { name: 'breach', at: { share: 1 }, notify: ['lead'] },
    ],
    appointment: [
      { name: 'soon', at: { before: 'PT2H' }, notify: ['assignee'] },
      { name: 'late', at: { share: 1 }, notify: ['lead'], tellCustomer: { within: 'PT1H' } },
      { name: 'escalate', at: { after: 'PT1H' }, notify: ['manager'] },
    ],
    long: [
      { name: 'early', at: { before: 'P1D' }, notify: ['assignee'] },
      { name: 'hour', at: { before: 'PT1H' }, notify: ['assignee'], raise: 'one' },
      { name: 'late', at: { after: 'PT2H' }, reassign: 'lead', task: { title: text('Call them'), to: 'manager' } },
      { name: 'later', at: { share: 1.5 }, raise: 'urgent', tellCustomer: { within: 'PT8H' } },
      { name: 'last', at: { after: 'P2D' }, notify: ['manager'], reassign: 'staff:minho' },
    ],
  },
};

export const seoulTime = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Seoul').toInstant();

/** As a row has it. */
export const utc = (local: string) => seoulTime(local).toString({ smallestUnit: 'millisecond' });

export const at = (local: string, policy: Policy = promises): Context => ({
  now: seoulTime(local),
  actor: { kind: 'staff', id: 'mina', role: 'lead' },
  policy,
});

export function done(result: Result<TicketChange>): TicketChange {
  if (!result.ok) throw new Error(`refused: ${result.error.detail}`);
  return result.value;
}

export function openedTicket(local: string, command: Partial<OpenTicket> = {}, policy: Policy = promises): Ticket {
  const customer = { name: '김하늘', email: 'haneul@example.com', locale: 'ko' } as const;
  const basic = { ticketId: 'T1', requestType: 'oil', subject: 'Oil', text: 'Is it still good?', customer };
  return done(openTicket({ ...basic, ...command }, at(local, policy))).ticket;
}

export const clockOf = (ticket: Ticket, name: string) => ticket.clocks.find((clock) => clock.name === name)!;

/** What a change did to the clocks, in the order it tells it: `next-response#2 restarted`. */
export const stepsOf = ({ events }: TicketChange) =>
  events.flatMap(({ clocks = [] }) => clocks.map(({ clock, run, step }) => `${clock}#${run} ${step}`));

/** The rungs a change climbed: `resolution late`. */
export const climbedBy = (change: TicketChange | null) =>
  (change?.events ?? []).flatMap(({ data }) => (data.type === 'rung.fired' ? `${data.clock} ${data.rung}` : []));
