import { retypeTicketContract } from '../../../api/operations/tickets/retype-ticket.ts';
import { retypeTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const retypeTicketRoute = implement(retypeTicketContract, (call) =>
  changeTicket(call, (ticket, context) =>
    retypeTicket(ticket, call.body.requestType, context, call.body.reason ?? null),
  ),
);
