import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { AssignmentRule } from '../policy/promises.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Barring, mayHave } from './eligibility.ts';
import { presentOrStandIns } from './presence.ts';

/** What of a ticket decides who may have it. */
export interface Assignable extends Barring {
  region: string | null;
  sentTo?: string;
  notFor?: readonly string[];
}

/**
 * Those who take a request type and are there, in the policy's order. A deputy stands in whatever their own role, team
 * and regions are, but not without the skill. Nobody when nobody is there: a ticket is not given to the absent.
 */
export function candidatesFor(policy: Policy, ticket: Assignable, rule: AssignmentRule, at: InstantText): Staff[] {
  const able = (person: Staff) =>
    (rule.skill === undefined || (person.skills?.includes(rule.skill) ?? false)) &&
    mayHave(policy, ticket, person) &&
    !ticket.notFor?.includes(person.id);
  const fitting = policy.staff.filter((person) => isNamed(rule, person) && able(person));
  const nearby = rule.byRegion ? fitting.filter((person) => serves(person, ticket.region)) : fitting;
  const there = presentOrStandIns(policy, nearby, at, able);
  return there.length > 0 ? there : presentOrStandIns(policy, fitting, at, able);
}

/** Whether somebody has the role and is in the team that take a request type. */
export function isNamed({ role, team }: Pick<AssignmentRule, 'role' | 'team'>, person: Staff): boolean {
  return (role === undefined || person.role === role) && (team === undefined || person.team === team);
}

export function serves({ regions }: Staff, region: string | null): boolean {
  if (!regions || region === null) return true;
  return regions.includes(region) || regions.includes(region.split('-')[0]!);
}
