import { pauseTicketContract } from '../../../api/operations/tickets/pause-ticket.ts';
import { pauseTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const pauseTicketRoute = implement(pauseTicketContract, (call) =>
  changeTicket(call, (ticket, context) => pauseTicket(ticket, call.body, context)),
);
