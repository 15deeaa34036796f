import { reroute, routeFor } from '../assignment/routing.ts';
import type { Problem } from '../errors.ts';
import type { About, TicketEventData } from '../events.ts';
import type { Cause } from '../insight/cause.ts';
import { latest, toText } from '../instants.ts';
import { milestonesOf, type RequestType } from '../policy/promises.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Channel, Customer, Priority } from '../vocabulary.ts';
import { type Context, change, eventsOf, type TicketChange } from './change.ts';
import {
  clocksAfter,
  nextDue,
  openingClocks,
  pauseClocks,
  reopenClocks,
  resumeClocks,
  retimedClocks,
  settleClocks,
} from './clocks.ts';
import {
  aboutNobody,
  refusalOf,
  refusalOfFinding,
  refusalOfTaker,
  tooManyHolds,
  tooManyTasks,
  unknownValue,
} from './problems.ts';
import { stepsBetween } from './steps.ts';
import { mostTasks, openTask } from './tasks.ts';
import type { Ticket } from './ticket.ts';

export interface OpenTicket {
  ticketId: string;
  requestType: string;
  priority?: Priority | undefined;
  subject: string;
  text: string;
  customer: Customer | null;
  shopId?: string | null | undefined;
  orderId?: string | null | undefined;
  product?: string | null | undefined;
  cause?: Cause | null | undefined;
  channel?: Channel | undefined;
  region?: string | null | undefined;
  /** Whom a complaint about conduct is about. */
  about?: About | null | undefined;
}

/** Opens a ticket: starts the clocks its request type brings and gives it to whoever takes such requests. */
export function openTicket(command: OpenTicket, context: Context): Result<TicketChange> {
  const { policy, actor } = context;
  const known = Object.hasOwn(policy.requestTypes, command.requestType);
  const type = known ? policy.requestTypes[command.requestType] : undefined;
  if (!type) return refuse(unknownValue('/requestType', command.requestType, Object.keys(policy.requestTypes)));
  const cause = command.cause ?? null;
  const badCause = cause && refusalOfCause(cause, context);
  if (badCause) return refuse(badCause);

  const badAbout = refusalOfAbout(command.about ?? null, type, context);
  if (badAbout) return refuse(badAbout);

  const at = toText(context.now);
  const product = command.product ?? null;
  const channel = command.channel ?? 'web';
  const blank: Ticket = {
    ticketId: command.ticketId,
    version: 1,
    status: 'new',
    requestType: command.requestType,
    priority: command.priority ?? type.priority,
    channel,
    customerClass: command.customer?.class ?? null,
    subject: command.subject,
    text: command.text,
    customer: command.customer,
    shopId: command.shopId ?? null,
    orderId: command.orderId ?? null,
    product,
    cause,
    complaint: type.complaint,
    region: command.region ?? null,
    about: command.about ?? null,
    assignee: null,
    team: null,
    routing: null,
    clocks: [],
    holds: [],
    milestones: {},
    tasks: [],
    openedAt: at,
    updatedAt: at,
    answeredAt: null,
    repliedAt: null,
    unansweredSince: null,
    resolvedAt: null,
    nextDueAt: null,
    eventCount: 0,
    policyVersion: policy.version,
    execution: `${command.ticketId}-1`,
  };
  const routed = { ...blank, ...routeFor(policy, blank, at) };
  const clocks = openingClocks(policy, routed);
  const { requestType } = command;
  const data: TicketEventData[] = [
    { type: 'ticket.opened', requestType, channel, cause, product, complaint: type.complaint },
  ];
  const { assignee, team } = routed;
  if (assignee) data.push({ type: 'ticket.assigned', from: null, to: assignee, team, reason: 'routing' });
  const ticket: Ticket = { ...routed, clocks, nextDueAt: nextDue(clocks), eventCount: data.length };
  const events = eventsOf(ticket.ticketId, 0, at, actor, data, stepsBetween([], clocks));
  return ok({ transition: 'open', before: null, ticket, events });
}

