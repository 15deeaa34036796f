import { presentNamed } from '../assignment/named.ts';
import type { RecipientName } from '../policy/ladder.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';

import { type Customer, customerId, type InstantText, type Role } from '../vocabulary.ts';
import type { Recipient } from './mail.ts';

/** By a mail's id, which ends with whom it goes to. */
export function isToCustomer(mailId: string): boolean {
  return mailId.endsWith(`#${customerId}`);
}

/** The customer as a recipient; nobody while the customer or the address is unknown. */
export function customerOf({ customer }: { customer: Customer | null }): Recipient[] {
  if (!customer?.email) return [];
  return [{ id: customerId, name: customer.name, email: customer.email, locale: customer.locale }];
}

/** The person with this id; nobody for null, or when they have left the policy. */
export function staffById(policy: Policy, id: string | null): Recipient[] {
  return policy.staff.filter((person) => person.id === id).map(asRecipient);
}

export function staffWithRole(policy: Policy, role: Role): Recipient[] {
  return policy.staff.filter((person) => person.role === role).map(asRecipient);
}

/** Those a name stands for who are there, or whoever stands in. Never nobody. */
export function presentPeople(policy: Policy, name: RecipientName, at: InstantText): Recipient[] {
  return presentNamed(policy, name, null, at).map(asRecipient);
}

/** Everybody of some roles who is there, or stands in, each once; not whom it is about. */
export function presentWithRoles(
  policy: Policy,
  roles: readonly Role[],
  at: InstantText,
  about: string | null = null,
): Recipient[] {
  const people = roles.flatMap((role) =>
    presentNamed(policy, role, null, at, about === null ? null : { staff: about }),
  );
  return [...new Set(people)].map(asRecipient);
}

/** Who answers for the team: its leads who are there, or who stands in for them, or the managers. Never nobody. */
export function leadsOf(policy: Policy, at: InstantText): Recipient[] {
  return presentWithRoles(policy, ['lead'], at);
}

/** A person's name, or their id when they have left the policy. */
export function nameOf(policy: Policy, id: string): string {
  return policy.staff.find((person) => person.id === id)?.name ?? id;
}

function asRecipient({ id, name, email, locale }: Staff): Recipient {
  return { id, name, email, locale };
}
