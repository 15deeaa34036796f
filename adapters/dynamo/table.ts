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

/** What a change does to the attributes that only the row has. */
export interface RowOnly {
  set: Readonly<Record<string, unknown>>;
  remove: readonly string[];
}

/** The execution waits on, or is told that its wait has ended, or has ended it itself and leaves events for the stream. */
export const rowOnly = {
  waitsOn: { set: {}, remove: [carriedEvents] },
  isWoken: { set: nobodyWaits, remove: [awaitAttributes.until, carriedEvents] },
  carries: (events: readonly Event[]) => ({
    set: { ...nobodyWaits, [carriedEvents]: events },
    remove: [awaitAttributes.until],
  }),
} as const satisfies Record<string, RowOnly | ((events: readonly Event[]) => RowOnly)>;

/** What only the row has, beside the members of what it keeps. */
const rowAttributes: ReadonlySet<string> = new Set([
  'pk',
  'sk',
  'kind',
  ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk]),
  awaitAttributes.token,
  awaitAttributes.until,
  carriedEvents,
]);

/** What a row keeps, as it was given to be kept: so that it can be changed and written back whole. */
export function keptIn<T>(row: Record<string, unknown>): T {
  return Object.fromEntries(Object.entries(row).filter(([attribute]) => !rowAttributes.has(attribute))) as T;
}

/** Slots of notices that wait, by when they close. */
export const waitingSlots = 'WAITING';

export const keys = {
  ticket: (ticketId: string): Key => ({ pk: `TICKET#${ticketId}`, sk: 'TICKET' }),
  visit: (visitId: string): Key => ({ pk: `VISIT#${visitId}`, sk: 'VISIT' }),
  /** By the ticket's id, a hyphen and the task's. */
  task: (id: string): Key => {
    const at = id.lastIndexOf('-');
    return { pk: `TICKET#${id.slice(0, at)}`, sk: `TASK#${id.slice(at + 1)}` };
  },
  event: (entity: Event['entity'], entityId: string, sequence: number): Key => ({
    pk: `${entity.toUpperCase()}#${entityId}`,
    sk: `${eventPrefix}${String(sequence).padStart(6, '0')}`,
  }),
  order: (shopId: string, orderId: string): Key => ({ pk: `ORDER#${shopId}#${orderId}`, sk: 'ORDER' }),
  unit: (shopId: string, orderId: string, lineId: string): Key => ({
    pk: `ORDER#${shopId}#${orderId}`,
    sk: `UNIT#${lineId}`,
  }),
  ticketOfOrder: (shopId: string, orderId: string, ticketId: string): Key => ({
    pk: `ORDER#${shopId}#${orderId}`,
    sk: `${ticketsPrefix}${ticketId}`,
  }),
  quarter: (staffId: string, beginsAt: string): Key => ({ pk: `BOOKED#${staffId}`, sk: beginsAt }),
  appointment: (ticketId: string): Key => ({ pk: `TICKET#${ticketId}`, sk: 'BOOKED' }),
  webhook: (shopId: string, deliveryId: string): Key => ({ pk: `WEBHOOK#${shopId}#${deliveryId}`, sk: 'WEBHOOK' }),
  idempotency: (caller: string, key: string): Key => ({ pk: `IDEMPOTENCY#${caller}#${key}`, sk: 'IDEMPOTENCY' }),
  mail: (mailId: string): Key => ({ pk: `MAIL#${mailId}`, sk: 'MAIL' }),
  suppression: (suppressionId: string): Key => ({ pk: `SUPPRESSED#${suppressionId}`, sk: 'SUPPRESSED' }),
  delivery: (deliveryId: string): Key => ({ pk: `DELIVERY#${deliveryId}`, sk: 'DELIVERY' }),
  slot: (digestId: string): Key => ({ pk: `DIGEST#${digestId}`, sk: 'SLOT' }),
  waiting: (closesAt: InstantText, staffId: string): Key => ({ pk: waitingSlots, sk: `${closesAt}#${staffId}` }),
  notices: (digestId: string, rowId: string): Key => ({ pk: `DIGEST#${digestId}`, sk: `${noticesPrefix}${rowId}` }),
  roster: (by: string, candidates: string): Key => ({ pk: `ROSTER#${by}#${candidates}`, sk: 'ROSTER' }),
  conduct: (staffId: string): Key => ({ pk: `STAFF#${staffId}`, sk: 'CONDUCT' }),
  finding: (staffId: string, ticketId: string): Key => ({ pk: `STAFF#${staffId}`, sk: `CONDUCT#${ticketId}` }),
  count: (month: string, group: string, reason: string, product: string): Key => ({
    pk: `COUNT#${month}`,
    sk: `${group}#${reason}#${product}`,
  }),
  counted: (eventId: string): Key => ({ pk: `COUNTED#${eventId}`, sk: 'COUNTED' }),
  summary: (month: string): Key => ({ pk: `SUMMARY#${month}`, sk: 'SUMMARY' }),
  backtest: (backtestId: string): Key => ({ pk: `BACKTEST#${backtestId}`, sk: 'BACKTEST' }),
  lateness: (date: string): Key => ({ pk: `LATENESS#${date}`, sk: 'LATENESS' }),
  policy: (version: string): Key => ({ pk: `POLICY#${version}`, sk: 'POLICY' }),
  policyVersion: (version: string): Key => ({ pk: 'POLICY#current', sk: `VERSION#${version}` }),
  policyState: { pk: 'POLICY#current', sk: 'STATE' } as Key,
  retimed: { pk: 'POLICY#current', sk: 'RETIMED' } as Key,
  replanned: { pk: 'POLICY#current', sk: 'REPLANNED' } as Key,
} as const;

