import type { Event } from '../../domain/events.ts';
import type { InstantText } from '../../domain/vocabulary.ts';

/**
 * The one table. Keys and indexes are spelled here and nowhere else.
 *
 * | item | pk | sk |
 * |---|---|---|
 * | ticket | `TICKET#<id>` | `TICKET` |
 * | visit | `VISIT#<id>` | `VISIT` |
 * | task of somebody beside a ticket, while it is open | `TICKET#<id>` | `TASK#<task>` |
 * | event of anything | the entity's pk | `EVENT#<sequence, 6 digits>` |
 * | order | `ORDER#<shop>#<order>` | `ORDER` |
 * | unit | `ORDER#<shop>#<order>` | `UNIT#<line>` |
 * | which tickets an order has | `ORDER#<shop>#<order>` | `TICKET#<ticket>` |
 * | a quarter of an hour of somebody's time | `BOOKED#<staff>` | `<begins at>` |
 * | what a ticket's appointment has taken of it | `TICKET#<id>` | `BOOKED` |
 * | webhook receipt | `WEBHOOK#<shop>#<delivery>` | `WEBHOOK` |
 * | idempotency key of an API call | `IDEMPOTENCY#<caller>#<key>` | `IDEMPOTENCY` |
 * | mail | `MAIL#<id>` | `MAIL` |
 * | address nothing is sent to | `SUPPRESSED#<SHA-256 of it>` | `SUPPRESSED` |
 * | delivery of a webhook | `DELIVERY#<id>` | `DELIVERY` |
 * | slot of notices, once one was told at once | `DIGEST#<staff>~<closes at>` | `SLOT` |
 * | notices gathered in a slot | `DIGEST#<staff>~<closes at>` | `NOTICES#<digest of their ids>` |
 * | slot of notices that waits for hours to begin | `WAITING` | `<closes at>#<staff>` |
 * | roster of those among whom tickets go by turns or by load | `ROSTER#<by>#<digest of their ids>` | `ROSTER` |
 * | conduct of a member of staff | `STAFF#<id>` | `CONDUCT` |
 * | what came of one complaint about it | `STAFF#<id>` | `CONDUCT#<ticket>` |
 * | complaint count | `COUNT#<month>` | `<group>#<reason>#<product>` |
 * | marker of a counted event | `COUNTED#<event>` | `COUNTED` |
 * | summary | `SUMMARY#<month>` | `SUMMARY` |
 * | backtest | `BACKTEST#<id>` | `BACKTEST` |
 * | how late timers fired | `LATENESS#<date>` | `LATENESS` |
 * | policy, a version of it | `POLICY#<version>` | `POLICY` |
 * | which policies there are | `POLICY#current` | `VERSION#<version>` |
 * | which counts when, days that differ, absences | `POLICY#current` | `STATE` |
 * | what the sweep has retimed by | `POLICY#current` | `RETIMED` |
 * | by which rules old orders have been planned for, and how far | `POLICY#current` | `REPLANNED` |
 *
 * `byStatus` (gsi1) lists tickets and visits of one status by what is due next, mails being sent, delivered orders;
 * `byOwner` (gsi2) lists an assignee's open tickets by what is due next, an order's visits, a ticket's or visit's mails by
 * the events they tell of, and an endpoint's deliveries of one state by when they came to it.
 */
export interface Key {
  pk: string;
  sk: string;
}

declare const kept: unique symbol;
/** The key of rows of one kind (row.ts). */
export type KeyOf<Kind extends string> = Key & { readonly [kept]?: Kind };

export const indexes = {
  byStatus: { name: 'byStatus', pk: 'gsi1pk', sk: 'gsi1sk' },
  byOwner: { name: 'byOwner', pk: 'gsi2pk', sk: 'gsi2sk' },
} as const;

/**
 * Copied into the indexes, so that a list needs no further reads. AWS takes at most 20 an index, and never another list
 * for an index there is. What changes with every write (version, updatedAt) is left out: it would write every index again.
 */
