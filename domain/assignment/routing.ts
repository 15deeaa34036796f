import { earliest } from '../instants.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { AssignmentRule } from '../policy/promises.ts';
import type { TicketEventData } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Assignable, candidatesFor, isNamed } from './candidates.ts';
import { mayHave, teamsKeptOut } from './eligibility.ts';
import { inTurn, type Pool, type Roster } from './turns.ts';

/** Where a ticket goes. */
export type Route = Pick<Ticket, 'assignee' | 'team' | 'routing' | 'routeAt'>;

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

/**
 * Where a ticket goes that has become another: to be patched into it, with what is to be told. Whoever has it keeps it,
 * even where the rule would not have chosen them; it is routed only if nobody has it, they have left, its type keeps them
 * out, or it leaves their complaint line for others.
 * @param typeBefore what it was until now
 */
export function reroute(
  policy: Policy,
  ticket: Assignable & Route,
  at: InstantText,
  typeBefore = ticket.requestType,
): { route: Partial<Route>; events: TicketEventData[] } {
  const owner = policy.staff.find(({ id }) => id === ticket.assignee);
  const keeps = owner && mayHave(policy, ticket, owner) && !leavesLineOf(policy, owner, typeBefore, ticket.requestType);
  if (keeps) return { route: {}, events: [] };
  const route = routeFor(policy, ticket, at);
  return { route, events: assigned(ticket.assignee, route) };
}

/** Whether a ticket goes from a line that keeps others out, and that somebody is in, to whom that one does not belong. */
function leavesLineOf(policy: Policy, owner: Staff, typeBefore: string, requestType: string): boolean {
  const { [typeBefore]: before, [requestType]: after } = policy.requestTypes;
  if (!before || !after || before === after || teamsKeptOut(policy, typeBefore).length === 0) return false;
  return owner.team === before.assign.team && !isNamed(after.assign, owner);
}

/** What is told of a ticket that has been routed: who has it, or that nobody was there; nothing while it waits its turn. */
export function assigned(from: string | null, { assignee, team, routing, routeAt = null }: Route): TicketEventData[] {
  if (assignee !== null) return [{ type: 'ticket.assigned', from, to: assignee, team, reason: 'routing' }];
  return routing === 'nobody' ? [{ type: 'ticket.unrouted', routeAt }] : [];
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
