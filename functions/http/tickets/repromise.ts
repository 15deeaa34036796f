import { repromiseTicketContract } from '../../../api/operations/tickets/repromise-ticket.ts';
import { repromiseTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const repromiseTicketRoute = implement(repromiseTicketContract, async (call) => {
  const policy = await call.policies.active();
  return changeTicket(call, (ticket, context) => repromiseTicket(ticket, { ...context, policy }));
});
