import type { Problem } from '../errors.ts';
import type { Ticket } from './ticket.ts';
import { type TransitionName, transitions } from './transitions.ts';

/** Null when the ticket may take the transition, else why not. */
export function refusalOf(transition: TransitionName, ticket: Pick<Ticket, 'ticketId' | 'status'>): Problem | null {
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

export function unknownValue(field: string, value: string, allowed: readonly string[]): Problem {
  return {
    type: 'unknown-value',
    title: 'A value is not one of those allowed',
    status: 400,
    detail: `${JSON.stringify(value)} is not known here.`,
    field,
    expected: allowed.join(', '),
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

/** A complaint is not given to whom it is about. */
export function notAbout(field: string, staffId: string): Problem {
  return {
    type: 'complaint-about-assignee',
    title: 'A complaint is never given to whom, or to whose team, it is about',
    status: 409,
    detail: `The complaint is about ${staffId}, or about the team of ${staffId}.`,
    field,
    expected: 'somebody the complaint is not about',
  };
}
