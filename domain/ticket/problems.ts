import type { Barring } from '../assignment/eligibility.ts';
import type { Cause } from '../cause.ts';
import type { Problem } from '../errors.ts';
import type { Compensation } from '../policy/compensation.ts';
import type { Policy } from '../policy/policy.ts';
import type { About, Actor } from '../vocabulary.ts';
import { refusalOfActor } from './bars.ts';
import type { Ticket } from './ticket.ts';
import { type TransitionName, transitions } from './transitions.ts';

/**
 * Null when the ticket may take the transition, and the actor may bring it about; else why not.
 * @param isSo whether what is asked for is so already: then it need not be possible any more
 */
export function refusalOf(
  transition: TransitionName,
  ticket: Barring & Pick<Ticket, 'ticketId' | 'status' | 'mergedInto'>,
  context: { policy: Policy; actor: Actor },
  isSo = false,
): Problem | null {
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
): Problem | null {
  if (mergedInto === undefined || afterMerging.includes(transition)) return null;
  return {
    type: 'ticket-merged',
    title: 'The ticket has become one with another',
    status: 409,
    detail: `Ticket ${ticketId} goes on as ${mergedInto}.`,
    field: '/mergedInto',
    expected: `the same on /tickets/${mergedInto}`,
  };
}

function refusalOfStatus(transition: TransitionName, ticket: Pick<Ticket, 'ticketId' | 'status'>): Problem | null {
  const from: readonly string[] = transitions[transition].from;
  if (from.includes(ticket.status)) return null;
  return {
    type: 'transition-refused',
    title: 'The ticket is not in a state that allows this',
    status: 409,
    detail: `Ticket ${ticket.ticketId} is ${ticket.status}; ${transition} needs it to be ${from.join(' or ')}.`,
    field: '/status',
    expected: from.join(' or '),
  };
}

/** Null when a ticket may be settled with this finding: one about conduct says whether it is true, others do not. */
export function refusalOfFinding(
  { requestType }: Pick<Ticket, 'requestType'>,
  founded: boolean | undefined,
  { policy }: { policy: Policy },
): Problem | null {
  const wanted = policy.requestTypes[requestType]?.conduct ?? false;
  if (wanted === (founded !== undefined)) return null;
  return {
    type: 'finding-mismatch',
    title: 'Whether it was found true is said of complaints about conduct, and of them only',
    status: 400,
    detail: `A ticket of the type ${requestType} is ${wanted ? 'settled by a finding' : 'not about conduct'}.`,
    field: '/founded',
    expected: wanted ? 'true or false' : 'nothing',
  };
}

/** Null when the policy has the request type. */
export function refusalOfType(requestType: string, { policy }: { policy: Policy }): Problem | null {
  if (Object.hasOwn(policy.requestTypes, requestType)) return null;
  return unknownValue('/requestType', requestType, Object.keys(policy.requestTypes));
}

/** Null when the policy has the cause, or none is named. */
export function refusalOfCause(cause: Cause | null, { policy }: { policy: Policy }): Problem | null {
  if (cause === null) return null;
  const reasons = policy.causes[cause.group] ?? [];
  return reasons.includes(cause.reason) ? null : unknownValue('/cause/reason', cause.reason, reasons);
}

/** Null when somebody known is complained about, or nobody need be. */
export function refusalOfAbout(
  about: About | null,
  requestType: string,
  { policy }: { policy: Policy },
): Problem | null {
  const { staff, team } = about ?? {};
  if (policy.requestTypes[requestType]?.conduct && staff === undefined && team === undefined) return aboutNobody();
  const ids = policy.staff.map(({ id }) => id);
  if (staff !== undefined && !ids.includes(staff)) return unknownValue('/about/staff', staff, ids);
  const teams = Object.keys(policy.teams ?? {});
  return team === undefined || teams.includes(team) ? null : unknownValue('/about/team', team, teams);
}

