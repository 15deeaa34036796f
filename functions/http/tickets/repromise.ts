import { repromiseTicket } from '../../../domain/ticket/commands.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const repromiseTicketRoute = route({
  operationId: 'repromiseTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/repromise',
  permission: 'repromise',
  async handle(call) {
    const policy = await call.policies.active();
    return changeTicket(call, (ticket, context) => repromiseTicket(ticket, { ...context, policy }));
  },
});
