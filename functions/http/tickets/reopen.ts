import { reopenTicketContract } from '../../../api/operations/tickets/reopen-ticket.ts';
import { reopenTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const reopenTicketRoute = implement(reopenTicketContract, (call) =>
  changeTicket(call, (ticket, context) => reopenTicket(ticket, call.body.reason, context)),
);
