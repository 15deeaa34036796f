import { peopleNamed } from '../assignment/named.ts';
import type { RecipientName } from '../policy/ladder.ts';
import type { Policy, Staff } from '../policy/policy.ts';
import type { Customer, Role } from '../vocabulary.ts';
import type { Recipient } from './mail.ts';

export const customerId = 'customer';

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

/** Everybody a rung's recipient stands for: a role, a team, one person. */
export function staffNamed(policy: Policy, name: RecipientName): Recipient[] {
  return peopleNamed(policy, name, null).map(asRecipient);
}

/** Who answers for the team: its leads, or its managers, or whoever there is. Never nobody. */
export function leadsOf(policy: Policy): Recipient[] {
  const leads = staffWithRole(policy, 'lead');
  const responsible = leads.length > 0 ? leads : staffWithRole(policy, 'manager');
  return responsible.length > 0 ? responsible : policy.staff.slice(0, 1).map(asRecipient);
}

/** Each person once, in the order they come. */
export function distinct(recipients: readonly Recipient[]): Recipient[] {
  return [...new Map(recipients.map((recipient) => [recipient.id, recipient])).values()];
}

/** A person's name, or their id when they have left the policy. */
export function nameOf(policy: Policy, id: string): string {
  return policy.staff.find((person) => person.id === id)?.name ?? id;
}

function asRecipient({ id, name, email, locale }: Staff): Recipient {
  return { id, name, email, locale };
}
