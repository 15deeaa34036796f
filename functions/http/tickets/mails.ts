import { refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { answerMails, mailsQuery } from '../mails/list.ts';
import { noTicket } from './change.ts';
import { findTicket } from './find.ts';

export const listTicketMailsRoute = route({
  operationId: 'listTicketMails',
  method: 'GET',
  path: '/tickets/{ticketId}/mails',
  permission: 'read',
  query: mailsQuery,
  async handle(call) {
    const ticket = await findTicket(call);
    return ticket ? answerMails(call, 'ticket', ticket.ticketId, ticket) : refuse(noTicket(call));
  },
});
