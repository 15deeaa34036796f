import { type Diary, isFree, slotsOf } from '../booking/book.ts';
import { doublyBooked } from '../booking/refusals.ts';
import type { Context } from '../context.ts';
import { type Problem, problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { hasAppointments } from '../policy/clock-rules.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { withAppointment } from './appointments.ts';
import { calledOff, timeAhead } from './booked-time.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { cancelled, retimedClocks } from './clocks.ts';
import type { TicketEventData, TicketLink } from './events.ts';
import { closedHolds, currentHold, offHold } from './holds.ts';
import { aboutOthers, isAboutSame, withItself } from './links.ts';
import { countedAsReturn } from './opening.ts';
import { refusalOf, type TicketRefusal } from './problems.ts';
import { dueAnew, openTask } from './tasks.ts';
import type { Ticket } from './ticket.ts';
import { unanswered } from './unanswered.ts';

/**
 * Makes one ticket of two: the first ends, kept and promised by nobody any more, and the other takes over what waits: an
 * answer, tasks, jobs, the time somebody comes; and the facts it lacks. Merged again into the same, nothing changes.
 * @param force to merge tickets of two customers
 * @param diary what others have taken of the times of whoever would come
 */
export function mergeTicket(
  ticket: Ticket,
  into: Ticket,
  { force = false }: { force?: boolean | undefined },
  context: Context,
  intoContext: Context,
  diary: Diary = {},
): Result<
  TicketChange,
  Problem<TicketRefusal | 'about-others' | 'appointment-booked' | 'doubly-booked' | 'other-customer' | 'same-ticket'>
> {
  if (ticket.mergedInto === into.ticketId) return ok(noChange('merge', ticket));
  const refusal =
    (ticket.ticketId === into.ticketId ? withItself(ticket.ticketId) : null) ??
    refusalOf('merge', ticket, context) ??
    refusalOf('absorb', into, intoContext) ??
    (isAboutSame(ticket, into) ? null : aboutOthers(ticket.ticketId, into.ticketId)) ??
    (force || isOfSameCustomer(ticket, into) ? null : otherCustomer(ticket, into)) ??
    refusalOfTime(ticket, into, context, intoContext, diary);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const agreed = timeAhead(ticket, context);
  const passedOn = agreed !== null && ticket.assignee !== into.assignee;
  const link: TicketLink = { ticketId: into.ticketId, kind: 'merged' };
  const { complaint, cause, product, openedAt } = ticket;
  const counted = countedAsReturn(context.policy, ticket.requestType);
  const told = { ...counted, ...(agreed !== null && { bookedFor: agreed, comes: into.assignee }) };
  const merged = { type: 'ticket.merged' as const, into: into.ticketId, complaint, cause, product, openedAt, ...told };
  const open = ticket.tasks.filter(({ doneAt }) => doneAt === null);
  const patch: Partial<Ticket> = {
    status: 'resolved',
    mergedInto: into.ticketId,
    resolvedAt: at,
    routing: null,
    unansweredSince: null,
    holds: closedHolds(ticket, at),
    clocks: ticket.clocks.map((clock) => cancelled(clock, at)),
    tasks: ticket.tasks.map((task) => (task.doneAt === null ? { ...task, doneAt: at } : task)),
    links: [...(ticket.links ?? []), link],
  };
  const handedOn = open.map(({ taskId }) => ({ type: 'ticket.task-done' as const, taskId }));
  const toldWith = ticket.eventCount + 1;
  const off: TicketEventData[] = passedOn
    ? [{ ...calledOff(ticket, agreed, 'merged'), passedTo: into.assignee, toldWith }]
    : [];
  const first = change('merge', ticket, context, patch, [merged, ...off, ...handedOn]);
  return ok({ ...first, with: [absorbed(into, ticket, agreed, intoContext)] });
}

/** The other once it has taken over what waits on the first. */
function absorbed(into: Ticket, ticket: Ticket, agreed: InstantText | null, context: Context): TicketChange {
  const { policy, now } = context;
  const at = toText(now);
  const link: TicketLink = { ticketId: ticket.ticketId, kind: 'merged' };
  const known = new Set([into.ticketId, ...(into.links ?? []).map(({ ticketId }) => ticketId)]);
  const jobs = (ticket.links ?? []).filter(({ kind, ticketId }) => kind === 'job' && !known.has(ticketId));
  const others = (into.links ?? []).filter(({ ticketId }) => ticketId !== ticket.ticketId);
  const data: TicketEventData[] = [{ type: 'ticket.linked', link }];
  let taken: Ticket = { ...into, ...lacking(into, ticket), links: [...others, ...jobs, link] };
  if (taken.customerClass !== into.customerClass) taken.clocks = retimedClocks(policy, taken, at);
  if (agreed !== null && timeAhead(into, context) === null) {
    taken = { ...taken, ...withAppointment(policy, taken, agreed, at), unansweredSince: null };
    data.push({ type: 'ticket.booked', bookedFor: agreed, before: null, from: ticket.ticketId });
  }
  // What nobody has answered there is a message here: it ends a hold that waits for the customer, too.
  if (isUnanswered(ticket) && agreed === null) {
    data.push({ type: 'ticket.message', text: ticket.text, needsAnswer: true });
    const hold = currentHold(taken);
    if (hold?.waitsFor === 'customer' && (ticket.unansweredSince ?? ticket.openedAt) >= hold.from) {
      taken = { ...taken, ...offHold(policy, taken, at) };
      data.push({ type: 'ticket.resumed', because: 'customer-message' });
    }
    taken = { ...taken, ...unanswered(taken, context, at) };
  }
  for (const task of ticket.tasks.filter(({ doneAt }) => doneAt === null)) {
    const clock = ticket.clocks.find(({ own }) => own?.kind === 'task' && own.taskId === task.taskId);
    const opened = openTask(policy, taken, { ...task, dueAt: clock ? dueAnew(clock, at) : null }, at);
    if (!opened) continue;
    taken = { ...taken, ...opened.patch };
    data.push(opened.event);
  }
  return change('absorb', into, context, taken, data);
}

/** Whether the customer has heard nothing of us yet, or has written since: an answer, or a time, that arrived. */
function isUnanswered({ unansweredSince, answeredAt, moments }: Ticket): boolean {
  const isBooked = moments.some(({ name, returned }) => name === 'booked' && !returned);
  return unansweredSince !== null || (answeredAt === null && !isBooked);
}

/** What a ticket does not know and the one that becomes one with it does: both are about it. */
function lacking(into: Ticket, ticket: Ticket): Partial<Ticket> {
  const customer = into.customer ?? ticket.customer;
  const { shopId, orderId } = into.orderId === null ? ticket : into;
  return {
    customer,
    customerClass: into.customerClass ?? customer?.class ?? null,
    shopId,
    orderId,
    product: into.product ?? ticket.product,
    region: into.region ?? ticket.region,
  };
}

/** Null when the time booked on the first can go along: it is the only one, somebody comes for the other, and is free. */
function refusalOfTime(
  ticket: Ticket,
  into: Ticket,
  context: Context,
  intoContext: Context,
  diary: Diary,
): Problem<'appointment-booked' | 'doubly-booked'> | null {
  const agreed = timeAhead(ticket, context);
  if (agreed === null) return null;
  const there = timeAhead(into, intoContext);
  const type = intoContext.policy.requestTypes[into.requestType];
  if (there !== null && there !== agreed) return cannotGoAlong(`${into.ticketId} is booked for ${there}.`);
  if (!type || !hasAppointments(type))
    return cannotGoAlong(`Nobody comes for tickets of the type ${into.requestType}.`);
  if (into.assignee === null || into.assignee === ticket.assignee || there !== null) return null;
  const isFreeThen = isFree(diary, into.assignee, slotsOf(agreed, intoContext.policy.visits.duration));
  return isFreeThen ? null : doublyBooked(into.assignee, agreed, '/into');
}

/** By address; of somebody without one nothing tells that it is somebody else. */
function isOfSameCustomer({ customer: one }: Ticket, { customer: other }: Ticket): boolean {
  if (!one?.email || !other?.email) return true;
  return one.email.toLowerCase() === other.email.toLowerCase();
}

function otherCustomer({ ticketId }: Ticket, into: Ticket): Problem<'other-customer'> {
  return problem('other-customer', {
    detail: `${ticketId} and ${into.ticketId} are of people with different addresses.`,
    field: '/force',
    expected: 'true, if they are one matter all the same',
  });
}

function cannotGoAlong(detail: string): Problem<'appointment-booked'> {
  return problem('appointment-booked', {
    detail,
    field: '/into',
    expected: 'to merge that one into this; or one of the booked times called off first',
  });
}