export const projectedAttributes = [
  'ticketId',
  'visitId',
  'status',
  'requestType',
  'priority',
  'subject',
  'assignee',
  'about',
  'customer',
  'nextDueAt',
  'openedAt',
  'execution',
  'visitType',
  'rule',
  'products',
  'windowFrom',
  'windowTo',
  'agreedAt',
  'orderId',
  'shopId',
] as const;

/** Attribute DynamoDB's TTL reads: seconds since the epoch. */
export const ttlAttribute = 'expiresAt';

/** Where an execution's `Await` keeps its task token, and until when it waits. */
export const awaitAttributes = { token: 'awaitToken', until: 'awaitUntil' } as const;

/** What a row says while no execution waits on it. A null, not an absence: a stream filter can look for a null anywhere. */
export const nobodyWaits = { [awaitAttributes.token]: null } as const;

/**
 * Where a row carries the events of what its execution did by itself: for the stream, which writes them into the history.
 * `Await` takes them off.
 */
export const carriedEvents = 'carriedEvents';

/** Slots of notices that wait, by when they close. */
export const waitingSlots = 'WAITING';

export const keys = {
  ticket: (ticketId: string): KeyOf<'ticket'> => ({ pk: `TICKET#${ticketId}`, sk: 'TICKET' }),
  visit: (visitId: string): KeyOf<'visit'> => ({ pk: `VISIT#${visitId}`, sk: 'VISIT' }),
  /** By the ticket's id, a hyphen and the task's. */
  task: (id: string): KeyOf<'task'> => {
    const at = id.lastIndexOf('-');
    return { pk: `TICKET#${id.slice(0, at)}`, sk: `${prefixes.tasks}${id.slice(at + 1)}` };
  },
  event: (entity: Event['entity'], entityId: string, sequence: number): KeyOf<'event'> => ({
    pk: `${entity.toUpperCase()}#${entityId}`,
    sk: `${prefixes.events}${String(sequence).padStart(6, '0')}`,
  }),
  order: (shopId: string, orderId: string): KeyOf<'order'> => ({ pk: `ORDER#${shopId}#${orderId}`, sk: 'ORDER' }),
  unit: (shopId: string, orderId: string, lineId: string): KeyOf<'unit'> => ({
    pk: `ORDER#${shopId}#${orderId}`,
    sk: `UNIT#${lineId}`,
  }),
  ticketOfOrder: (shopId: string, orderId: string, ticketId: string): KeyOf<'ticket-of-order'> => ({
    pk: `ORDER#${shopId}#${orderId}`,
    sk: `${prefixes.ticketsOfOrder}${ticketId}`,
  }),
  quarter: (staffId: string, beginsAt: string): KeyOf<'quarter'> => ({ pk: `BOOKED#${staffId}`, sk: beginsAt }),
  appointment: (ticketId: string): KeyOf<'appointment'> => ({ pk: `TICKET#${ticketId}`, sk: 'BOOKED' }),
  webhook: (shopId: string, deliveryId: string): KeyOf<'webhook'> => ({
    pk: `WEBHOOK#${shopId}#${deliveryId}`,
    sk: 'WEBHOOK',
  }),
  idempotency: (caller: string, key: string): KeyOf<'idempotency'> => ({
    pk: `IDEMPOTENCY#${caller}#${key}`,
    sk: 'IDEMPOTENCY',
  }),
  mail: (mailId: string): KeyOf<'mail' | 'returned-mail'> => ({ pk: `MAIL#${mailId}`, sk: 'MAIL' }),
  suppression: (suppressionId: string): KeyOf<'suppression'> => ({
    pk: `SUPPRESSED#${suppressionId}`,
    sk: 'SUPPRESSED',
  }),
  delivery: (deliveryId: string): KeyOf<'delivery'> => ({ pk: `DELIVERY#${deliveryId}`, sk: 'DELIVERY' }),
  slot: (digestId: string): KeyOf<'slot'> => ({ pk: `DIGEST#${digestId}`, sk: 'SLOT' }),
  waiting: (closesAt: InstantText, staffId: string): KeyOf<'waiting'> => ({
    pk: waitingSlots,
    sk: `${closesAt}#${staffId}`,
  }),
  notices: (digestId: string, rowId: string): KeyOf<'notices'> => ({
    pk: `DIGEST#${digestId}`,
    sk: `${prefixes.notices}${rowId}`,
  }),
  roster: (by: string, candidates: string): KeyOf<'roster'> => ({ pk: `ROSTER#${by}#${candidates}`, sk: 'ROSTER' }),
  conduct: (staffId: string): KeyOf<'conduct'> => ({ pk: `STAFF#${staffId}`, sk: 'CONDUCT' }),
  finding: (staffId: string, ticketId: string): KeyOf<'finding'> => ({
    pk: `STAFF#${staffId}`,
    sk: `CONDUCT#${ticketId}`,
  }),
  count: (month: string, group: string, reason: string, product: string): KeyOf<'count'> => ({
    pk: `COUNT#${month}`,
    sk: `${group}#${reason}#${product}`,
  }),
  counted: (eventId: string): KeyOf<'counted'> => ({ pk: `COUNTED#${eventId}`, sk: 'COUNTED' }),
  summary: (month: string): KeyOf<'summary'> => ({ pk: `SUMMARY#${month}`, sk: 'SUMMARY' }),
  backtest: (backtestId: string): KeyOf<'backtest'> => ({ pk: `BACKTEST#${backtestId}`, sk: 'BACKTEST' }),
  lateness: (date: string): KeyOf<'lateness'> => ({ pk: `LATENESS#${date}`, sk: 'LATENESS' }),
  policy: (version: string): KeyOf<'policy'> => ({ pk: `POLICY#${version}`, sk: 'POLICY' }),
  policyVersion: (version: string): KeyOf<'policy-version'> => ({ pk: 'POLICY#current', sk: `VERSION#${version}` }),
  policyState: { pk: 'POLICY#current', sk: 'STATE' } as KeyOf<'policy-state'>,
  retimed: { pk: 'POLICY#current', sk: 'RETIMED' } as KeyOf<'retimed'>,
  replanned: { pk: 'POLICY#current', sk: 'REPLANNED' } as KeyOf<'replanned'>,
} as const;

