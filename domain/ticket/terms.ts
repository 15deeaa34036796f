import { clockRule, overtakenBy, waitsForBooking } from '../policy/clock-rules.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Policy } from '../policy/policy.ts';
import type { ClockPromise, RequestType } from '../policy/promises.ts';
import { appointmentLadder, newTimeLadder, taskLadder, usualHoldLadders } from '../policy/usual-ladders.ts';
import type { Clock, Ticket } from './ticket.ts';

/** What of a ticket decides its targets. */
export type Facts = Pick<
  Ticket,
  'requestType' | 'priority' | 'customerClass' | 'channel' | 'assignee' | 'team' | 'under'
>;

/** The promise of a clock as it is made to one ticket. */
export interface ClockTerms {
  starts: string;
  metBy: readonly string[];
  /** What withdraws it, since it is needless then. */
  overtakenBy: readonly string[];
  repeats: boolean;
  onHold: 'pause' | 'run';
  /** Due at the time booked with the customer: each booking is a run of its own. */
  booked: boolean;
  /** Asks for a time to be agreed: calling it off promises another one. */
  waitsForBooking: boolean;
  calendar: string;
  target: string;
  /** Which exception gave the target; null for none. */
  exception: number | null;
  /** Whether the customer is told when it is due. */
  told: boolean;
  ladder: readonly Rung[];
}

/** The clocks of a ticket's request type, in the policy's order. */
export function termsOf(policy: Policy, ticket: Facts): [name: string, promise: ClockTerms][] {
  const clocks = policy.requestTypes[ticket.requestType]?.clocks ?? {};
  const promised = Object.entries(clocks).filter(([name]) => !isOfCustomersTicket(ticket, name));
  return promised.map(([name, promise]) => [name, madeTo(policy, ticket, name, promise)]);
}

/** Undefined when neither the request type nor the ticket itself brings such a clock. */
export function termsOfClock(
  policy: Policy,
  ticket: Facts & Partial<Pick<Ticket, 'clocks'>>,
  name: string,
): ClockTerms | undefined {
  const own = ticket.clocks?.find((clock) => clock.name === name && clock.own !== undefined);
  if (own) return ownTerms(policy, ticket, own);
  const promise = policy.requestTypes[ticket.requestType]?.clocks[name];
  if (isOfCustomersTicket(ticket, name)) return undefined;
  return promise && madeTo(policy, ticket, name, promise);
}

/** The terms of a clock no request type brings: a new time that was told, a task that has a due time, the end of a hold. */
export function ownTerms(policy: Policy, ticket: Facts, { own, calendar, target }: Clock): ClockTerms {
  const always = { starts: '', overtakenBy: [], repeats: false, waitsForBooking: false, exception: null };
  switch (own?.kind) {
    case 'hold': {
      const rule = policy.holds?.[own.waitsFor];
      const ladder = (rule && policy.ladders[rule.ladder]) ?? usualHoldLadders[own.waitsFor];
      const known = policy.calendars[calendar] ? calendar : policy.visits.calendar;
      return { ...always, metBy: [], onHold: 'run', booked: true, calendar: known, target, told: false, ladder };
    }
    case 'new-time': {
      const base = termsOfClock(policy, ticket, own.of);
      const { metBy, onHold } = base ?? { metBy: [], onHold: 'pause' as const };
      const kept = base?.calendar ?? calendar;
      return { ...always, metBy, onHold, booked: false, calendar: kept, target, told: true, ladder: newTimeLadder };
    }
    default: {
      const ladder = own?.kind === 'appointment' ? appointmentLadder : taskLadder;
      return { ...always, metBy: [], onHold: 'run', booked: true, calendar, target, told: false, ladder };
    }
  }
}

/** Of a job, the customer is spoken with on the ticket whose job it is: nobody waits for an answer on this one. */
function isOfCustomersTicket({ under }: Facts, name: string): boolean {
  return under !== undefined && (name === 'first-response' || name === 'progress-update');
}

function madeTo(policy: Policy, ticket: Facts, name: string, promise: ClockPromise): ClockTerms {
  const index = promise.exceptions?.findIndex(({ when }) => fits(when, ticket)) ?? -1;
  const exception = promise.exceptions?.[index];
  const ofTeam = promise.followsTeam && teamOf(policy, ticket)?.calendar;
  const ladder = policy.ladders[promise.ladder] ?? [];
  const rule = ruleOf(policy.requestTypes[ticket.requestType]!, name, promise);
  return {
    ...rule,
    calendar: ofTeam || (exception?.calendar ?? promise.calendar),
    target: exception?.target ?? promise.target,
    exception: exception ? index : null,
    // Of a job a customer is only told the times that are booked with them.
    told:
      (ticket.under === undefined || rule.booked) &&
      (promise.told ?? ladder.some(({ tellCustomer }) => tellCustomer !== undefined)),
    ladder,
  };
}

/** What of a promise is the same for every ticket, worked out once for the clocks of a type. */
function ruleOf(type: RequestType, name: string, promise: ClockPromise) {
  let known = rules.get(type.clocks);
  if (!known) {
    known = new Map();
    rules.set(type.clocks, known);
  }
  const rule = known.get(name) ?? madeRule(type, name, promise);
  known.set(name, rule);
  return rule;
}

type Rule = ReturnType<typeof madeRule>;
const rules = new WeakMap<RequestType['clocks'], Map<string, Rule>>();

function madeRule(type: RequestType, name: string, promise: ClockPromise) {
  const rule = clockRule(name, promise);
  return {
    ...rule,
    overtakenBy: overtakenBy(type, name, promise),
    waitsForBooking: waitsForBooking(name, rule.metBy),
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
