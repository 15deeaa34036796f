import type { TicketEventData } from '../events.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Task } from './ticket.ts';

/** So many tasks, with their titles, still fit the ticket's row many times over. */
export const mostTasks = 50;

/** Adds a task; null when the ticket has as many as it takes. */
export function openTask(
  tasks: readonly Task[],
  { title, assignee, at }: { title: string; assignee: string | null; at: InstantText },
): { tasks: Task[]; event: TicketEventData } | null {
  if (tasks.length >= mostTasks) return null;
  const taskId = String(tasks.length + 1);
  return {
    tasks: [...tasks, { taskId, title, assignee, openedAt: at, doneAt: null }],
    event: { type: 'ticket.task-opened', taskId, title, assignee },
  };
}
