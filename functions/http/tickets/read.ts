import { readTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { noTicket, ticketAnswer } from './change.ts';

export const readTicketRoute = route({
  operationId: 'readTicket',
  method: 'GET',
  path: '/tickets/{ticketId}',
  permission: 'read',
  async handle(call) {
    const ticket = await readTicket(call.database, call.params.ticketId!);
    return ticket ? ok(await ticketAnswer(call, ticket)) : refuse(noTicket(call));
  },
});
