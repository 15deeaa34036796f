import { type Bar, type Barring, barTo, teamsKeptOut } from '../assignment/eligibility.ts';
import { type Problem, problem } from '../errors.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { Actor, Role } from '../vocabulary.ts';
import type { TransitionName } from './transitions.ts';

/** What teams it keeps out may do all the same: add what they know. Whom it is about may not, as they do not know of it. */
const openToAll: readonly TransitionName[] = ['note', 'message', 'ownTask'];

/** Null when somebody may have the ticket. */
export function refusalOfTaker(
  policy: Policy,
  ticket: Barring,
  person: Staff,
  field: string,
): Problem<'complaint-about-assignee' | 'team-kept-out'> | null {
  const bar = barTo(policy, ticket, person);
  if (bar === null) return null;
  return problem(typeOf[bar], { ...reasonOf(bar, policy, ticket, person), field });
}

/** The same of a task beside it, which goes out to the teams kept out of the ticket as well: not to whom it is about. */
export function refusalOfTaskTaker(
  policy: Policy,
  ticket: Barring,
  person: Staff,
  field: string,
): Problem<'complaint-about-assignee' | 'team-kept-out'> | null {
  return barTo(policy, ticket, person) === 'about' ? refusalOfTaker(policy, ticket, person, field) : null;
}

/**
 * Null when the actor may change the ticket so. Whoever may not have it does not decide on it, either; nor does anybody
 * whom the policy does not know, as nobody can tell whether they are kept out.
 */
export function refusalOfActor(
  transition: TransitionName,
  ticket: Barring,
  { policy, actor }: { policy: Policy; actor: Actor },
): Problem<'actor-kept-out' | 'not-on-the-staff'> | null {
  if (actor.kind !== 'staff') return null;
  const person = policy.staff.find(({ id }) => id === actor.id);
  if (!person) return notOnTheStaff(actor.id);
  const bar = barTo(policy, ticket, person);
  if (bar === null || (bar === 'separate' && openToAll.includes(transition))) return null;
  return problem('actor-kept-out', { ...reasonOf(bar, policy, ticket, person) });
}

/**
 * Null when the actor may say what kind of matter it is: a lead, a manager, or somebody of the line that takes such
 * tickets where other teams, their leads too, are kept out of them. That one says why.
 */
export function refusalOfRetyping(
  { requestType }: Barring,
  reason: string | null,
  { policy, actor }: { policy: Policy; actor: Actor },
): Problem<'not-allowed' | 'reason-missing'> | null {
  if (actor.kind !== 'staff' || actor.role === 'lead' || actor.role === 'manager') return null;
  const team = policy.requestTypes[requestType]?.assign.team;
  const isOfLine = team !== undefined && policy.staff.find(({ id }) => id === actor.id)?.team === team;
  if (!isOfLine || teamsKeptOut(policy, requestType).length === 0) return notAllowed(actor.role);
  return reason === null ? reasonMissing() : null;
}

function notOnTheStaff(id: string): Problem<'not-on-the-staff'> {
  return problem('not-on-the-staff', { detail: `Nobody on its staff is ${id}.`, expected: 'a member of the staff' });
}

function notAllowed(role: Role): Problem<'not-allowed'> {
  return problem('not-allowed', {
    detail: `You are ${role}.`,
    expected: 'lead or manager; of a ticket that other teams are kept out of, the team that takes it',
  });
}

function reasonMissing(): Problem<'reason-missing'> {
  return problem('reason-missing', {
    detail: 'The ticket leaves the line that other teams are kept out of, so its history tells why.',
    field: '/reason',
    expected: 'why it is another kind of matter',
  });
}

const typeOf = { about: 'complaint-about-assignee', separate: 'team-kept-out' } as const satisfies Record<Bar, string>;

function reasonOf(bar: Bar, policy: Policy, { requestType }: Barring, { id, team }: Staff) {
  if (bar === 'about') {
    return {
      detail: `The complaint is about ${id}, or about the team of ${id}.`,
      expected: 'somebody the complaint is not about',
    };
  }
  return {
    detail: `${id} is in the team ${team}, which the team that takes such tickets is separate from.`,
    expected: `somebody who is not in ${teamsKeptOut(policy, requestType).join(' or ')}`,
  };
}
