import { GetItemCommand, paginateQuery, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Booked, Diary } from '../../domain/booking/book.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { type Database, fromItem, toItem } from './database.ts';
import { keys, ttlAttribute } from './table.ts';
import { putNew } from './writes.ts';

/** Quarters are forgotten so long after they have passed. */
const keptSeconds = 7 * 86_400;

/** A quarter of an hour of somebody's; nobody's once it was given back. */
interface Quarter {
  sk: InstantText;
  holder: string | null;
}

/**
 * What others have taken of some people's times within a week of an instant, as it is at this moment: a quarter is taken by
 * a conditional write, so that of two who see it free one gets it.
 * @param holder whose own quarters are left out
 */
export async function readDiary(
  database: Database,
  staff: readonly string[],
  around: InstantText,
  holder: string,
): Promise<Diary> {
  const diaries = staff.map(async (id) => {
    const quarters = await readQuarters(database, id, around);
    const taken = quarters.filter((one) => one.holder !== null && one.holder !== holder).map(({ sk }) => sk);
    return [id, taken] as const;
  });
  return Object.fromEntries(await Promise.all(diaries));
}

async function readQuarters(database: Database, staffId: string, around: InstantText): Promise<Quarter[]> {
  const at = Date.parse(around);
  const week = 7 * 86_400_000;
  const { pk, sk: from } = keys.quarter(staffId, new Date(at - week).toISOString());
  const query = {
    TableName: database.table,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: toItem({ ':pk': pk, ':from': from, ':to': new Date(at + week).toISOString() }),
    ConsistentRead: true,
  };
  const quarters: Quarter[] = [];
  for await (const { Items = [] } of paginateQuery({ client: database.client }, query)) {
    quarters.push(...Items.map((item) => fromItem<Quarter>(item)));
  }
  return quarters;
}

/**
 * Takes and gives back what changes hands. Taking fails when somebody else was first; what has passed is left to be
 * forgotten.
 */
export function bookWrites(
  database: Database,
  holder: string,
  before: Booked | null,
  after: Booked | null,
  at: InstantText,
): TransactWriteItem[] {
  const isSame = before?.staff === after?.staff;
  const kept = (one: Booked | null, slot: InstantText) => isSame && (one?.slots.includes(slot) ?? false);
  const taken = after?.slots.filter((slot) => !kept(before, slot)) ?? [];
  const free = before?.slots.filter((slot) => !kept(after, slot) && slot > at) ?? [];
  return [
    ...taken.map((slot) => putQuarter(database, after!.staff, slot, holder, holder)),
    ...free.map((slot) => putQuarter(database, before!.staff, slot, holder, null)),
  ];
}

/** Nothing is deleted: a quarter given back is nobody's until it is taken again, or forgotten. */
function putQuarter(
  database: Database,
  staffId: string,
  slot: InstantText,
  holder: string,
  becomes: string | null,
): TransactWriteItem {
  const expires = Math.floor(Date.parse(slot) / 1000) + keptSeconds;
  const Item = { ...keys.quarter(staffId, slot), kind: 'quarter', holder: becomes, [ttlAttribute]: expires };
  return {
    Put: {
      TableName: database.table,
      Item: toItem(Item),
      ConditionExpression: 'attribute_not_exists(pk) OR #holder = :nobody OR #holder = :me',
      ExpressionAttributeNames: { '#holder': 'holder' },
      ExpressionAttributeValues: toItem({ ':nobody': null, ':me': holder }),
    },
  };
}

/** What a ticket's appointment has taken; `version` grows with every change of it. */
export interface Appointment {
  version: number;
  booked: Booked | null;
}

export async function readAppointment(database: Database, ticketId: string): Promise<Appointment> {
  const { Item } = await database.client.send(
    new GetItemCommand({
      TableName: database.table,
      Key: toItem({ ...keys.appointment(ticketId) }),
      ConsistentRead: true,
    }),
  );
  return Item ? fromItem<Appointment>(Item) : { version: 0, booked: null };
}

/** Takes and gives back what a ticket's appointment takes otherwise than before. */
export function appointmentWrites(
  database: Database,
  ticketId: string,
  before: Appointment,
  booked: Booked | null,
  at: InstantText,
): TransactWriteItem[] {
  if (before.booked === null && booked === null) return [];
  const key = keys.appointment(ticketId);
  const row = { kind: 'appointment', version: before.version + 1, booked };
  const kept: TransactWriteItem =
    before.version === 0
      ? putNew(database, key, row)
      : {
          Put: {
            TableName: database.table,
            Item: toItem({ ...key, ...row }),
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: toItem({ ':before': before.version }),
          },
        };
  return [kept, ...bookWrites(database, holderOfTicket(ticketId), before.booked, booked, at)];
}

export function holderOfTicket(ticketId: string): string {
  return `ticket ${ticketId}`;
}