/**
 * The customer has written again. The first message nobody has answered starts the clock for the next response; a mere
 * thanks does not need an answer and starts nothing.
 */
export function addMessage(
  ticket: Ticket,
  message: { text: string; needsAnswer: boolean },
  context: Context,
): Result<TicketChange> {
  const refusal = refusalOf('message', ticket);
  if (refusal) return refuse(refusal);
  const { text, needsAnswer } = message;
  const data: TicketEventData[] = [{ type: 'ticket.message', text, needsAnswer }];
  const waits = needsAnswer && ticket.status !== 'resolved' && ticket.unansweredSince === null;
  if (!waits) return ok(change('message', ticket, context, {}, data));
  const at = toText(context.now);
  // Until the first answer it is the first-response clock that runs.
  const clocks =
    ticket.answeredAt === null ? ticket.clocks : clocksAfter(context.policy, ticket, 'customer-message', at);
  return ok(change('message', ticket, context, { clocks, unansweredSince: at }, data));
}

/** Answers the customer, which meets every clock that waits for it; on hold it stays on hold. */
export function replyToTicket(ticket: Ticket, text: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('reply', ticket);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const replied = { ...ticket, answeredAt: ticket.answeredAt ?? at, repliedAt: at, unansweredSince: null };
  const { answeredAt, repliedAt, unansweredSince } = replied;
  const clocks = clocksAfter(context.policy, replied, 'replied', at);
  const status = ticket.status === 'new' ? 'open' : ticket.status;
  const patch = { clocks, status, answeredAt, repliedAt, unansweredSince } as const;
  return ok(change('reply', ticket, context, patch, [{ type: 'ticket.replied', text }]));
}

/** Adds a note only staff see. */
export function noteOnTicket(ticket: Ticket, text: string, context: Context): Result<TicketChange> {
  return ok(change('note', ticket, context, {}, [{ type: 'ticket.noted', text }]));
}

/** Gives the ticket to somebody; another team's calendar may bring other due times. */
export function assignTicket(ticket: Ticket, to: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('assign', ticket);
  if (refusal) return refuse(refusal);
  const { policy } = context;
  const person = policy.staff.find(({ id }) => id === to);
  if (!person) {
    const staff = policy.staff.map(({ id }) => id);
    return refuse(unknownValue('/assignee', to, staff));
  }
  const barred = refusalOfTaker(policy, ticket, person, '/assignee');
  if (barred) return refuse(barred);
  const team = person.team ?? null;
  const moved = { ...ticket, assignee: to, team, routing: null };
  const clocks = team === ticket.team ? ticket.clocks : retimedClocks(policy, moved);
  return ok(
    change('assign', ticket, context, { assignee: to, team, routing: null, clocks }, [
      { type: 'ticket.assigned', from: ticket.assignee, to, team, reason: 'staff' },
    ]),
  );
}

/** Changes the priority; targets are those of the new one, counted from the same start, holds credited. */
export function prioritiseTicket(ticket: Ticket, priority: Priority, context: Context): Result<TicketChange> {
  const refusal = refusalOf('prioritise', ticket);
  if (refusal) return refuse(refusal);
  const clocks = retimedClocks(context.policy, { ...ticket, priority });
  return ok(
    change('prioritise', ticket, context, { priority, clocks }, [
      { type: 'ticket.prioritised', from: ticket.priority, to: priority, reason: 'staff' },
    ]),
  );
}

/**
 * Makes another request type of it: the clocks are those of the new type, as they would stand had it been that from
 * the start. Whoever has the ticket keeps it unless the new type keeps them out; one that nobody has is routed.
 */
export function retypeTicket(ticket: Ticket, requestType: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('retype', ticket);
  if (refusal) return refuse(refusal);
  const { requestTypes } = context.policy;
  const type = Object.hasOwn(requestTypes, requestType) ? requestTypes[requestType] : undefined;
  if (!type) return refuse(unknownValue('/requestType', requestType, Object.keys(requestTypes)));
  if (type.conduct && isAboutNobody(ticket.about)) return refuse(aboutNobody());
  const { route, events } = reroute(context.policy, { ...ticket, requestType }, toText(context.now));
  const clocks = retimedClocks(context.policy, { ...ticket, requestType, ...route });
  return ok(
    change('retype', ticket, context, { requestType, complaint: type.complaint, ...route, clocks }, [
      { type: 'ticket.retyped', from: ticket.requestType, to: requestType },
      ...events,
    ]),
  );
}

