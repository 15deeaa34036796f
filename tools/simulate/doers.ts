import { barTo } from '../../domain/assignment/eligibility.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import type { Act, View } from './act.ts';

const customers: readonly Act['act'][] = ['open', 'message'];
const shops: readonly Act['act'][] = ['deliver', 'cancel-order'];
const forLeads: readonly Act['act'][] = ['assign', 'prioritise', 'reopen', 'repromise', 'tell-dates'];
const forManagers: readonly Act['act'][] = ['away', 'back', 'change-day', 'restore-day', 'change-policy'];

/**
 * Who does something: the customer, the shop, or of the staff whoever has the ticket or the visit, unless they have left,
 * are kept out, or it is for leads.
 */
export function doerOf(act: Act, { policy, tickets, visits }: View): Actor {
  if (customers.includes(act.act)) return { kind: 'customer' };
  if (shops.includes(act.act)) return { kind: 'shop', id: 'shop' };
  const ticket = 'ticketId' in act ? tickets.find(({ ticketId }) => ticketId === act.ticketId) : undefined;
  const visit = 'visitId' in act ? visits.find(({ visitId }) => visitId === act.visitId) : undefined;
  const may = ticket ? policy.staff.filter((person) => barTo(policy, ticket, person) === null) : policy.staff;
  const owner = may.find(({ id }) => id === (ticket ?? visit)?.assignee);
  const isForLeads = forLeads.includes(act.act) || forManagers.includes(act.act) || act.act === 'retype';
  return asActor((isForLeads ? undefined : owner) ?? inCharge(may) ?? owner ?? may[0] ?? anybody(policy));
}

function inCharge(staff: readonly Staff[]): Staff | undefined {
  return staff.find(({ role }) => role === 'lead') ?? staff.find(({ role }) => role === 'manager');
}

function anybody({ staff }: Policy): Staff {
  return staff[0]!;
}

function asActor({ id, role }: Staff): Actor {
  return { kind: 'staff', id, role };
}
