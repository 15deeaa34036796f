import type { Database } from '../../adapters/dynamo/database.ts';
import { dropTask, listTask } from '../../adapters/dynamo/task-store.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import type { Event } from '../../domain/events.ts';

/** Keeps the lists of what each of the staff is to do beside tickets: they need not have, nor see, the tickets themselves. */
export async function followTasks(database: Database, { data, entityId, at }: Event): Promise<void> {
  if (data.type === 'ticket.task-done') return dropTask(database, entityId, data.taskId, at);
  if (data.type !== 'ticket.task-opened' || data.assignee === null) return;
  const ticket = await readTicket(database, entityId);
  const task = ticket?.tasks.find(({ taskId }) => taskId === data.taskId);
  if (ticket && task?.doneAt === null) await listTask(database, ticket, task, data.dueAt ?? null);
}
