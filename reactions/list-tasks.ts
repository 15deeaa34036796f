import { anyText } from '../domain/condition.ts';
import type { Task, Ticket } from '../domain/ticket/ticket.ts';
import type { InstantText } from '../domain/vocabulary.ts';
import { onEvents } from './reaction.ts';

export interface TaskPort {
  readTicket(ticketId: string): Promise<Ticket | null>;
  listTask(ticket: Ticket, task: Task, dueAt: InstantText | null): Promise<void>;
  dropTask(ticketId: string, taskId: string, at: InstantText): Promise<void>;
}

/** Keeps the lists of what each of the staff is to do beside tickets: they need not have, nor see, the tickets themselves. */
export const listTasks = onEvents(
  'list tasks',
  { 'ticket.task-opened': [{ assignee: [anyText] }], 'ticket.task-done': true },
  async ({ data, entityId, at }, { readTicket, listTask, dropTask }: TaskPort) => {
    if (data.type === 'ticket.task-done') return dropTask(entityId, data.taskId, at);
    const ticket = await readTicket(entityId);
    const task = ticket?.tasks.find(({ taskId }) => taskId === data.taskId);
    if (ticket && task?.doneAt === null) await listTask(ticket, task, data.dueAt ?? null);
  },
);
