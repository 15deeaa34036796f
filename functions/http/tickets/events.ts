import { readTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { route } from '../../_kit/http-routes.ts';
import { answerHistory, historyQuery } from '../history.ts';

export const listTicketEventsRoute = route({
  operationId: 'listTicketEvents',
  method: 'GET',
  path: '/tickets/{ticketId}/events',
  permission: 'read',
  query: historyQuery,
  handle(call) {
    const ticketId = call.params.ticketId!;
    return answerHistory(call, 'ticket', ticketId, async () => (await readTicket(call.database, ticketId)) !== null);
  },
});
