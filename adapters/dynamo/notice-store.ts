import { ConditionalCheckFailedException, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Event } from '../../domain/events.ts';
import type { NoticeRow } from '../../domain/notice/digest.ts';
import type { DigestEventData, Notice } from '../../domain/notice/events.ts';
import { eventIdOf } from '../../domain/notice/notice.ts';
import type { Slot } from '../../domain/notice/slot.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { type Database, fromItem, type Item, readMany, toItem } from './database.ts';
import { type Key, keptIn, keys, noticesPrefix, ttlAttribute, waitingSlots } from './table.ts';
import { putAll } from './writes.ts';

/** Longer than anything redelivers an event; a mail about it can be written again until then. */
const keptSeconds = 60 * 86_400;

/**
 * Takes a slot's first place, for the notice that is told at once, unless it was taken before; or for nobody.
 * @param at any instant of the slot
 * @returns the event that has it, or null
 */
export async function takeFirstPlace(
  database: Database,
  digestId: string,
  notice: Notice | null,
  at: InstantText,
): Promise<Event['eventId'] | null> {
  const first = notice && eventIdOf(notice);
  const row = { kind: 'slot', first, told: notice, [ttlAttribute]: expiryOf(at) };
  const taken = await putUnlessThere(database, keys.slot(digestId), row);
  return taken === null ? first : (taken.first as string | null);
}

/** Notices gathered in a slot. */
export interface Gathered extends NoticeRow {
  digestId: string;
  /** Of one of its events. */
  at: string;
}

/** Keeps notices until their slots close. The same row says the same, so keeping it again changes nothing. */
export function keepNotices(database: Database, gathered: readonly Gathered[]): Promise<void> {
  return putAll(
    database,
    gathered.map(({ digestId, rowId, notices, at }) => ({
      ...keys.notices(digestId, rowId),
      kind: 'notices',
      notices,
      [ttlAttribute]: expiryOf(at),
    })),
  );
}

/** Notes that a slot waits for hours to begin: they may begin earlier than was known. */
export async function noteWaiting(database: Database, { staffId, closesAt, quiet }: Slot): Promise<void> {
  const row = { kind: 'waiting', staffId, closesAt, quiet, [ttlAttribute]: expiryOf(closesAt) };
  await database.client.send(
    new PutItemCommand({ TableName: database.table, Item: toItem({ ...keys.waiting(closesAt, staffId), ...row }) }),
  );
}

/** The slots that wait for hours that begin after an instant. */
export async function readWaiting(database: Database, after: InstantText): Promise<Slot[]> {
  const pages = paginateQuery(
    { client: database.client },
    {
      TableName: database.table,
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: toItem({ ':pk': waitingSlots, ':after': after }),
      ConsistentRead: true,
    },
  );
  const slots: Slot[] = [];
  for await (const { Items = [] } of pages) slots.push(...Items.map((item) => keptIn<Slot>(fromItem(item))));
  return slots;
}

/** What was told at once when a slot began, what it has gathered since, and what has been told of that. */
export async function readSlot(
  database: Database,
  digestId: string,
): Promise<{ first: Notice | null; rows: NoticeRow[]; closings: Event<DigestEventData>[] }> {
  const pages = paginateQuery(
    { client: database.client },
    {
      TableName: database.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: toItem({ ':pk': keys.slot(digestId).pk }),
      ConsistentRead: true,
    },
  );
  let first: Notice | null = null;
  const rows: NoticeRow[] = [];
  const closings: Event<DigestEventData>[] = [];
  for await (const { Items = [] } of pages) {
    for (const item of Items.map((one) => fromItem<Item & Key>(one))) {
      if (item.kind === 'slot') first = (item.told ?? null) as Notice | null;
      if (item.kind === 'event') closings.push(item as unknown as Event<DigestEventData>);
      if (item.kind !== 'notices') continue;
      rows.push({ rowId: item.sk.slice(noticesPrefix.length), notices: item.notices as NoticeRow['notices'] });
    }
  }
  return { first, rows, closings };
}

/** Notes that a slot was closed. False when another run has closed it meanwhile: then there is to be looked again. */
export async function noteClosing(database: Database, closing: Event<DigestEventData>): Promise<boolean> {
  const { entity, entityId, sequence, at } = closing;
  const row = { kind: 'event', ...closing, [ttlAttribute]: expiryOf(at) };
  return (await putUnlessThere(database, keys.event(entity, entityId, sequence), row)) === null;
}

/** Tickets by their ids, at most 100; those that are gone are left out. */
export async function readTickets(database: Database, ids: readonly string[]): Promise<Map<string, Ticket>> {
  const rows = await readMany(
    database,
    ids.map((id) => keys.ticket(id)),
  );
  return new Map(rows.map((row) => keptIn<Ticket>(row)).map((ticket) => [ticket.ticketId, ticket]));
}

/** Null when it was put, else what is there. */
async function putUnlessThere(database: Database, key: Key, row: Item): Promise<Item | null> {
  try {
    await database.client.send(
      new PutItemCommand({
        TableName: database.table,
        Item: toItem({ ...key, ...row }),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return null;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return fromItem(error.Item!);
  }
}

function expiryOf(at: string): number {
  return Math.floor(Date.parse(at) / 1000) + keptSeconds;
}
