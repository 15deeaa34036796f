import { clockRule } from '../policy/clock-rules.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Policy } from '../policy/policy.ts';
import type { ClockPromise } from '../policy/promises.ts';
import type { Ticket } from './ticket.ts';

/** What of a ticket decides its targets. */
export type Facts = Pick<Ticket, 'requestType' | 'priority' | 'customerClass' | 'channel' | 'assignee' | 'team'>;

/** The promise of a clock as it is made to one ticket. */
export interface ClockTerms {
  starts: string;
  metBy: string;
  repeats: boolean;
  onHold: 'pause' | 'run';
  /** Due at the time booked with the customer: each booking is a run of its own. */
  booked: boolean;
  calendar: string;
  target: string;
  /** Which exception gave the target; null for none. */
  exception: number | null;
  ladder: readonly Rung[];
}

/** The clocks of a ticket's request type, in the policy's order. */
export function termsOf(policy: Policy, ticket: Facts): [name: string, promise: ClockTerms][] {
  const clocks = policy.requestTypes[ticket.requestType]?.clocks ?? {};
  return Object.entries(clocks).map(([name, promise]) => [name, madeTo(policy, ticket, name, promise)]);
}

/** Undefined when the request type brings no such clock. */
export function termsOfClock(policy: Policy, ticket: Facts, name: string): ClockTerms | undefined {
  const promise = policy.requestTypes[ticket.requestType]?.clocks[name];
  return promise && madeTo(policy, ticket, name, promise);
}

function madeTo(policy: Policy, ticket: Facts, name: string, promise: ClockPromise): ClockTerms {
  const index = promise.exceptions?.findIndex(({ when }) => fits(when, ticket)) ?? -1;
  const exception = promise.exceptions?.[index];
  const ofTeam = promise.followsTeam && teamOf(policy, ticket)?.calendar;
  return {
    ...clockRule(name, promise),
    calendar: ofTeam || (exception?.calendar ?? promise.calendar),
    target: exception?.target ?? promise.target,
    exception: exception ? index : null,
    ladder: policy.ladders[promise.ladder] ?? [],
  };
}

function fits(when: NonNullable<ClockPromise['exceptions']>[number]['when'], ticket: Facts): boolean {
  const { priority, customerClass, channel } = when;
  return (
    (!priority || priority.includes(ticket.priority)) &&
    (!customerClass || (ticket.customerClass !== null && customerClass.includes(ticket.customerClass))) &&
    (!channel || channel.includes(ticket.channel))
  );
}

/** The team of whoever has the ticket, or the one it waits in. */
export function teamOf(policy: Policy, { assignee, team }: Pick<Facts, 'assignee' | 'team'>) {
  const name = policy.staff.find(({ id }) => id === assignee)?.team ?? team;
  const found = name === null ? undefined : policy.teams?.[name];
  return found && name !== null ? { ...found, name } : null;
}
