import { refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { answerHistory, historyQuery } from '../history.ts';
import { findTicket, refusalOfReading } from './find.ts';

export const listTicketEventsRoute = route({
  operationId: 'listTicketEvents',
  method: 'GET',
  path: '/tickets/{ticketId}/events',
  permission: 'read',
  query: historyQuery,
  async handle(call) {
    const ticket = await findTicket(call);
    const refusal = ticket && (await refusalOfReading(call, ticket));
    return refusal
      ? refuse(refusal)
      : answerHistory(call, 'ticket', call.params.ticketId!, async () => ticket !== null);
  },
});