/** What the sort keys of such rows begin with. */
export const prefixes = { events: 'EVENT#', notices: 'NOTICES#', ticketsOfOrder: 'TICKET#', tasks: 'TASK#' } as const;

/** What a key names: all that follows its first `#`. */
export function idIn(key: string): string {
  return key.slice(key.indexOf('#') + 1);
}

/** A partition of an index: rows in the order of what is due next, or of whatever its entries sort by. */
export interface List {
  index: keyof typeof indexes;
  partition: string;
}

const byStatus = (partition: string): List => ({ index: 'byStatus', partition });
const byOwner = (partition: string): List => ({ index: 'byOwner', partition });

/** Every list there is. */
export const lists = {
  tickets: (status: string) => byStatus(`TICKET#${status}`),
  visits: (status: string) => byStatus(`VISIT#${status}`),
  /** Those that have been delivered, whatever became of them later. */
  deliveredOrders: byStatus('ORDER#delivered'),
  mailsInState: (state: string) => byStatus(`MAIL#${state}`),
  /** Somebody's open tickets. */
  ticketsOf: (staffId: string) => byOwner(`ASSIGNEE#${staffId}`),
  /** Somebody's open tasks. */
  tasksOf: (staffId: string) => byOwner(`TASKS#${staffId}`),
  visitsOfOrder: (shopId: string, orderId: string) => byOwner(`ORDER#${shopId}#${orderId}`),
  /** The mails about a ticket or visit. */
  mailsAbout: (entity: Event['entity'], entityId: string) => byOwner(`MAILS#${entity}#${entityId}`),
  /** An endpoint's deliveries of one state. */
  deliveriesTo: (endpointId: string, state: string) => byOwner(`ENDPOINT#${endpointId}#${state}`),
} as const;

