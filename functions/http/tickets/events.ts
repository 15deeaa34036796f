import { route } from '../../_kit/http-routes.ts';
import { answerHistory, historyQuery } from '../history.ts';
import { findTicket } from './find.ts';

export const listTicketEventsRoute = route({
  operationId: 'listTicketEvents',
  method: 'GET',
  path: '/tickets/{ticketId}/events',
  permission: 'read',
  query: historyQuery,
  handle: (call) => answerHistory(call, 'ticket', call.params.ticketId!, async () => (await findTicket(call)) !== null),
});
