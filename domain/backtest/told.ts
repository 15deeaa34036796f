import { isAbout } from '../assignment/eligibility.ts';
import { peopleNamed } from '../assignment/named.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { TicketEventData } from '../ticket/events.ts';

type RungFired = Extract<TicketEventData, { type: 'rung.fired' }>;

/**
 * The roles of those a rung tells: one for each person, by however many of its names they are told. A name that stands
 * for nobody is told as it is written, since somebody is told in their place.
 * @param requestType of the ticket: where nobody has been chosen among several, the assignee is one of those who take it
 */
export function rolesTold(rung: RungFired, requestType: string, policy: Policy): string[] {
  const people = new Set<Staff>();
  const others = new Set<string>();
  for (const name of rung.notify) {
    if (name === 'assignee' && rung.assignee === null) continue;
    const named = peopleNamed(policy, name, rung.assignee);
    if (named.length === 0) others.add(name);
    for (const person of named) if (!isAbout(rung.about, person)) people.add(person);
  }
  if (rung.notify.includes('assignee') && rung.assignee === null) addTaker(people, others, requestType, policy);
  return [...[...people].map(({ role }) => role), ...others];
}

/** Whoever of them takes the ticket: told already if all of them are. */
function addTaker(told: ReadonlySet<Staff>, others: Set<string>, requestType: string, policy: Policy): void {
  const { role, team } = policy.requestTypes[requestType]?.assign ?? {};
  const takers = policy.staff.filter(
    (person) => (role === undefined || person.role === role) && (team === undefined || person.team === team),
  );
  if (!takers.every((person) => told.has(person))) others.add(role ?? (team ? `team:${team}` : 'assignee'));
}
