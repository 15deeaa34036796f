import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from './visit.ts';

/** What holds offers back besides complaints, and what makes them pointless, where the policy does not say. */
const usual = {
  waitFor: ['return', 'refund', 'claim', 'logistics', 'visit-request', 'dissatisfied'],
  overtakenBy: ['refunded', 'found-lost'],
} as const;

/** The open matter of an order that comes before any offer; null when none does. */
export function matterBefore({ visits }: Policy, matters: readonly Ticket[]): Ticket | null {
  const waitFor: readonly string[] = visits.waitFor ?? usual.waitFor;
  const isFirst = ({ status, complaint, requestType }: Ticket) =>
    status !== 'resolved' && (complaint || waitFor.includes(requestType));
  return matters.find(isFirst) ?? null;
}

/**
 * Whether a visit that is made once, to ask how things are, has become pointless: the money went back, or the parcel never
 * came. Checks that come round go on: part of the order may be there.
 */
export function isOvertaken({ visits, plans }: Policy, { rule }: Visit, matters: readonly Ticket[]): boolean {
  const isOnce = plans.some(({ name, repeat }) => name === rule && !repeat);
  const milestones = (visits.overtakenBy ?? usual.overtakenBy).map((name) => `milestone:${name}`);
  return isOnce && matters.some(({ moments }) => moments.some(({ name }) => milestones.includes(name)));
}