/** Promises anew, by the policy in the context: the one version that is in force, where the ticket has an older one. */
export function repromiseTicket(ticket: Ticket, context: Context): Result<TicketChange> {
  const refusal = refusalOf('repromise', ticket);
  if (refusal) return refuse(refusal);
  const { policy } = context;
  if (!Object.hasOwn(policy.requestTypes, ticket.requestType)) {
    return refuse(unknownValue('/requestType', ticket.requestType, Object.keys(policy.requestTypes)));
  }
  const clocks = retimedClocks(policy, ticket);
  return ok(
    change('repromise', ticket, context, { policyVersion: policy.version, clocks }, [
      { type: 'ticket.repromised', from: ticket.policyVersion, to: policy.version },
    ]),
  );
}

/** Something its clocks wait for has happened: the technician arrived, the sample came in. */
export function reachMilestone(ticket: Ticket, milestone: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('milestone', ticket);
  if (refusal) return refuse(refusal);
  const type = context.policy.requestTypes[ticket.requestType];
  const known = type ? milestonesOf(type) : [];
  if (!known.includes(milestone)) return refuse(unknownValue('/milestone', milestone, known));
  const at = toText(context.now);
  const milestones = { ...ticket.milestones, [milestone]: at };
  const clocks = clocksAfter(context.policy, { ...ticket, milestones }, `milestone:${milestone}`, at);
  return ok(change('milestone', ticket, context, { milestones, clocks }, [{ type: 'ticket.milestone', milestone }]));
}

/** Adds a task beside the ticket. */
export function addTask(
  ticket: Ticket,
  task: { title: string; assignee: string | null },
  context: Context,
): Result<TicketChange> {
  const { policy } = context;
  if (task.assignee !== null) {
    const person = policy.staff.find(({ id }) => id === task.assignee);
    const staff = policy.staff.map(({ id }) => id);
    if (!person) return refuse(unknownValue('/assignee', task.assignee, staff));
    const barred = refusalOfTaker(policy, ticket, person, '/assignee');
    if (barred) return refuse(barred);
  }
  const opened = openTask(ticket.tasks, { ...task, at: toText(context.now) });
  if (!opened) return refuse(tooManyTasks(ticket.ticketId, mostTasks));
  return ok(change('task', ticket, context, { tasks: opened.tasks }, [opened.event]));
}

/** A task is done; done again, it stays as it was. */
export function completeTask(ticket: Ticket, taskId: string, context: Context): Result<TicketChange> {
  const ids = ticket.tasks.map((task) => task.taskId);
  if (!ids.includes(taskId)) return refuse({ ...unknownValue('/taskId', taskId, ids), status: 404 });
  const at = toText(context.now);
  const isDone = ticket.tasks.some((task) => task.taskId === taskId && task.doneAt !== null);
  const tasks = ticket.tasks.map((task) => (task.taskId === taskId ? { ...task, doneAt: task.doneAt ?? at } : task));
  return ok(change('task', ticket, context, { tasks }, isDone ? [] : [{ type: 'ticket.task-done', taskId }]));
}

/** So many holds, with their reasons, still fit the ticket's row many times over. */
const mostHolds = 100;

/** Puts the ticket on hold: its clocks stop until it is resumed. */
export function pauseTicket(ticket: Ticket, reason: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('pause', ticket);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  if (ticket.holds.length >= mostHolds) return refuse(tooManyHolds(ticket.ticketId, mostHolds));
  const holds = [...ticket.holds, { from: at, to: null, reason }];
  const clocks = pauseClocks(context.policy, ticket, at);
  return ok(
    change('pause', ticket, context, { status: 'on-hold', holds, clocks }, [{ type: 'ticket.paused', reason }]),
  );
}

