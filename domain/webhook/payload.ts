import type { ClockStep } from '../event.ts';
import type { Event } from '../events.ts';
import type { TicketEventData } from '../ticket/events.ts';
import type { Clock, Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';

/** Grows only when a member of a payload goes or changes its meaning; members may be added at any time. */
const payloadVersion = 1;

type Told = Exclude<TicketEventData['type'], 'clock.breached'>;
type MemberOf<T extends Told> = Exclude<keyof Extract<TicketEventData, { type: T }>, 'type'>;

/**
 * What outsiders are told of each event, beside what {@link payloadOf} tells of every one. Never what people write
 * (replies, notes, reasons, resolutions, titles) nor whom a complaint is about: it may be about anybody.
 */
const eventMembers: { readonly [T in Told]: readonly MemberOf<T>[] } = {
  'ticket.opened': ['requestType', 'channel', 'cause', 'product', 'complaint'],
  'ticket.message': ['needsAnswer'],
  'ticket.no-answer-needed': [],
  'ticket.replied': ['by'],
  'ticket.noted': [],
  'ticket.assigned': ['from', 'to', 'team', 'reason'],
  'ticket.unrouted': ['routeAt'],
  'ticket.unlinked': ['link'],
  'ticket.job-reported': ['ticketId', 'milestone', 'reached', 'last'],
  'ticket.merged': ['into', 'complaint', 'cause', 'product', 'openedAt', 'bookedFor'],
  'ticket.prioritised': ['from', 'to', 'reason'],
  'ticket.retyped': ['from', 'to'],
  'ticket.repromised': ['from', 'to'],
  'ticket.retimed': [],
  'ticket.promises-moved': ['moved'],
  'ticket.milestone': ['milestone', 'sets'],
  'ticket.booked': ['bookedFor', 'before', 'from'],
  'ticket.called-off': ['bookedFor'],
  'ticket.compensation-offered': ['band', 'amount', 'currency', 'before'],
  'ticket.paused': ['waitsFor', 'until'],
  'ticket.resumed': ['because'],
  'ticket.task-opened': ['taskId', 'assignee', 'dueAt'],
  'ticket.task-done': ['taskId'],
  'ticket.resolved': ['causeBefore', 'cause', 'product', 'complaint', 'openedAt'],
  'ticket.reopened': ['because'],
  'ticket.linked': ['link'],
  'ticket.mail-returned': ['mailId', 'template', 'recipient', 'reason', 'of'],
  'rung.fired': ['clock', 'run', 'rung', 'dueAt', 'latenessMs', 'promiseDueAt', 'newPromiseAt'],
};

/** What can happen to a clock, as `clock.<step>`. Told of the steps an event lists: every breach is one of them. */
const clockSteps: { readonly [S in ClockStep['step']]: true } = {
  started: true,
  restarted: true,
  paused: true,
  resumed: true,
  retimed: true,
  met: true,
  breached: true,
  cancelled: true,
};

/** The events of which something is told. A breach is told as a step of its clock. */
export const toldTypes: Readonly<Record<TicketEventData['type'], true>> = {
  ...(Object.fromEntries(Object.keys(eventMembers).map((type) => [type, true])) as Record<Told, true>),
  'clock.breached': true,
};

/** Types of events an endpoint can be told of. */
export const publicTypes: readonly string[] = [
  ...Object.keys(eventMembers),
  ...Object.keys(clockSteps).map((step) => `clock.${step}`),
];

const ticketMembers = [
  'ticketId',
  'version',
  'status',
  'requestType',
  'priority',
  'channel',
  'customerClass',
  'shopId',
  'orderId',
  'product',
  'cause',
  'complaint',
  'assignee',
  'team',
  'openedAt',
  'answeredAt',
  'resolvedAt',
  'nextDueAt',
  'policyVersion',
] as const satisfies (keyof Ticket)[];

const clockMembers = [
  'name',
  'run',
  'state',
  'target',
  'startedAt',
  'dueAt',
  'metAt',
  'breachedAt',
  'newPromiseAt',
] as const satisfies (keyof Clock)[];

/** One thing an event tells: itself (part 0), or the first, second ... thing it did to the clocks. */
export interface Telling {
  part: number;
  type: string;
  data: Record<string, unknown>;
}

/** What outsiders can be told of an event; nothing of one that is not listed here. */
export function tellingsOf(event: Event): Telling[] {
  const { data, clocks = [] } = event;
  const members: readonly string[] | undefined = Object.hasOwn(eventMembers, data.type)
    ? eventMembers[data.type as Told]
    : undefined;
  const itself = members ? [{ part: 0, type: data.type, data: pick(data, members) }] : [];
  const steps = clocks.map(({ clock, run, step, dueAt }, index) => ({
    part: index + 1,
    type: `clock.${step}`,
    data: { clock, run, dueAt },
  }));
  return [...itself, ...steps.filter(({ type }) => publicTypes.includes(type))];
}

/** A body as Standard Webhooks recommends it. */
export interface WebhookPayload {
  type: string;
  /** When it happened. */
  timestamp: InstantText;
  data: Record<string, unknown>;
}

/**
 * What is posted: the event, which never changes, and the ticket as it is when the payload is made. Deliveries overtake
 * each other: `sequence` says which event came first, `ticket.version` which ticket is newer.
 */
export function payloadOf({ eventId, sequence, actor, at }: Event, telling: Telling, ticket: Ticket): WebhookPayload {
  return {
    type: telling.type,
    timestamp: at,
    data: {
      payloadVersion,
      eventId,
      sequence,
      actor: actor.kind,
      ...telling.data,
      ticket: { ...pick(ticket, ticketMembers), clocks: ticket.clocks.map((clock) => pick(clock, clockMembers)) },
    },
  };
}

/** What staff send an endpoint to see whether it listens. */
export function testPayload(endpointId: string, at: InstantText): WebhookPayload {
  return { type: testType, timestamp: at, data: { payloadVersion, endpointId } };
}

export const testType = 'webhook.test';

function pick(from: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
