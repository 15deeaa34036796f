import type { Problem } from '../errors.ts';
import type { Policy } from '../policy/policy.ts';
import type { Result } from '../result.ts';
import type { TicketChange } from '../ticket/change.ts';
import { openTicket } from '../ticket/opening.ts';
import type { VisitContext } from './change.ts';
import type { Visit } from './visit.ts';

/** What a ticket is called that comes of a visit. */
export interface TicketWords {
  ticketId: string;
  subject: string;
}

/** A customer who is not satisfied, or a visit we promised and have not made. */
type Finding = 'dissatisfied' | 'owed';

/** Opens the ticket that comes of a visit: assigned, timed and chased like any other, by the policy in force. */
export function openFor(
  visit: Visit,
  finding: Finding,
  text: string,
  words: TicketWords,
  context: VisitContext,
): Result<TicketChange, Problem<'about-nobody' | 'unknown-value'>> {
  const { visitId, shopId, orderId, customer, region, products } = visit;
  const policy = context.inForce ?? context.policy;
  const requestType = typeFor(policy, finding);
  const product = products.length === 1 ? products[0]! : null;
  const matter = { requestType, text, customer, shopId, orderId, region, product, visitId, channel: 'phone' as const };
  return openTicket({ ...words, ...matter }, { now: context.now, actor: context.actor, policy });
}

function typeFor({ visits, requestTypes }: Policy, finding: Finding): string {
  const usual = finding === 'dissatisfied' ? 'dissatisfied' : 'visit-request';
  return visits[finding] ?? (Object.hasOwn(requestTypes, usual) ? usual : 'complaint');
}