/** A complaint about conduct has to say whose. */
function aboutNobody(): Problem {
  return {
    type: 'about-nobody',
    title: 'A complaint about conduct says whom it is about',
    status: 400,
    detail: 'It names neither a member of staff nor a team.',
    field: '/about',
    expected: 'staff with the id of a member of staff, or team with the name of a team',
  };
}

export function unknownValue(field: string, value: string, allowed: readonly string[]): Problem {
  return {
    type: 'unknown-value',
    title: 'A value is not one of those allowed',
    status: 400,
    detail: `${JSON.stringify(value)} is not known here.`,
    field,
    expected: allowed.join(', ') || 'none: the policy has nothing of the kind',
  };
}

export function tooManyHolds(ticketId: string, most: number): Problem {
  return {
    type: 'too-many-holds',
    title: 'The ticket has been on hold too often',
    status: 409,
    detail: `Ticket ${ticketId} has been on hold ${most} times.`,
    field: '/holds',
    expected: `at most ${most} holds; resolve the ticket, or open another one`,
  };
}

export function tooManyTasks(ticketId: string, most: number): Problem {
  return {
    type: 'too-many-tasks',
    title: 'The ticket has too many tasks',
    status: 409,
    detail: `Ticket ${ticketId} has ${most} tasks.`,
    field: '/tasks',
    expected: `at most ${most} tasks`,
  };
}

export function noTask(ticketId: string, taskId: string): Problem {
  return {
    type: 'not-found',
    title: 'There is no such thing',
    status: 404,
    detail: `Ticket ${ticketId} has no task ${taskId}.`,
  };
}

/** Only what waits for an answer can be said to need none. */
export function nothingUnanswered(ticketId: string): Problem {
  return {
    type: 'nothing-unanswered',
    title: 'No message waits for an answer',
    status: 409,
    detail: `Ticket ${ticketId} has no message of the customer that waits for an answer.`,
    field: '/unansweredSince',
    expected: 'a ticket with an unanswered message',
  };
}

/** Nothing would come of a time booked for a ticket whose type waits for none. */
export function noAppointments(requestType: string): Problem {
  return {
    type: 'no-appointments',
    title: 'Nobody comes to a booked time for tickets of this type',
    status: 409,
    detail: `The request type ${requestType} has no clock that waits for a booked time, or is due at it.`,
    field: '/requestType',
    expected: 'a request type with such a clock',
  };
}

export function unbookable(bookedFor: string): Problem {
  return {
    type: 'unbookable',
    title: 'Nobody can come at that time',
    status: 400,
    detail: `${bookedFor} has passed, or is more than a year ahead.`,
    field: '/bookedFor',
    expected: 'an instant from now on, within a year',
  };
}

export function nothingBooked(ticketId: string): Problem {
  return {
    type: 'nothing-booked',
    title: 'No time is booked',
    status: 409,
    detail: `Ticket ${ticketId} has no booked time.`,
    field: '/moments',
    expected: 'a ticket with a booked time',
  };
}

export function nothingToOffer(version: string): Problem {
  return {
    type: 'no-compensation',
    title: 'Nothing is offered to make good',
    status: 409,
    detail: `The policy ${version} has no rules of compensation.`,
    field: '/band',
    expected: 'a policy with compensation',
  };
}

/** Somebody who answers for more has to offer it. */
export function aboveCeiling(ceiling: number, { approvers, currency }: Compensation): Problem {
  return {
    type: 'above-ceiling',
    title: 'More than you may offer by yourself',
    status: 403,
    detail: `You may offer up to ${ceiling} in minor units of ${currency}; above that a ${approvers.join(' or ')} has to.`,
    field: '/amount',
    expected: `at most ${ceiling}, or an offer by a ${approvers.join(' or ')}`,
  };
}

/** No work before its charge is accepted, say. */
export function milestoneTooEarly(milestone: string, missing: readonly string[]): Problem {
  return {
    type: 'milestone-too-early',
    title: 'Something has to happen before',
    status: 409,
    detail: `The milestone ${milestone} comes after ${missing.join(' and ')}.`,
    field: '/milestone',
    expected: `${missing.join(' and ')} before it`,
  };
}
