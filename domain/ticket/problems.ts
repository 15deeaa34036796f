import type { Barring } from '../assignment/eligibility.ts';
import type { Cause } from '../cause.ts';
import { type Problem, problem } from '../errors.ts';
import type { Compensation } from '../policy/compensation.ts';
import type { Policy } from '../policy/policy.ts';
import type { About, Actor } from '../vocabulary.ts';
import { refusalOfActor } from './bars.ts';
import type { Ticket } from './ticket.ts';
import { type TransitionName, transitions } from './transitions.ts';

/** Why a ticket, or whoever acts, does not allow a change at all. */
export type TicketRefusal = 'actor-kept-out' | 'not-on-the-staff' | 'ticket-merged' | 'transition-refused';

/**
 * Null when the ticket may take the transition, and the actor may bring it about; else why not.
 * @param isSo whether what is asked for is so already: then it need not be possible any more
 */
export function refusalOf(
  transition: TransitionName,
  ticket: Barring & Pick<Ticket, 'ticketId' | 'status' | 'mergedInto'>,
  context: { policy: Policy; actor: Actor },
  isSo = false,
): Problem<TicketRefusal> | null {
  return (
    refusalOfActor(transition, ticket, context) ??
    refusalOfMerged(transition, ticket) ??
    (isSo ? null : refusalOfStatus(transition, ticket))
  );
}

/** What may still be done with a ticket that has become one with another. */
const afterMerging: readonly TransitionName[] = ['note', 'link', 'task', 'ownTask'];

function refusalOfMerged(
  transition: TransitionName,
  { ticketId, mergedInto }: Pick<Ticket, 'ticketId' | 'mergedInto'>,
): Problem<'ticket-merged'> | null {
  if (mergedInto === undefined || afterMerging.includes(transition)) return null;
  return problem('ticket-merged', {
    detail: `Ticket ${ticketId} goes on as ${mergedInto}.`,
    field: '/mergedInto',
    expected: `the same on /tickets/${mergedInto}`,
  });
}

function refusalOfStatus(
  transition: TransitionName,
  ticket: Pick<Ticket, 'ticketId' | 'status'>,
): Problem<'transition-refused'> | null {
  const from: readonly string[] = transitions[transition].from;
  if (from.includes(ticket.status)) return null;
  return problem('transition-refused', {
    detail: `Ticket ${ticket.ticketId} is ${ticket.status}; ${transition} needs it to be ${from.join(' or ')}.`,
    field: '/status',
    expected: from.join(' or '),
  });
}

/** Null when a ticket may be settled with this finding: one about conduct says whether it is true, others do not. */
export function refusalOfFinding(
  { requestType }: Pick<Ticket, 'requestType'>,
  founded: boolean | undefined,
  { policy }: { policy: Policy },
): Problem<'finding-mismatch'> | null {
  const wanted = policy.requestTypes[requestType]?.conduct ?? false;
  if (wanted === (founded !== undefined)) return null;
  return problem('finding-mismatch', {
    detail: `A ticket of the type ${requestType} is ${wanted ? 'settled by a finding' : 'not about conduct'}.`,
    field: '/founded',
    expected: wanted ? 'true or false' : 'nothing',
  });
}

/** Null when the policy has the request type. */
export function refusalOfType(requestType: string, { policy }: { policy: Policy }): Problem<'unknown-value'> | null {
  if (Object.hasOwn(policy.requestTypes, requestType)) return null;
  return unknownValue('/requestType', requestType, Object.keys(policy.requestTypes));
}

/** Null when the policy has the cause, or none is named. */
export function refusalOfCause(cause: Cause | null, { policy }: { policy: Policy }): Problem<'unknown-value'> | null {
  if (cause === null) return null;
  const reasons = policy.causes[cause.group] ?? [];
  return reasons.includes(cause.reason) ? null : unknownValue('/cause/reason', cause.reason, reasons);
}

