import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from './visit.ts';

/** What holds offers back besides complaints, and what makes them pointless, where the policy does not say. */
const usual = {
  waitFor: ['return', 'refund', 'claim', 'logistics', 'visit-request', 'dissatisfied'],
  overtakenBy: ['refunded', 'found-lost'],
} as const;

/** The open matter of an order that comes before any offer; null when none does. */
export function matterBefore(policy: Policy, matters: readonly Ticket[]): Ticket | null {
  return matters.find((one) => comesFirst(policy, one)) ?? null;
}

/** Whether a ticket comes before what its order may be offered. */
export function comesFirst(
  { visits }: Pick<Policy, 'visits'>,
  { status, complaint, requestType }: Pick<Ticket, 'status' | 'complaint' | 'requestType'>,
): boolean {
  const waitFor: readonly string[] = visits.waitFor ?? usual.waitFor;
  return status !== 'resolved' && (complaint || waitFor.includes(requestType));
}

/** Whether a milestone makes it pointless to ask how the goods are. */
export function overtakes({ visits }: Pick<Policy, 'visits'>, milestone: string): boolean {
  const names: readonly string[] = visits.overtakenBy ?? usual.overtakenBy;
  return names.includes(milestone);
}

/**
 * Whether a visit that is made once, to ask how things are, has become pointless: the money went back, or the parcel never
 * came. Checks that come round go on: part of the order may be there.
 */
export function isOvertaken(policy: Policy, { rule }: Visit, matters: readonly Ticket[]): boolean {
  const isOnce = policy.plans.some(({ name, repeat }) => name === rule && !repeat);
  const isReached = (name: string) =>
    name.startsWith('milestone:') && overtakes(policy, name.slice('milestone:'.length));
  return isOnce && matters.some(({ moments }) => moments.some(({ name }) => isReached(name)));
}

/** Of a complaint about somebody the visit's history does not tell: they may read that. */
export function nameable({ ticketId, about }: Ticket): string | null {
  return about === null ? ticketId : null;
}
