import type { Context } from '../context.ts';
import { type Problem, problem } from '../errors.ts';
import { millisBetween, plusMs, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { refusalOfTaskTaker } from './bars.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { taskClockName, withClock } from './clock-state.ts';
import { cancelled, met } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { ownClock } from './own-clocks.ts';
import { noTask, refusalOf, type TicketRefusal, tooManyTasks, unknownValue } from './problems.ts';
import type { Clock, Task, Ticket } from './ticket.ts';

/** So many tasks, with their titles, still fit the ticket's row many times over. */
const mostTasks = 50;

/** As far ahead as a time can be booked, or a hold may end: what is due later is a visit's, or a routine's. */
const longestMs = 366 * 86_400_000;

/** A task as it is asked for: with a due time it is chased until it is done. */
export interface NewTask {
  title: string;
  assignee: string | null;
  dueAt?: InstantText | null | undefined;
  /** See {@link Task.call}. */
  call?: boolean | undefined;
}

/** Adds a task beside the ticket. */
export function addTask(
  ticket: Ticket,
  task: NewTask,
  context: Context,
): Result<
  TicketChange,
  Problem<
    | TicketRefusal
    | 'complaint-about-assignee'
    | 'task-due-invalid'
    | 'team-kept-out'
    | 'too-many-tasks'
    | 'unknown-value'
  >
> {
  const refusal = refusalOf('task', ticket, context);
  if (refusal) return refuse(refusal);
  const { policy, now } = context;
  const { assignee, dueAt = null } = task;
  if (assignee !== null) {
    const person = policy.staff.find(({ id }) => id === assignee);
    const staff = policy.staff.map(({ id }) => id);
    if (!person) return refuse(unknownValue('/assignee', assignee, staff));
    const barred = refusalOfTaskTaker(policy, ticket, person, '/assignee');
    if (barred) return refuse(barred);
  }
  const at = toText(now);
  const latest = plusMs(at, longestMs);
  if (dueAt !== null && (ticket.status === 'resolved' || dueAt <= at || dueAt > latest)) {
    return refuse(badDueTime(dueAt, latest));
  }
  const opened = openTask(policy, ticket, task, at);
  if (!opened) return refuse(tooManyTasks(ticket.ticketId, mostTasks));
  return ok(change('task', ticket, context, opened.patch, [opened.event]));
}

/** A task is done; done again, it stays as it was. */
export function completeTask(
  ticket: Ticket,
  taskId: string,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'not-found'>> {
  const task = ticket.tasks.find((one) => one.taskId === taskId);
  // Work for a ticket goes to those whose team is kept out of it, too: whoever has a task says that it is done.
  const { actor } = context;
  const isTheirs = actor.kind === 'staff' && task !== undefined && task.assignee === actor.id;
  const refusal = refusalOf(isTheirs ? 'ownTask' : 'task', ticket, context);
  if (refusal) return refuse(refusal);
  if (!task) return refuse(noTask(ticket.ticketId, taskId));
  if (task.doneAt !== null) return ok(noChange('task', ticket));
  const at = toText(context.now);
  const tasks = ticket.tasks.map((one) => (one === task ? { ...task, doneAt: at } : one));
  const clocks = ticket.clocks.map((clock) => (isOfTask(clock, taskId) ? met(clock, at) : clock));
  return ok(change('task', ticket, context, { tasks, clocks }, [{ type: 'ticket.task-done', taskId }]));
}

/** Adds a task, and its clock where it has a due time; null when the ticket has as many as it takes. */
export function openTask(
  policy: Policy,
  ticket: Ticket,
  { title, assignee, dueAt = null, call = false }: NewTask,
  at: InstantText,
  calendar = policy.visits.calendar,
): { patch: Pick<Ticket, 'tasks' | 'clocks'>; event: TicketEventData } | null {
  const { tasks, clocks } = ticket;
  if (tasks.length >= mostTasks) return null;
  const taskId = String(tasks.length + 1);
  const task: Task = { taskId, title, assignee, openedAt: at, doneAt: null, ...(call && { call }) };
  const opened = [...tasks, task];
  const event = { type: 'ticket.task-opened' as const, taskId, title, assignee };
  if (dueAt === null) return { patch: { tasks: opened, clocks }, event };
  const own = { kind: 'task' as const, taskId };
  const promise = { name: taskClockName(taskId), run: 1, own, calendar, target: 'booked', bookedFor: dueAt };
  const clock = ownClock(policy, ticket, promise, at);
  return { patch: { tasks: opened, clocks: withClock(clocks, clock) }, event: { ...event, dueAt } };
}

/** The customer has been answered: whoever was to call them about what is late need not any more. */
export function withoutCalls(
  { tasks, clocks }: Pick<Ticket, 'tasks' | 'clocks'>,
  at: InstantText,
): { patch: Pick<Ticket, 'tasks' | 'clocks'>; events: TicketEventData[] } {
  const calls = tasks.filter(({ call, doneAt }) => call && doneAt === null);
  const isOne = (clock: Clock) => calls.some(({ taskId }) => isOfTask(clock, taskId));
  return {
    patch: {
      tasks: tasks.map((task) => (calls.includes(task) ? { ...task, doneAt: at } : task)),
      clocks: clocks.map((clock) => (isOne(clock) ? met(clock, at) : clock)),
    },
    events: calls.map(({ taskId }) => ({ type: 'ticket.task-done', taskId })),
  };
}

/** The answer of an instant never arrived: the calls it did are still to be made. Their clocks go on as others do. */
export function withCallsAgain(
  { tasks, clocks }: Pick<Ticket, 'tasks' | 'clocks'>,
  answeredAt: InstantText,
): { tasks: Task[]; events: TicketEventData[] } {
  const calls = tasks.filter(({ call, doneAt }) => call && doneAt === answeredAt);
  return {
    tasks: tasks.map((task) => (calls.includes(task) ? { ...task, doneAt: null } : task)),
    events: calls.map(({ taskId, title, assignee }) => {
      const dueAt = clocks.find((clock) => isOfTask(clock, taskId))?.bookedFor ?? null;
      return { type: 'ticket.task-opened', taskId, title, assignee, dueAt };
    }),
  };
}

/** The clocks of tasks end with the ticket, as nobody is chased for a settled one. */
export function withoutTaskClocks(clocks: readonly Clock[], at: InstantText): Clock[] {
  return clocks.map((clock) => (clock.own?.kind === 'task' ? cancelled(clock, at) : clock));
}

/** What was still to be done when the ticket was settled is due again as long after it is taken up as it was given at first. */
export function reopenedTasks(policy: Policy, ticket: Ticket, at: InstantText): Clock[] {
  return ticket.clocks.map((clock) => {
    const { own, state, run, name, calendar } = clock;
    if (own?.kind !== 'task' || state !== 'cancelled') return clock;
    if (ticket.tasks.find(({ taskId }) => taskId === own.taskId)?.doneAt !== null) return clock;
    const bookedFor = longAfter(clock, at);
    return ownClock(policy, ticket, { name, run: run + 1, own, calendar, target: 'booked', bookedFor }, at);
  });
}

/** When a task that goes over to another ticket is due there: when it was, or, overdue, as long after as it was given at first. */
export function dueAnew(clock: Clock, at: InstantText): InstantText {
  return clock.bookedFor! > at ? clock.bookedFor! : longAfter(clock, at);
}

function longAfter({ startedAt, bookedFor }: Clock, at: InstantText): InstantText {
  return plusMs(at, millisBetween(startedAt, bookedFor!));
}

function isOfTask({ own }: Clock, taskId: string): boolean {
  return own?.kind === 'task' && own.taskId === taskId;
}

function badDueTime(dueAt: string, latest: string): Problem<'task-due-invalid'> {
  return problem('task-due-invalid', {
    detail: `${dueAt} has passed, or is more than a year ahead, or the ticket is resolved.`,
    field: '/dueAt',
    expected: `an instant from now on, at the latest ${latest}, or none`,
  });
}
