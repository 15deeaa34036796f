import type { RecipientName } from '../policy/ladder.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { About, InstantText, Role } from '../vocabulary.ts';
import { type Barring, isAbout, mayHave } from './eligibility.ts';
import { isPresent, presentOrStandIns } from './presence.ts';

/** The members of staff a recipient's name stands for, whether they are there or not; nobody for an unknown one. */
export function peopleNamed(policy: Pick<Policy, 'staff'>, name: RecipientName, assignee: string | null): Staff[] {
  const [kind, value] = name.includes(':') ? name.split(':', 2) : [name, ''];
  switch (kind) {
    case 'assignee':
      return policy.staff.filter(({ id }) => id === assignee);
    case 'team':
      return policy.staff.filter(({ team }) => team === value);
    case 'staff':
      return policy.staff.filter(({ id }) => id === value);
    default:
      return withRole(policy, kind as Role);
  }
}

/**
 * Who is really told: those named who are there, else who stands in for them, else the leads, the managers, anybody who
 * is there. When everybody is away, those named all the same. Never nobody, save that whom a complaint is about is not
 * told of it.
 */
export function presentNamed(
  policy: Policy,
  name: RecipientName,
  assignee: string | null,
  at: InstantText,
  about: About | null = null,
): Staff[] {
  const may = (person: Staff) => !isAbout(about, person);
  const present = (people: readonly Staff[]) => people.filter(({ id }) => isPresent(policy, id, at));
  const named = peopleNamed(policy, name, assignee).filter(may);
  const there = present(named);
  if (there.length > 0) return there;
  const [leads, managers] = (['lead', 'manager'] as const).map((role) => withRole(policy, role).filter(may));
  const anybody = policy.staff.filter(may);
  return (
    [
      presentOrStandIns(policy, named, at, may),
      ...[leads!, managers!].map(present),
      present(anybody).slice(0, 1),
      ...[named, leads!, managers!],
    ].find((people) => people.length > 0) ?? anybody.slice(0, 1)
  );
}

/**
 * Who gets a ticket, or a task beside it, that a rung hands to those named: whoever has the ticket already if named too,
 * else the first who is there, or stands in, and may have it. Where none of them may, a manager. Null when nobody is
 * left: then it stays where it is.
 */
export function takerNamed(
  policy: Policy,
  ticket: Barring & { assignee: string | null },
  name: RecipientName,
  at: InstantText,
): Staff | null {
  const may = (person: Staff) => mayHave(policy, ticket, person);
  const among = (people: readonly Staff[]) => presentOrStandIns(policy, people.filter(may), at, may);
  const named = among(peopleNamed(policy, name, ticket.assignee));
  return named.find(({ id }) => id === ticket.assignee) ?? named[0] ?? among(withRole(policy, 'manager'))[0] ?? null;
}

function withRole({ staff }: Pick<Policy, 'staff'>, role: Role): Staff[] {
  return staff.filter((person) => person.role === role);
}