export const eventPrefix = 'EVENT#';
export const noticesPrefix = 'NOTICES#';
export const ticketsPrefix = 'TICKET#';

/** Partition of the index by owner that lists an order's visits. */
export const visitsOfOrder = (shopId: string, orderId: string): string => `ORDER#${shopId}#${orderId}`;

/** Partition of the index by owner that lists somebody's open tickets. */
export const assignedTo = (staffId: string): string => `ASSIGNEE#${staffId}`;

/** Partition of the index by owner that lists somebody's open tasks. */
export const tasksOf = (staffId: string): string => `TASKS#${staffId}`;

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
  const byStatus = { gsi1pk: `TICKET#${ticket.status}`, gsi1sk: order };
  if (ticket.assignee === null || ticket.status === 'resolved') return byStatus;
  return { ...byStatus, gsi2pk: assignedTo(ticket.assignee), gsi2sk: order };
}

/** Index entries of an open task: those of its assignee by when they are due. */
export function taskIndexKeys(task: {
  ticketId: string;
  taskId: string;
  assignee: string;
  dueAt: string | null;
}): Record<string, string> {
  return { gsi2pk: tasksOf(task.assignee), gsi2sk: `${task.dueAt ?? never}#${task.ticketId}-${task.taskId}` };
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
    gsi1pk: `VISIT#${visit.status}`,
    gsi1sk: `${visit.nextDueAt ?? never}#${visit.visitId}`,
    gsi2pk: visitsOfOrder(visit.shopId, visit.orderId),
    gsi2sk: `${visit.windowFrom}#${visit.visitId}`,
  };
}

/** Partition of the index by status that lists delivered orders, whatever became of them later. */
export const deliveredOrders = 'ORDER#delivered';

/** Index entries of an order; only those that have been delivered are listed, in the order of their deliveries. */
export function orderIndexKeys(order: {
  shopId: string;
  orderId: string;
  deliveredAt: string;
}): Record<string, string> {
  return { gsi1pk: deliveredOrders, gsi1sk: `${order.deliveredAt}#${order.shopId}#${order.orderId}` };
}

/** States of mails that may be forgotten, so that the sweeper lists them; each entry of an index costs a write more. */
export const sweptMails = ['claimed', 'released'] as const;

/** Index entries of a mail. */
export function mailIndexKeys(mail: { mailId: string; state: string; claimedUntil: string }): Record<string, string> {
  if (!sweptMails.some((state) => state === mail.state)) return {};
  return { gsi1pk: `MAIL#${mail.state}`, gsi1sk: `${mail.claimedUntil}#${mail.mailId}` };
}

/** Partition of the index by owner that lists the mails about a ticket or visit. */
export const mailsAbout = (entity: Event['entity'], entityId: string): string => `MAILS#${entity}#${entityId}`;

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
  return { gsi2pk: mailsAbout(mail.entity, mail.entityId), gsi2sk: place };
}

/** The mail that stands at a place among those about an entity. */
export function mailIdAt(entityId: string, place: string): string {
  const [sequence, ...whom] = place.split('#');
  return [entityId, Number(sequence), ...whom].join('#');
}

/** Partition of the index by owner that lists an endpoint's deliveries of one state. */
export const deliveriesTo = (endpointId: string, state: string): string => `ENDPOINT#${endpointId}#${state}`;

/** Index entries of a webhook's delivery. */
export function deliveryIndexKeys(delivery: {
  deliveryId: string;
  endpointId: string;
  state: string;
  updatedAt: string;
}): Record<string, string> {
  return {
    gsi2pk: deliveriesTo(delivery.endpointId, delivery.state),
    gsi2sk: `${delivery.updatedAt}#${delivery.deliveryId}`,
  };
}
