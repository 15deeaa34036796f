import type { Problem } from '../errors.ts';
import type { TicketEventData } from '../events.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Context, change, noChange, type TicketChange } from './change.ts';
import { cancelled, clocksAfter } from './clocks.ts';
import { closedHolds } from './holds.ts';
import { aboutOthers, isAboutSame, withItself } from './links.ts';
import { withMoment } from './moments.ts';
import { refusalOf } from './problems.ts';
import { openTask } from './tasks.ts';
import type { Ticket, TicketLink } from './ticket.ts';

/**
 * Makes one ticket of two: the first ends, kept and promised by nobody any more, and the other takes over what waits: an
 * answer, tasks, jobs. Merged again into the same, nothing changes.
 * @param force to merge tickets of two customers
 */
export function mergeTicket(
  ticket: Ticket,
  into: Ticket,
  { force = false }: { force?: boolean | undefined },
  context: Context,
  intoContext: Context,
): Result<TicketChange> {
  if (ticket.mergedInto === into.ticketId) return ok(noChange('merge', ticket));
  const refusal =
    (ticket.ticketId === into.ticketId ? withItself(ticket.ticketId) : null) ??
    refusalOf('merge', ticket, context) ??
    refusalOf('absorb', into, intoContext) ??
    (isAboutSame(ticket, into) ? null : aboutOthers(ticket.ticketId, into.ticketId)) ??
    (force || isOfSameCustomer(ticket, into) ? null : otherCustomer(ticket, into)) ??
    (ticket.clocks.some(isAppointment) ? appointmentBooked(ticket.ticketId) : null);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const link: TicketLink = { ticketId: into.ticketId, kind: 'merged' };
  const { complaint, cause, product, openedAt } = ticket;
  const merged = { type: 'ticket.merged' as const, into: into.ticketId, complaint, cause, product, openedAt };
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
  const first = change('merge', ticket, context, patch, [merged, ...handedOn]);
  return ok({ ...first, with: [absorbed(into, ticket, intoContext)] });
}

/** The other once it has taken over what waits on the first. */
function absorbed(into: Ticket, ticket: Ticket, context: Context): TicketChange {
  const { policy, now } = context;
  const at = toText(now);
  const link: TicketLink = { ticketId: ticket.ticketId, kind: 'merged' };
  const known = new Set([into.ticketId, ...(into.links ?? []).map(({ ticketId }) => ticketId)]);
  const jobs = (ticket.links ?? []).filter(({ kind, ticketId }) => kind === 'job' && !known.has(ticketId));
  const others = (into.links ?? []).filter(({ ticketId }) => ticketId !== ticket.ticketId);
  const data: TicketEventData[] = [{ type: 'ticket.linked', link }];
  let taken: Ticket = { ...into, links: [...others, ...jobs, link] };
  // What nobody has answered there is a message here; before the first answer that is what is waited for anyway.
  if (ticket.unansweredSince !== null || ticket.answeredAt === null) {
    data.push({ type: 'ticket.message', text: ticket.text, needsAnswer: true });
    if (taken.unansweredSince === null) {
      taken = { ...taken, unansweredSince: at };
      if (taken.answeredAt !== null) taken.moments = withMoment(taken.moments, 'customer-message', at);
      taken.clocks = clocksAfter(policy, taken, at);
    }
  }
  for (const task of ticket.tasks.filter(({ doneAt }) => doneAt === null)) {
    const dueAt =
      ticket.clocks.find(({ own }) => own?.kind === 'task' && own.taskId === task.taskId)?.bookedFor ?? null;
    const opened = openTask(policy, taken, { ...task, dueAt: dueAt !== null && dueAt > at ? dueAt : null }, at);
    if (!opened) continue;
    taken = { ...taken, ...opened.patch };
    data.push(opened.event);
  }
  const { links, unansweredSince, moments, clocks, tasks } = taken;
  return change('absorb', into, context, { links: links!, unansweredSince, moments, clocks, tasks }, data);
}

/** By address; of somebody without one nothing tells that it is somebody else. */
function isOfSameCustomer({ customer: one }: Ticket, { customer: other }: Ticket): boolean {
  if (!one?.email || !other?.email) return true;
  return one.email.toLowerCase() === other.email.toLowerCase();
}

/** A time the customer was given that is still to come. */
function isAppointment({ state, bookedFor, own }: Ticket['clocks'][number]): boolean {
  return own === undefined && bookedFor !== undefined && (state === 'running' || state === 'paused');
}

function otherCustomer({ ticketId }: Ticket, into: Ticket): Problem {
  return {
    type: 'other-customer',
    title: 'The tickets are of two customers',
    status: 409,
    detail: `${ticketId} and ${into.ticketId} are of people with different addresses.`,
    field: '/force',
    expected: 'true, if they are one matter all the same',
  };
}

function appointmentBooked(ticketId: string): Problem {
  return {
    type: 'appointment-booked',
    title: 'A time is booked on the ticket that would end',
    status: 409,
    detail: `The customer expects somebody by ${ticketId}.`,
    field: '/into',
    expected: 'to merge the other one into this; or the time booked there, and called off here, first',
  };
}
