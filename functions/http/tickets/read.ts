import { ok, refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { noTicket, ticketAnswer } from './change.ts';
import { findTicket } from './find.ts';

export const readTicketRoute = route({
  operationId: 'readTicket',
  method: 'GET',
  path: '/tickets/{ticketId}',
  permission: 'read',
  async handle(call) {
    const ticket = await findTicket(call);
    return ticket ? ok(await ticketAnswer(call, ticket)) : refuse(noTicket(call));
  },
});