/** Null when somebody known is complained about, or nobody need be. */
export function refusalOfAbout(
  about: About | null,
  requestType: string,
  { policy }: { policy: Policy },
): Problem<'about-nobody' | 'unknown-value'> | null {
  const { staff, team } = about ?? {};
  if (policy.requestTypes[requestType]?.conduct && staff === undefined && team === undefined) return aboutNobody();
  const ids = policy.staff.map(({ id }) => id);
  if (staff !== undefined && !ids.includes(staff)) return unknownValue('/about/staff', staff, ids);
  const teams = Object.keys(policy.teams ?? {});
  return team === undefined || teams.includes(team) ? null : unknownValue('/about/team', team, teams);
}

/** A complaint about conduct has to say whose. */
function aboutNobody(): Problem<'about-nobody'> {
  return problem('about-nobody', {
    detail: 'It names neither a member of staff nor a team.',
    field: '/about',
    expected: 'staff with the id of a member of staff, or team with the name of a team',
  });
}

export function unknownValue(field: string, value: string, allowed: readonly string[]): Problem<'unknown-value'> {
  return problem('unknown-value', {
    detail: `${JSON.stringify(value)} is not known here.`,
    field,
    expected: allowed.join(', ') || 'none: the policy has nothing of the kind',
  });
}

export function tooManyHolds(ticketId: string, most: number): Problem<'too-many-holds'> {
  return problem('too-many-holds', {
    detail: `Ticket ${ticketId} has been on hold ${most} times.`,
    field: '/holds',
    expected: `at most ${most} holds; resolve the ticket, or open another one`,
  });
}

export function tooManyTasks(ticketId: string, most: number): Problem<'too-many-tasks'> {
  return problem('too-many-tasks', {
    detail: `Ticket ${ticketId} has ${most} tasks.`,
    field: '/tasks',
    expected: `at most ${most} tasks`,
  });
}

export function noTask(ticketId: string, taskId: string): Problem<'not-found'> {
  return problem('not-found', { detail: `Ticket ${ticketId} has no task ${taskId}.` });
}

/** Only what waits for an answer can be said to need none. */
export function nothingUnanswered(ticketId: string): Problem<'nothing-unanswered'> {
  return problem('nothing-unanswered', {
    detail: `Ticket ${ticketId} has no message of the customer that waits for an answer.`,
    field: '/unansweredSince',
    expected: 'a ticket with an unanswered message',
  });
}

/** Nothing would come of a time booked for a ticket whose type waits for none. */
export function noAppointments(requestType: string): Problem<'no-appointments'> {
  return problem('no-appointments', {
    detail: `The request type ${requestType} has no clock that waits for a booked time, or is due at it.`,
    field: '/requestType',
    expected: 'a request type with such a clock',
  });
}

export function unbookable(bookedFor: string): Problem<'unbookable'> {
  return problem('unbookable', {
    detail: `${bookedFor} has passed, or is more than a year ahead.`,
    field: '/bookedFor',
    expected: 'an instant from now on, within a year',
  });
}

export function nothingBooked(ticketId: string): Problem<'nothing-booked'> {
  return problem('nothing-booked', {
    detail: `Ticket ${ticketId} has no booked time.`,
    field: '/moments',
    expected: 'a ticket with a booked time',
  });
}

export function nothingToOffer(version: string): Problem<'no-compensation'> {
  return problem('no-compensation', {
    detail: `The policy ${version} has no rules of compensation.`,
    field: '/band',
    expected: 'a policy with compensation',
  });
}

/** Somebody who answers for more has to offer it. */
export function aboveCeiling(ceiling: number, { approvers, currency }: Compensation): Problem<'above-ceiling'> {
  return problem('above-ceiling', {
    detail: `You may offer up to ${ceiling} in minor units of ${currency}; above that a ${approvers.join(' or ')} has to.`,
    field: '/amount',
    expected: `at most ${ceiling}, or an offer by a ${approvers.join(' or ')}`,
  });
}

/** No work before its charge is accepted, say. */
export function milestoneTooEarly(milestone: string, missing: readonly string[]): Problem<'milestone-too-early'> {
  return problem('milestone-too-early', {
    detail: `The milestone ${milestone} comes after ${missing.join(' and ')}.`,
    field: '/milestone',
    expected: `${missing.join(' and ')} before it`,
  });
}
