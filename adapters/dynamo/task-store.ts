import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Task, Ticket } from '../../domain/ticket/ticket.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { type Database, toItem } from './database.ts';
import { keys, taskIndexKeys, ttlAttribute } from './table.ts';

/** Puts an open task on the list of whoever is to do it, with what they have to know of its ticket. */
export async function listTask(
  { client, table }: Database,
  { ticketId, requestType, customer, product, about }: Ticket,
  { taskId, title, assignee, openedAt }: Task,
  dueAt: InstantText | null,
): Promise<void> {
  const place = { ticketId, taskId, assignee: assignee!, dueAt };
  const shown = { requestType, about, customer, products: product === null ? [] : [product], openedAt };
  const row = { ticketId, subject: title, assignee, nextDueAt: dueAt, ...shown };
  const Item = toItem({ ...keys.task(`${ticketId}-${taskId}`), ...taskIndexKeys(place), kind: 'task', ...row });
  await client.send(new PutItemCommand({ TableName: table, Item }));
}

/** Takes a task that is done off its list; its row goes by itself. */
export async function dropTask(
  { client, table }: Database,
  ticketId: string,
  taskId: string,
  at: InstantText,
): Promise<void> {
  const expires = Math.floor(Date.parse(at) / 1000);
  const Item = toItem({ ...keys.task(`${ticketId}-${taskId}`), kind: 'task', [ttlAttribute]: expires });
  await client.send(new PutItemCommand({ TableName: table, Item }));
}
