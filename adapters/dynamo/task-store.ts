import type { Task, Ticket } from '../../domain/ticket/ticket.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { putRow } from './rows.ts';
import { idIn, type Key, keys, taskIndexKeys, ttlAttribute } from './table.ts';
import { writeAlone } from './transact.ts';

/** Puts an open task on the list of whoever is to do it, with what they have to know of its ticket. */
export async function listTask(
  database: Database,
  { ticketId, requestType, customer, product, about }: Ticket,
  { taskId, title, assignee, openedAt }: Task,
  dueAt: InstantText | null,
): Promise<void> {
  const place = { ticketId, taskId, assignee: assignee!, dueAt };
  const shown = { requestType, about, customer, products: product === null ? [] : [product], openedAt };
  const row = { ticketId, subject: title, assignee: assignee!, nextDueAt: dueAt, ...shown };
  const listed = { kind: 'task' as const, ...row, ...taskIndexKeys(place) };
  await writeAlone(database, putRow(database, keys.task(`${ticketId}-${taskId}`), listed));
}

/** Takes a task that is done off its list; its row goes by itself. */
export async function dropTask(database: Database, ticketId: string, taskId: string, at: InstantText): Promise<void> {
  const expires = Math.floor(Date.parse(at) / 1000);
  const row = { kind: 'task' as const, [ttlAttribute]: expires };
  await writeAlone(database, putRow(database, keys.task(`${ticketId}-${taskId}`), row));
}

/** Which task of its ticket a row is about. */
export function taskIdIn({ sk }: Pick<Key, 'sk'>): string {
  return idIn(sk);
}
