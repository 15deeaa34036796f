import type { Policy } from '../policy/policy.ts';
import type { OpenTicket } from '../ticket/commands.ts';
import type { Complaint } from './message.ts';
import type { Order } from './order.ts';
import { regionOf } from './site.ts';

/**
 * The ticket a shop's complaint opens. What went wrong on the way is a matter of logistics, all else a complaint.
 * A cause the policy does not know is left open for whoever resolves the ticket, rather than the complaint refused.
 * @param order the one it names, if that is known: it says where the customer is
 */
export function ticketForComplaint(
  policy: Policy,
  complaint: Complaint,
  shopId: string,
  ticketId: string,
  order: Order | null,
): OpenTicket {
  const { cause, ...rest } = complaint;
  const known = cause !== null && policy.causes[cause.group]?.includes(cause.reason) === true;
  const logistics = cause?.group === 'logistics' && policy.requestTypes.logistics !== undefined;
  return {
    ticketId,
    requestType: logistics ? 'logistics' : 'complaint',
    shopId,
    channel: 'shop',
    region: order && regionOf(policy, order),
    ...rest,
    cause: known ? cause : null,
  };
}
