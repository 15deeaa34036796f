import type { Problem } from '../errors.ts';
import type { TicketEventData } from '../events.ts';
import type { Cause } from '../insight/cause.ts';
import { latest, toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Customer, Priority } from '../vocabulary.ts';
import { type Context, change, eventsOf, type TicketChange } from './change.ts';
import { cancelClock, meetClock, nextDue, pauseClocks, resumeClocks, retargetClocks, startClocks } from './clocks.ts';
import { refusalOf, tooManyHolds, unknownValue } from './problems.ts';
import type { Clock, Ticket } from './ticket.ts';

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

  const at = toText(context.now);
  const priority = command.priority ?? type.priority;
  const clocks = startClocks(policy, { requestType: command.requestType, priority, startedAt: at });
  const assignee = policy.staff.find((person) => person.role === type.assignTo)?.id ?? null;
  const product = command.product ?? null;
  const data: TicketEventData[] = [
    { type: 'ticket.opened', requestType: command.requestType, cause, product, complaint: type.complaint },
  ];
  if (assignee) data.push({ type: 'ticket.assigned', from: null, to: assignee, reason: 'routing' });
  const ticket: Ticket = {
    ticketId: command.ticketId,
    version: 1,
    status: 'new',
    requestType: command.requestType,
    priority,
    subject: command.subject,
    text: command.text,
    customer: command.customer,
    shopId: command.shopId ?? null,
    orderId: command.orderId ?? null,
    product,
    cause,
    complaint: type.complaint,
    assignee,
    clocks,
    holds: [],
    openedAt: at,
    updatedAt: at,
    answeredAt: null,
    resolvedAt: null,
    nextDueAt: nextDue(clocks),
    eventCount: data.length,
    policyVersion: policy.version,
    execution: `${command.ticketId}-1`,
  };
  return ok({ transition: 'open', before: null, ticket, events: eventsOf(ticket.ticketId, 0, at, actor, data) });
}

/** Answers the customer. The first answer meets the first-response clock; on hold it stays on hold. */
export function replyToTicket(ticket: Ticket, text: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('reply', ticket);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const data: TicketEventData[] = [{ type: 'ticket.replied', text }];
  const clocks = meet(ticket.clocks, 'first-response', at, data);
  const status = ticket.status === 'new' ? 'open' : ticket.status;
  return ok(change('reply', ticket, context, { clocks, status, answeredAt: ticket.answeredAt ?? at }, data));
}

/** Adds a note only staff see. */
export function noteOnTicket(ticket: Ticket, text: string, context: Context): Result<TicketChange> {
  return ok(change('note', ticket, context, {}, [{ type: 'ticket.noted', text }]));
}

export function assignTicket(ticket: Ticket, to: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('assign', ticket);
  if (refusal) return refuse(refusal);
  const staff = context.policy.staff.map((person) => person.id);
  if (!staff.includes(to)) return refuse(unknownValue('/assignee', to, staff));
  return ok(
    change('assign', ticket, context, { assignee: to }, [
      { type: 'ticket.assigned', from: ticket.assignee, to, reason: 'staff' },
    ]),
  );
}

/** Changes the priority; targets are those of the new one, counted from the same start, holds credited. */
export function prioritiseTicket(ticket: Ticket, priority: Priority, context: Context): Result<TicketChange> {
  const refusal = refusalOf('prioritise', ticket);
  if (refusal) return refuse(refusal);
  const clocks = retargetClocks(context.policy, ticket.clocks, { ...ticket, priority });
  return ok(
    change('prioritise', ticket, context, { priority, clocks }, [
      { type: 'ticket.prioritised', from: ticket.priority, to: priority },
    ]),
  );
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
  return ok(
    change('pause', ticket, context, { status: 'on-hold', holds, clocks: pauseClocks(ticket.clocks, at) }, [
      { type: 'ticket.paused', reason },
    ]),
  );
}

/** Takes the ticket off hold; it is `new` again if nobody has answered yet. */
export function resumeTicket(ticket: Ticket, context: Context): Result<TicketChange> {
  const refusal = refusalOf('resume', ticket);
  if (refusal) return refuse(refusal);
  const holds = closeHold(ticket, toText(context.now));
  const clocks = resumeClocks(context.policy, ticket.clocks, holds);
  const status = ticket.answeredAt === null ? 'new' : 'open';
  return ok(change('resume', ticket, context, { status, holds, clocks }, [{ type: 'ticket.resumed' }]));
}

/** Settles the ticket. Resolving without an answer before it counts as the answer. */
export function resolveTicket(
  ticket: Ticket,
  outcome: { resolution: string; cause?: Cause | null | undefined },
  context: Context,
): Result<TicketChange> {
  const refusal = refusalOf('resolve', ticket);
  if (refusal) return refuse(refusal);
  const badCause = outcome.cause && refusalOfCause(outcome.cause, context);
  if (badCause) return refuse(badCause);
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
    },
  ];
  const clocks = meet(meet(ticket.clocks, 'first-response', at, data), 'resolution', at, data);
  const patch = { status: 'resolved' as const, cause, resolvedAt: at, answeredAt: ticket.answeredAt ?? at };
  return ok(change('resolve', ticket, context, { ...patch, clocks, holds: closeHold(ticket, at) }, data));
}

/** Takes up a settled ticket again: a new resolution clock starts now, the old one stays in the history. */
export function reopenTicket(ticket: Ticket, reason: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('reopen', ticket);
  if (refusal) return refuse(refusal);
  const startedAt = toText(context.now);
  const clocks = [
    ...ticket.clocks.filter((clock) => clock.name !== 'resolution').map(cancelClock),
    ...startClocks(context.policy, { ...ticket, startedAt }, ['resolution']),
  ];
  const patch = {
    status: 'open' as const,
    resolvedAt: null,
    clocks,
    execution: `${ticket.ticketId}-${ticket.version + 1}`,
  };
  return ok(change('reopen', ticket, context, patch, [{ type: 'ticket.reopened', reason }]));
}

function meet(clocks: readonly Clock[], name: Clock['name'], at: string, data: TicketEventData[]): Clock[] {
  return clocks.map((clock) => {
    const met = clock.name === name ? meetClock(clock, at) : clock;
    if (met !== clock) data.push({ type: 'clock.met', clock: name, dueAt: clock.dueAt });
    return met;
  });
}

/** Ends the hold that goes on, never before it began: it may have been begun by a clock that is a little ahead. */
function closeHold(ticket: Ticket, at: string) {
  return ticket.holds.map((hold) => (hold.to === null ? { ...hold, to: latest(hold.from, at) } : hold));
}

function refusalOfCause(cause: Cause, { policy }: Context): Problem | null {
  const reasons = policy.causes[cause.group] ?? [];
  return reasons.includes(cause.reason) ? null : unknownValue('/cause/reason', cause.reason, reasons);
}
