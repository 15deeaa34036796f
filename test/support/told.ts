import type { Policy } from '../../domain/policy/policy.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import { openTicket } from '../../domain/ticket/commands.ts';
import type { TicketEventData } from '../../domain/ticket/events.ts';
import type { Clock, Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from './policy.ts';
import { at as contextAt, done, utc } from './promises.ts';

/** Promises of which a customer is told, and types of request that tell of none or run out at once. */

export const text = (en: string) => ({ en, ko: en, zh: en });

/** Answers within two hours by the wall clock, a new time two hours later, and a resolution within five working days. */
export const policy: Policy = {
  ...starterPolicy,
  version: 'told-1',
  requestTypes: {
    ...starterPolicy.requestTypes,
    only: {
      title: text('Only'),
      complaint: false,
      priority: 'normal',
      assign: { role: 'hotline', by: 'first' },
      clocks: {
        'first-response': {
          calendar: 'always',
          target: 'PT2H',
          exceptions: [
            { when: { priority: ['low'] }, target: 'PT8H' },
            { when: { priority: ['urgent'] }, target: 'PT1H' },
          ],
          ladder: 'honest',
        },
        resolution: { calendar: 'office', target: 'close+P5D', ladder: 'honest' },
      },
    },
    bare: {
      title: text('Bare'),
      complaint: false,
      priority: 'normal',
      assign: { role: 'hotline', by: 'first' },
      clocks: {
        resolution: { calendar: 'office', target: 'P10D', ladder: 'honest' },
        'next-response': { calendar: 'always', target: 'PT4H', ladder: 'honest' },
      },
    },
    quick: {
      title: text('Quick'),
      complaint: false,
      priority: 'normal',
      assign: { role: 'hotline', by: 'first' },
      clocks: { resolution: { calendar: 'always', target: 'PT1H', ladder: 'honest' } },
    },
    silent: {
      title: text('Silent'),
      complaint: false,
      priority: 'normal',
      assign: { role: 'hotline', by: 'first' },
      clocks: { resolution: { calendar: 'office', target: 'close+P5D', ladder: 'silent' } },
    },
  },
  ladders: {
    ...starterPolicy.ladders,
    silent: [{ name: 'breach', at: { share: 1 }, notify: ['assignee', 'lead'], repeat: 'P1D' }],
    honest: [
      { name: 'warn', at: { share: 0.5 }, notify: ['assignee'] },
      { name: 'breach', at: { share: 1 }, notify: ['assignee', 'lead'], tellCustomer: { within: 'PT2H' } },
      { name: 'escalate', at: { after: 'PT1H' }, notify: ['manager'], repeat: 'PT6H' },
    ],
  },
};

export const at = (local: string, rules = policy) => contextAt(local, rules);
export const opened = (requestType = 'only', rules = policy): Ticket =>
  done(
    openTicket(
      {
        ticketId: 'T1',
        requestType,
        subject: 'Window',
        text: 'Wet',
        customer: { name: 'Kim', email: 'k@x.example', locale: 'ko' },
      },
      at('2026-06-01T10:00', rules),
    ),
  ).ticket;
export const clock = (ticket: Ticket, name = 'first-response'): Clock =>
  ticket.clocks.find((one) => one.name === name)!;
export const types = ({ events }: TicketChange) => events.map(({ data }) => data.type);
export const fired = ({ events }: TicketChange) =>
  events.flatMap(({ data }) => (data.type === 'rung.fired' ? [data] : []));
export const moved = ({ events }: TicketChange) =>
  events.flatMap(({ data }) => (data.type === 'ticket.promises-moved' ? data.moved : []));
/** Lets its timers fire until an instant. */
export function until(ticket: Ticket, local: string, rules = policy): { ticket: Ticket; data: TicketEventData[] } {
  const data: TicketEventData[] = [];
  let now = ticket;
  while (now.nextDueAt !== null && now.nextDueAt <= utc(local)) {
    const change = advanceTicket(now, {
      ...at(local, rules),
      now: at('2026-06-01T10:00').now.add({
        milliseconds: Date.parse(now.nextDueAt) - Date.parse(utc('2026-06-01T10:00')),
      }),
    })!;
    data.push(...change.events.map((event) => event.data));
    now = change.ticket;
  }
  return { ticket: now, data };
}
