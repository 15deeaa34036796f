import { takerNamed } from '../assignment/named.ts';
import type { Context } from '../context.ts';
import { toText } from '../instants.ts';
import { worded } from '../language.ts';
import type { Rung } from '../policy/ladder.ts';
import { type Priority, priorities } from '../vocabulary.ts';
import { retimedClocks } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { clocksOnceGiven } from './giving.ts';
import { openTask } from './tasks.ts';
import type { Ticket } from './ticket.ts';
import { promisedAnew } from './timing.ts';

/** A ticket on its way up its ladders, and what there is to tell of it. */
export interface Climb {
  ticket: Ticket;
  data: TicketEventData[];
}

/**
 * What a rung does beside telling people: hands the ticket on, raises its priority, opens a task.
 * @param calls whether the customer is told that somebody will call: that is the task then
 */
export function actOf(rung: Rung, calendar: string, ticket: Ticket, calls: boolean, context: Context): Climb {
  const start: Climb = { ticket, data: [] };
  const acts = [reassign, raise, (climb: Climb) => addTask(climb, rung, calendar, calls, context)];
  return acts.reduce((climb, act) => act(climb, rung, context), start);
}

function reassign(climb: Climb, { reassign }: Rung, { policy, now }: Context): Climb {
  const { ticket } = climb;
  const to = reassign && takerNamed(policy, ticket, reassign, toText(now));
  if (!to || to.id === ticket.assignee) return climb;
  const team = to.team ?? null;
  const moved = { ...ticket, assignee: to.id, team, routing: null, routeAt: null };
  const event = {
    type: 'ticket.assigned' as const,
    from: ticket.assignee,
    to: to.id,
    team,
    reason: 'escalation' as const,
  };
  const given = { ...moved, ...clocksOnceGiven(policy, ticket, moved, toText(now)) };
  return { ticket: given, data: [...climb.data, event] };
}

function raise(climb: Climb, { raise }: Rung, { policy, now }: Context): Climb {
  const { ticket } = climb;
  const to = raise === 'one' ? oneUp(ticket.priority) : raise;
  if (!to || priorities.indexOf(to) <= priorities.indexOf(ticket.priority)) return climb;
  const raised = { ...ticket, priority: to };
  const event = { type: 'ticket.prioritised' as const, from: ticket.priority, to, reason: 'escalation' as const };
  return { ticket: { ...raised, clocks: retimedClocks(policy, raised, toText(now)) }, data: [...climb.data, event] };
}

/** Due so long after the rung, in the time of the clock whose rung it is. */
function addTask(climb: Climb, { task }: Rung, calendar: string, calls: boolean, { policy, now }: Context): Climb {
  if (!task) return climb;
  const { ticket } = climb;
  const at = toText(now);
  const assignee = takerNamed(policy, ticket, task.to, at)?.id ?? null;
  const title = worded(task.title, policy.business.locale);
  const dueAt = task.within === undefined ? null : promisedAnew(policy, { calendar }, at, task.within);
  const opened = openTask(policy, ticket, { title, assignee, dueAt, call: calls }, at, calendar);
  if (!opened) return climb;
  return { ticket: { ...ticket, ...opened.patch }, data: [...climb.data, opened.event] };
}

function oneUp(priority: Priority): Priority | undefined {
  return priorities[priorities.indexOf(priority) + 1];
}
