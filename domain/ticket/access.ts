import { type Barring, barTo, isAbout } from '../assignment/eligibility.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { Ticket } from './ticket.ts';

/** Who wants to read: a member of staff, and whatever else their token calls them. */
export interface Reader {
  member: Pick<Staff, 'id' | 'team' | 'email'> | null;
  /** Ids and addresses, small letters: somebody the policy in force calls otherwise is still who they were. */
  known: readonly string[];
}

/**
 * Whether somebody may know of a ticket at all: not of a complaint about them or their team. To them it is as if there
 * were none, in answers, lists, histories and mails alike. Nobody reads anything of whom the policy does not know.
 */
export function mayRead({ about }: Pick<Ticket, 'about'>, { member, known }: Reader): boolean {
  if (member === null) return false;
  return about === null || about === undefined || !(isAbout(about, member) || known.some((one) => isNamed(one)));

  function isNamed(one: string): boolean {
    return (
      about!.staff?.toLowerCase() === one || (about!.people?.some((known) => known.toLowerCase() === one) ?? false)
    );
  }
}

/** Whether somebody may read what a ticket is about, and what is thought of it: not the teams kept out of it. */
export function mayReadAll(policy: Policy, ticket: Barring, reader: Reader): boolean {
  if (!mayRead(ticket, reader)) return false;
  const person = policy.staff.find(({ id }) => id === reader.member?.id);
  return person !== undefined && barTo(policy, ticket, person) === null;
}

/**
 * A ticket as the teams kept out of it read it, whom the same customer may ring: whose it is, how it stands and when what is
 * due, and their own tasks; neither what was complained of nor what is thought of it.
 */
export function outlineOf(ticket: Ticket, { member }: Reader): Ticket & { keptOut: true } {
  const { compensation: _, ...kept } = ticket;
  return {
    ...kept,
    keptOut: true,
    text: '',
    cause: null,
    about: null,
    holds: ticket.holds.map((hold) => ({ ...hold, reason: '' })),
    tasks: ticket.tasks.filter(({ assignee }) => assignee !== null && assignee === member?.id),
  };
}
