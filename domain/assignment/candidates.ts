import type { RecipientName } from '../policy/ladder.ts';
import type { Policy, Staff } from '../policy/policy.ts';
import type { AssignmentRule } from '../policy/promises.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';

/** What of a ticket decides who may have it. */
export type Assignable = Pick<Ticket, 'requestType' | 'about' | 'region' | 'assignee' | 'team'>;

/** Whether somebody is at work, as far as absences say. */
export function isPresent(policy: Policy, staffId: string, at: InstantText): boolean {
  return !policy.absences?.some(({ staff, from, to }) => staff === staffId && from <= at && at < to);
}

/** Whether a ticket may be given to somebody: a complaint never goes to whom, or to whose team, it is about. */
export function mayHave({ about }: Pick<Ticket, 'about'>, person: Staff): boolean {
  if (!about) return true;
  return about.staff !== person.id && (about.team === undefined || about.team !== person.team);
}

/** Those who take a request type and are there, in the policy's order. */
export function candidatesFor(policy: Policy, ticket: Assignable, rule: AssignmentRule, at: InstantText): Staff[] {
  const fitting = policy.staff.filter(
    (person) =>
      (rule.role === undefined || person.role === rule.role) &&
      (rule.team === undefined || person.team === rule.team) &&
      (rule.skill === undefined || person.skills?.includes(rule.skill)) &&
      mayHave(ticket, person),
  );
  const nearby = rule.byRegion ? fitting.filter((person) => serves(person, ticket.region)) : fitting;
  const able = nearby.length > 0 ? nearby : fitting;
  const present = able.filter(({ id }) => isPresent(policy, id, at));
  return present.length > 0 ? present : able;
}

/** The members of staff a recipient's name stands for, whether they are there or not; nobody for an unknown one. */
export function peopleNamed(policy: Policy, name: RecipientName, assignee: string | null): Staff[] {
  const [kind, value] = name.includes(':') ? name.split(':', 2) : [name, ''];
  switch (kind) {
    case 'assignee':
      return policy.staff.filter(({ id }) => id === assignee);
    case 'team':
      return policy.staff.filter(({ team }) => team === value);
    case 'staff':
      return policy.staff.filter(({ id }) => id === value);
    default:
      return policy.staff.filter(({ role }) => role === kind);
  }
}

function serves({ regions }: Staff, region: string | null): boolean {
  if (!regions || region === null) return true;
  return regions.includes(region) || regions.includes(region.split('-')[0]!);
}
