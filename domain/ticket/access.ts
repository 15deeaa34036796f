import { isAbout } from '../assignment/eligibility.ts';
import type { Staff } from '../policy/policy.ts';
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
