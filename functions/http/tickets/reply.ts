import { replyToTicketContract } from '../../../api/operations/tickets/reply-to-ticket.ts';
import { replyToTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const replyToTicketRoute = implement(replyToTicketContract, (call) =>
  changeTicket(call, (ticket, context) => replyToTicket(ticket, call.body, context)),
);
