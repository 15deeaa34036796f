import type { TicketEventData } from '../events.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { refusalOfTaker } from './bars.ts';
import { type Context, change, noChange, type TicketChange } from './change.ts';
import { noTask, refusalOf, tooManyTasks, unknownValue } from './problems.ts';
import type { Task, Ticket } from './ticket.ts';

/** So many tasks, with their titles, still fit the ticket's row many times over. */
const mostTasks = 50;

/** Adds a task beside the ticket. */
export function addTask(
  ticket: Ticket,
  { title, assignee }: { title: string; assignee: string | null },
  context: Context,
): Result<TicketChange> {
  const refusal = refusalOf('task', ticket, context);
  if (refusal) return refuse(refusal);
  const { policy, now } = context;
  if (assignee !== null) {
    const person = policy.staff.find(({ id }) => id === assignee);
    const staff = policy.staff.map(({ id }) => id);
    if (!person) return refuse(unknownValue('/assignee', assignee, staff));
    const barred = refusalOfTaker(policy, ticket, person, '/assignee');
    if (barred) return refuse(barred);
  }
  const opened = openTask(ticket.tasks, { title, assignee, at: toText(now) });
  if (!opened) return refuse(tooManyTasks(ticket.ticketId, mostTasks));
  return ok(change('task', ticket, context, { tasks: opened.tasks }, [opened.event]));
}

/** A task is done; done again, it stays as it was. */
export function completeTask(ticket: Ticket, taskId: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('task', ticket, context);
  if (refusal) return refuse(refusal);
  const task = ticket.tasks.find((one) => one.taskId === taskId);
  if (!task) return refuse(noTask(ticket.ticketId, taskId));
  if (task.doneAt !== null) return ok(noChange('task', ticket));
  const done = { ...task, doneAt: toText(context.now) };
  const tasks = ticket.tasks.map((one) => (one === task ? done : one));
  return ok(change('task', ticket, context, { tasks }, [{ type: 'ticket.task-done', taskId }]));
}

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