/** What an item needs to be on a list at a place. */
export function entryOf({ index, partition }: List, place: string): Record<string, string> {
  const { pk, sk } = indexes[index];
  return { [pk]: partition, [sk]: place };
}

/** The attributes of an index's entry. */
export function attributesOf(index: List['index']): readonly string[] {
  const { pk, sk } = indexes[index];
  return [pk, sk];
}

/** Sorts after every instant: for what waits for nothing. */
const never = '9999';

/** Index entries of a ticket; the owner's list holds open tickets only. */
export function ticketIndexKeys(ticket: {
  ticketId: string;
  status: string;
  assignee: string | null;
  nextDueAt: string | null;
}): Record<string, string> {
  const order = `${ticket.nextDueAt ?? never}#${ticket.ticketId}`;
  const listed = entryOf(lists.tickets(ticket.status), order);
  if (ticket.assignee === null || ticket.status === 'resolved') return listed;
  return { ...listed, ...entryOf(lists.ticketsOf(ticket.assignee), order) };
}

/** Index entries of an open task: those of its assignee by when they are due. */
export function taskIndexKeys(task: {
  ticketId: string;
  taskId: string;
  assignee: string;
  dueAt: string | null;
}): Record<string, string> {
  return entryOf(lists.tasksOf(task.assignee), `${task.dueAt ?? never}#${task.ticketId}-${task.taskId}`);
}

/** Index entries of a visit: its status by what is due next, and its order's visits by window. */
export function visitIndexKeys(visit: {
  visitId: string;
  status: string;
  shopId: string;
  orderId: string;
  windowFrom: string;
  nextDueAt: string | null;
}): Record<string, string> {
  return {
    ...entryOf(lists.visits(visit.status), `${visit.nextDueAt ?? never}#${visit.visitId}`),
    ...entryOf(lists.visitsOfOrder(visit.shopId, visit.orderId), `${visit.windowFrom}#${visit.visitId}`),
  };
}

/** Index entries of an order; only those that have been delivered are listed, in the order of their deliveries. */
export function orderIndexKeys(order: {
  shopId: string;
  orderId: string;
  deliveredAt: string;
}): Record<string, string> {
  return entryOf(lists.deliveredOrders, `${order.deliveredAt}#${order.shopId}#${order.orderId}`);
}

/** States of mails that may be forgotten, so that the sweeper lists them; each entry of an index costs a write more. */
export const sweptMails = ['claimed', 'released'] as const;

/** Index entries of a mail. */
export function mailIndexKeys(mail: { mailId: string; state: string; claimedUntil: string }): Record<string, string> {
  if (!sweptMails.some((state) => state === mail.state)) return {};
  return entryOf(lists.mailsInState(mail.state), `${mail.claimedUntil}#${mail.mailId}`);
}

/** Where a mail stands among those about its ticket or visit. It never changes: written once, it costs one write. */
export function mailListKeys(mail: {
  entity: Event['entity'];
  entityId: string;
  sequence: number;
  template: string;
  recipientId: string;
}): Record<string, string> {
  if (mail.entity !== 'ticket' && mail.entity !== 'visit') return {};
  const place = `${String(mail.sequence).padStart(6, '0')}#${mail.template}#${mail.recipientId}`;
  return entryOf(lists.mailsAbout(mail.entity, mail.entityId), place);
}

/** The mail that stands at a place among those about an entity. */
export function mailIdAt(entityId: string, place: string): string {
  const [sequence, ...whom] = place.split('#');
  return [entityId, Number(sequence), ...whom].join('#');
}

/** Index entries of a webhook's delivery. */
export function deliveryIndexKeys(delivery: {
  deliveryId: string;
  endpointId: string;
  state: string;
  updatedAt: string;
}): Record<string, string> {
  const list = lists.deliveriesTo(delivery.endpointId, delivery.state);
  return entryOf(list, `${delivery.updatedAt}#${delivery.deliveryId}`);
}
