import type { Appointment } from '../../application/records.ts';
import type { Write } from '../../application/unit-of-work.ts';
import type { Booked, Diary } from '../../domain/booking/book.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { getRow, isStill, putRow, queryRows } from './rows.ts';
import { keys, ttlAttribute } from './table.ts';

/** Quarters are forgotten so long after they have passed. */
const keptSeconds = 7 * 86_400;

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
    const taken: InstantText[] = [];
    for await (const one of quartersAround(database, id, around)) {
      if (one.holder !== null && one.holder !== holder) taken.push(one.sk);
    }
    return [id, taken] as const;
  });
  return Object.fromEntries(await Promise.all(diaries));
}

function quartersAround(database: Database, staffId: string, around: InstantText) {
  const at = Date.parse(around);
  const week = 7 * 86_400_000;
  const { pk, sk: from } = keys.quarter(staffId, new Date(at - week).toISOString());
  return queryRows<'quarter'>(database, { pk }, { from, to: new Date(at + week).toISOString() });
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
): Write[] {
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
): Write {
  const expires = Math.floor(Date.parse(slot) / 1000) + keptSeconds;
  const row = { kind: 'quarter' as const, holder: becomes, [ttlAttribute]: expires };
  return putRow(database, keys.quarter(staffId, slot), row, {
    expression: 'attribute_not_exists(pk) OR #holder = :nobody OR #holder = :me',
    values: { ':nobody': null, ':me': holder },
  });
}

export async function readAppointment(database: Database, ticketId: string): Promise<Appointment> {
  return (await getRow(database, keys.appointment(ticketId))) ?? { version: 0, booked: null };
}

/** Takes and gives back what a ticket's appointment takes otherwise than before. */
export function appointmentWrites(
  database: Database,
  ticketId: string,
  before: Appointment,
  booked: Booked | null,
  at: InstantText,
): Write[] {
  if (before.booked === null && booked === null) return [];
  const row = { kind: 'appointment' as const, version: before.version + 1, booked };
  const kept = putRow(database, keys.appointment(ticketId), row, isStill('version', before.version));
  return [kept, ...bookWrites(database, holderOfTicket(ticketId), before.booked, booked, at)];
}

export function holderOfTicket(ticketId: string): string {
  return `ticket ${ticketId}`;
}
