import { prioritiseTicketContract } from '../../../api/operations/tickets/prioritise-ticket.ts';
import { prioritiseTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const prioritiseTicketRoute = implement(prioritiseTicketContract, (call) =>
  changeTicket(call, (ticket, context) => prioritiseTicket(ticket, call.body.priority, context)),
);
