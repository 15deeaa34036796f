import { describe, expect, it } from 'vitest';
import type { ClockStep } from '../../domain/event.ts';
import type { Event } from '../../domain/events.ts';
import type { TicketEventData } from '../../domain/ticket/events.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Endpoint } from '../../domain/webhook/endpoint.ts';
import { payloadOf, publicTypes, tellingsOf } from '../../domain/webhook/payload.ts';
import { deliveriesOf } from '../../domain/webhook/reference.ts';

const at = '2026-06-01T00:00:00.000Z';

function event(data: TicketEventData, clocks?: ClockStep[]): Event {
  return {
    ...{ eventId: 'T4QZ8W2N6VKC#7', entity: 'ticket', entityId: 'T4QZ8W2N6VKC', sequence: 7, at, data },
    actor: { kind: 'staff', id: 'jiwoo', role: 'hotline' },
    ...(clocks && { clocks }),
  };
}

const met: ClockStep = { clock: 'first-response', run: 1, step: 'met', dueAt: at };
const started: ClockStep = { clock: 'next-response', run: 2, step: 'started', dueAt: at };
const replied = event({ type: 'ticket.replied', text: 'Dear Ms Kim' }, [met, started]);

const ticket = {
  ticketId: 'T4QZ8W2N6VKC',
  version: 9,
  status: 'open',
  subject: 'Her window',
  text: 'The key lies under the mat',
  customer: { name: 'Kim', email: 'kim@customer.example', locale: 'ko' },
  about: { staff: 'minho' },
  clocks: [{ name: 'first-response', run: 1, state: 'met', dueAt: at, rungs: [{ name: 'warn' }] }],
  holds: [{ from: at, to: null, reason: 'She is in hospital' }],
  tasks: [{ title: 'Call her son' }],
} as unknown as Ticket;

const endpoint = (endpointId: string, events: string[], enabled = true): Endpoint => {
  return { endpointId, url: 'https://crm.example', secrets: [], events, enabled };
};
const ids = (one: Event, ...endpoints: Endpoint[]) => deliveriesOf(one, endpoints).map(({ deliveryId }) => deliveryId);

describe('an event', () => {
  it('tells itself, and each thing it did to a clock', () => {
    expect(tellingsOf(replied).map(({ part, type }) => [part, type])).toEqual([
      [0, 'ticket.replied'],
      [1, 'clock.met'],
      [2, 'clock.started'],
    ]);
  });

  it('tells nothing when it is not for outsiders, or not known', () => {
    const offered = {
      ...replied,
      data: { type: 'visit.offered', dueAt: at, latenessMs: 1, assignee: null },
      clocks: [],
    } as Event;
    const unknown = { ...replied, data: { type: 'toString' }, clocks: [{ ...met, step: 'melted' }] } as never;
    expect(tellingsOf(offered)).toEqual([]);
    expect(tellingsOf(unknown)).toEqual([]);
  });

  it('tells a breach once, though an event of that name says it, too', () => {
    const breached = { type: 'clock.breached', clock: 'resolution', run: 1, dueAt: at, latenessMs: 3 } as const;
    const told = tellingsOf(event(breached, [{ ...met, clock: 'resolution', step: 'breached' }]));
    expect(told.map(({ type }) => type)).toEqual(['clock.breached']);
    expect(publicTypes).toContain('clock.breached');
  });
});

describe('a payload', () => {
  const payload = payloadOf(replied, tellingsOf(replied)[1]!, ticket);

  it('is the event, and the ticket as it is', () => {
    expect(payload).toEqual({
      type: 'clock.met',
      timestamp: at,
      data: {
        ...{ payloadVersion: 1, eventId: 'T4QZ8W2N6VKC#7', sequence: 7, actor: 'staff' },
        ...{ clock: 'first-response', run: 1, dueAt: at },
        ticket: {
          ...{ ticketId: 'T4QZ8W2N6VKC', version: 9, status: 'open' },
          clocks: [{ name: 'first-response', run: 1, state: 'met', dueAt: at }],
        },
      },
    });
  });

  it('has nothing that people wrote, and nobody in it', () => {
    const texts = [
      replied,
      event({ type: 'ticket.noted', text: 'Kim' }),
      event({ type: 'ticket.paused', reason: 'hospital' }),
      event({ type: 'ticket.task-opened', taskId: '1', title: 'Call her son', assignee: null }),
    ].map((one) => JSON.stringify(payloadOf(one, tellingsOf(one)[0]!, ticket)));
    for (const text of texts) expect(text).not.toMatch(/Kim|kim|mat|hospital|son|minho|Her window/);
  });
});

describe('deliveries', () => {
  it('go to those that subscribe, each with an id of its own that is the same every time', () => {
    const crm = endpoint('crm', ['clock.*']);
    const chat = endpoint('chat', ['ticket.replied']);
    const off = endpoint('off', ['ticket.*'], false);
    const expected = ['T4QZ8W2N6VKC-7-chat', 'T4QZ8W2N6VKC-7_1-crm', 'T4QZ8W2N6VKC-7_2-crm'];
    expect(ids(replied, crm, chat, off)).toEqual(expected);
    expect(ids(replied, crm, chat, off)).toEqual(expected);
  });

  it('never share an id, whatever endpoints are called', () => {
    const all = ids(replied, ...['crm', '1-crm', '1_crm', '2', '_'].map((id) => endpoint(id, ['ticket.*', 'clock.*'])));
    expect(new Set(all).size).toBe(15);
    for (const id of all) expect(id).toMatch(/^[A-Za-z0-9_-]{1,100}$/);
  });

  it('go to an endpoint that a rung calls, whatever it subscribes to, but not when it is switched off', () => {
    const rung = {
      ...{ type: 'rung.fired', clock: 'resolution', run: 1, rung: 'breach', dueAt: at, latenessMs: 1 },
      ...{ promiseDueAt: at, notify: [], escalates: false, critical: false, newPromiseAt: null },
      webhooks: ['pager', 'off'],
    } as unknown as TicketEventData;
    const pager = endpoint('pager', []);
    expect(ids(event(rung), pager, endpoint('off', [], false), endpoint('crm', ['ticket.*']))).toEqual([
      'T4QZ8W2N6VKC-7-pager',
    ]);
    expect(ids(event(rung), endpoint('pager', ['rung.fired']), endpoint('off', [], false))).toHaveLength(1);
  });

  it('go to an endpoint that a rung calls though nobody knows it, for its failure to be seen', () => {
    const rung = { type: 'rung.fired', webhooks: ['pager', 'no id at all'] } as unknown as TicketEventData;
    expect(ids(event(rung))).toEqual(['T4QZ8W2N6VKC-7-pager']);
  });
});
