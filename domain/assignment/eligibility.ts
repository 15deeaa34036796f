import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { About } from '../vocabulary.ts';

/** Why somebody may not have a ticket: it is about them or their team, or their team has to be kept out of such tickets. */
export type Bar = 'about' | 'separate';

/** What of a ticket bars people from it. */
export interface Barring {
  requestType: string;
  about: About | null;
}

/** Whether a complaint is about somebody, about the team they are in, or about whom they were when it was opened. */
export function isAbout(about: About | null, { id, team, email }: Pick<Staff, 'id' | 'team' | 'email'>): boolean {
  if (about === null) return false;
  if (about.staff === id || (about.team !== undefined && about.team === team)) return true;
  return about.people?.some((known) => known === id || known === addressOf(email)) ?? false;
}

/** Whom a new complaint is about, with everybody that is by the policy of that moment. */
export function aboutNow({ staff: all }: Pick<Policy, 'staff'>, { staff, team, people: known = [] }: About): About {
  const about = { ...(staff !== undefined && { staff }), ...(team !== undefined && { team }) };
  const people = all.filter((person) => isAbout(about, person));
  const own = people.map(({ email }) => addressOf(email)).filter((address) => isTheirs(address));
  return { ...about, people: [...new Set([...known, ...people.map(({ id }) => id), ...own])] };

  /** A shared mailbox says nothing about who it is. */
  function isTheirs(address: string): boolean {
    return all.every((person) => addressOf(person.email) !== address || isAbout(about, person));
  }
}

/** As addresses are compared. */
export function addressOf(email: string): string {
  return email.trim().toLowerCase();
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
