import type { About } from '../events.ts';
import type { Policy, Staff } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Why somebody may not have a ticket: it is about them or their team, or their team has to be kept out of such tickets. */
export type Bar = 'about' | 'separate';

/** What of a ticket bars people from it. */
export type Barring = Pick<Ticket, 'requestType' | 'about'>;

/** Whether a complaint is about somebody, or about the team they are in. */
export function isAbout(about: About | null, person: Staff): boolean {
  if (about === null) return false;
  return about.staff === person.id || (about.team !== undefined && about.team === person.team);
}

/** The teams whose people never get tickets of a type: those its own team has to be separate from. */
export function teamsKeptOut(policy: Pick<Policy, 'teams' | 'requestTypes'>, requestType: string): readonly string[] {
  const team = policy.requestTypes[requestType]?.assign.team;
  return (team !== undefined && policy.teams?.[team]?.separateFrom) || [];
}

/** What keeps somebody from having a ticket, in whatever way it would come to them; null when nothing does. */
export function barTo(policy: Policy, { requestType, about }: Barring, person: Staff): Bar | null {
  if (isAbout(about, person)) return 'about';
  const keptOut = person.team !== undefined && teamsKeptOut(policy, requestType).includes(person.team);
  return keptOut ? 'separate' : null;
}

/** Whether a ticket may be given to somebody at all. */
export function mayHave(policy: Policy, ticket: Barring, person: Staff): boolean {
  return barTo(policy, ticket, person) === null;
}
