import { earliest } from '../instants.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { AssignmentRule } from '../policy/promises.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Assignable, candidatesFor, isNamed } from './candidates.ts';
import { mayHave, teamsKeptOut } from './eligibility.ts';
import { inTurn, type Pool, type Roster } from './turns.ts';

/** Where a ticket goes. */
export interface Route {
  assignee: string | null;
  /** Of the assignee, or the one it waits in. */
  team: string | null;
  /** `pending` until whoever is next, or least busy, has been found among several; `nobody` until somebody is there. */
  routing: 'pending' | 'nobody' | null;
  /** When somebody who could take it is back, of one that nobody has; absent when that is not known. */
  routeAt?: InstantText | null | undefined;
}

/**
 * Who gets a ticket of its request type. Where several could and the rule goes by turns or by load, it is `pending`:
 * whoever advances the ticket looks up who is next, so that opening one stays a single write. Where nobody is there,
 * nobody gets it: the leads are told, and it is routed again when somebody is back.
 */
export function routeFor(policy: Policy, ticket: Assignable, at: InstantText): Route {
  const pool = poolFor(policy, ticket, at);
  if (pool) return { assignee: null, team: ruleFor(policy, ticket)?.team ?? null, routing: 'pending', routeAt: null };
  return routeTo(policy, ticket, candidates(policy, ticket, at)[0], at);
}

/** Among whom a ticket goes by turns or by load; null where there is nothing to choose. */
export function poolFor(policy: Policy, ticket: Assignable, at: InstantText): Pool | null {
  const by = ruleFor(policy, ticket)?.by ?? 'first';
  if (by === 'first') return null;
  const ids = candidates(policy, ticket, at).map(({ id }) => id);
  return ids.length > 1 ? { by, candidates: ids } : null;
}

/** Who gets a ticket once its pool's roster is known: the same instant must have asked for the pool. */
export function routeByRoster(policy: Policy, ticket: Assignable, roster: Roster, at: InstantText): Route {
  const pool = poolFor(policy, ticket, at);
  if (!pool) return routeFor(policy, ticket, at);
  return routeTo(policy, ticket, inTurn(candidates(policy, ticket, at), pool.by, roster), at);
}

/** Whether a ticket goes from a line that keeps others out, and that somebody is in, to whom that one does not belong. */
export function leavesLineOf(policy: Policy, owner: Staff, typeBefore: string, requestType: string): boolean {
  const { [typeBefore]: before, [requestType]: after } = policy.requestTypes;
  if (!before || !after || before === after || teamsKeptOut(policy, typeBefore).length === 0) return false;
  return owner.team === before.assign.team && !isNamed(after.assign, owner);
}

function routeTo(policy: Policy, ticket: Assignable, person: Staff | undefined, at: InstantText): Route {
  const team = person?.team ?? ruleFor(policy, ticket)?.team ?? null;
  if (person) return { assignee: person.id, team, routing: null, routeAt: null };
  return { assignee: null, team, routing: 'nobody', routeAt: soonestReturn(policy, ticket, at) };
}

/** When the first of those who may take such a ticket is back; null where nobody's absence says. */
function soonestReturn(policy: Policy, ticket: Assignable, at: InstantText): InstantText | null {
  const rule = ruleFor(policy, ticket);
  if (!rule) return null;
  const may = policy.staff.filter((person) => isNamed(rule, person) && mayHave(policy, ticket, person));
  const ids = new Set(may.map(({ id }) => id));
  const away = policy.absences?.filter(({ staff, from, to }) => ids.has(staff) && from <= at && at < to) ?? [];
  return earliest(away.map(({ to }) => to));
}

function candidates(policy: Policy, ticket: Assignable, at: InstantText): Staff[] {
  const rule = ruleFor(policy, ticket);
  return rule ? candidatesFor(policy, ticket, rule, at) : [];
}

/**
 * None for a request type the policy has lost. What was sent to a team goes to those in it, in the way its type has it; to
 * those of the role and with the skill its type asks for, where the team has any.
 */
function ruleFor(policy: Policy, { requestType, sentTo }: Assignable): AssignmentRule | undefined {
  const rule = policy.requestTypes[requestType]?.assign;
  if (!rule || sentTo === undefined) return rule;
  const { by, byRegion = true, role, skill } = rule;
  const inTeam = policy.staff.filter(({ team }) => team === sentTo);
  const ofRole = inTeam.filter((person) => person.role === role);
  const skilled = (ofRole.length > 0 ? ofRole : inTeam).some(({ skills }) => skill && skills?.includes(skill));
  return { team: sentTo, by, byRegion, ...(ofRole.length > 0 && { role }), ...(skilled && { skill }) };
}