/** Takes the ticket off hold; it is `new` again if nobody has answered yet. */
export function resumeTicket(ticket: Ticket, context: Context): Result<TicketChange> {
  const refusal = refusalOf('resume', ticket);
  if (refusal) return refuse(refusal);
  const holds = closeHold(ticket, toText(context.now));
  const clocks = resumeClocks(context.policy, { ...ticket, holds });
  const status = ticket.answeredAt === null ? 'new' : 'open';
  return ok(change('resume', ticket, context, { status, holds, clocks }, [{ type: 'ticket.resumed' }]));
}

/** Settles the ticket. Resolving without an answer before it counts as the answer. */
export function resolveTicket(
  ticket: Ticket,
  outcome: { resolution: string; cause?: Cause | null | undefined; founded?: boolean | undefined },
  context: Context,
): Result<TicketChange> {
  const refusal = refusalOf('resolve', ticket);
  if (refusal) return refuse(refusal);
  const badCause = outcome.cause && refusalOfCause(outcome.cause, context);
  if (badCause) return refuse(badCause);
  const badFinding = refusalOfFinding(ticket, outcome.founded, context);
  if (badFinding) return refuse(badFinding);
  const at = toText(context.now);
  const cause = outcome.cause ?? ticket.cause;
  const data: TicketEventData[] = [
    {
      type: 'ticket.resolved',
      resolution: outcome.resolution,
      causeBefore: ticket.cause,
      cause,
      product: ticket.product,
      complaint: ticket.complaint,
      openedAt: ticket.openedAt,
      about: ticket.about,
      founded: outcome.founded ?? null,
    },
  ];
  const clocks = settleClocks(context.policy, ticket, at);
  const answered = { answeredAt: ticket.answeredAt ?? at, repliedAt: ticket.repliedAt ?? at, unansweredSince: null };
  const patch = { status: 'resolved' as const, cause, resolvedAt: at, routing: null, ...answered };
  return ok(change('resolve', ticket, context, { ...patch, clocks, holds: closeHold(ticket, at) }, data));
}

/** Takes up a settled ticket again: a new resolution clock starts now, the old one stays in the history. */
export function reopenTicket(ticket: Ticket, reason: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('reopen', ticket);
  if (refusal) return refuse(refusal);
  const { policy, now } = context;
  const { route, events } = reroute(policy, ticket, toText(now));
  const clocks = reopenClocks(policy, { ...ticket, ...route }, toText(now));
  const patch = {
    status: 'open' as const,
    resolvedAt: null,
    ...route,
    clocks,
    execution: `${ticket.ticketId}-${ticket.version + 1}`,
  };
  return ok(change('reopen', ticket, context, patch, [{ type: 'ticket.reopened', reason }, ...events]));
}

/** Ends the hold that goes on, never before it began: it may have been begun by a clock that is a little ahead. */
function closeHold(ticket: Ticket, at: string) {
  return ticket.holds.map((hold) => (hold.to === null ? { ...hold, to: latest(hold.from, at) } : hold));
}

function refusalOfCause(cause: Cause, { policy }: Context): Problem | null {
  const reasons = policy.causes[cause.group] ?? [];
  return reasons.includes(cause.reason) ? null : unknownValue('/cause/reason', cause.reason, reasons);
}

function isAboutNobody(about: About | null): boolean {
  return about?.staff === undefined && about?.team === undefined;
}

function refusalOfAbout(about: About | null, type: RequestType, { policy }: Context): Problem | null {
  const { staff, team } = about ?? {};
  if (type.conduct && isAboutNobody(about)) return aboutNobody();
  const ids = policy.staff.map(({ id }) => id);
  if (staff !== undefined && !ids.includes(staff)) return unknownValue('/about/staff', staff, ids);
  const teams = Object.keys(policy.teams ?? {});
  return team === undefined || teams.includes(team) ? null : unknownValue('/about/team', team, teams);
}
