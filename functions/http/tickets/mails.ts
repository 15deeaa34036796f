import { listTicketMailsContract } from '../../../api/operations/tickets/list-ticket-mails.ts';
import { refuse } from '../../../domain/result.ts';
import { implement } from '../../_kit/http-routes.ts';
import { answerMails } from '../mails/list.ts';
import { noTicket } from './change.ts';
import { findTicket } from './find.ts';

export const listTicketMailsRoute = implement(listTicketMailsContract, async (call) => {
  const ticket = await findTicket(call);
  return ticket ? answerMails(call, 'ticket', ticket.ticketId, ticket) : refuse(noTicket(call));
});
