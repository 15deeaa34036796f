import type { Policy } from '../policy/policy.ts';
import type { OpenTicket } from '../ticket/commands.ts';
import type { Complaint } from './message.ts';

/**
 * The ticket a shop's complaint opens. What went wrong on the way is a matter of logistics, all else a complaint.
 * A cause the policy does not know is left open for whoever resolves the ticket, rather than the complaint refused.
 */
export function ticketForComplaint(policy: Policy, complaint: Complaint, shopId: string, ticketId: string): OpenTicket {
  const { cause, ...rest } = complaint;
  const known = cause !== null && policy.causes[cause.group]?.includes(cause.reason) === true;
  const logistics = cause?.group === 'logistics' && policy.requestTypes.logistics !== undefined;
  return {
    ticketId,
    requestType: logistics ? 'logistics' : 'complaint',
    shopId,
    channel: 'shop',
    ...rest,
    cause: known ? cause : null,
  };
}
