import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';

/** Whether somebody is at work, as far as absences say. */
export function isPresent(policy: Policy, staffId: string, at: InstantText): boolean {
  return !policy.absences?.some(({ staff, from, to }) => staff === staffId && from <= at && at < to);
}

/**
 * Who stands in for somebody who is away: the deputy, the deputy's deputy if that one is away too or may not, and so on
 * until the chain ends or comes round. Null when it ends with nobody.
 */
export function standInFor(
  policy: Policy,
  person: Staff,
  at: InstantText,
  may: (deputy: Staff) => boolean = () => true,
): Staff | null {
  const asked = new Set([person.id]);
  let { deputy: id } = person;
  while (id !== undefined && !asked.has(id)) {
    asked.add(id);
    const deputy = policy.staff.find((one) => one.id === id);
    if (deputy && isPresent(policy, deputy.id, at) && may(deputy)) return deputy;
    id = deputy?.deputy;
  }
  return null;
}

/**
 * Those of some people who are there, in their order, each once; in the place of one who is away whoever stands in,
 * if anybody does.
 */
export function presentOrStandIns(
  policy: Policy,
  people: readonly Staff[],
  at: InstantText,
  may?: (deputy: Staff) => boolean,
): Staff[] {
  const there = people.flatMap((person) =>
    isPresent(policy, person.id, at) ? person : (standInFor(policy, person, at, may) ?? []),
  );
  return [...new Set(there)];
}
