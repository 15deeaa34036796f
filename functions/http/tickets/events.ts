import { listTicketEventsContract } from '../../../api/operations/tickets/list-ticket-events.ts';
import { refuse } from '../../../domain/result.ts';
import { implement } from '../../_kit/http-routes.ts';
import { answerHistory } from '../history.ts';
import { findTicket, refusalOfReading } from './find.ts';

export const listTicketEventsRoute = implement(listTicketEventsContract, async (call) => {
  const ticket = await findTicket(call);
  const refusal = ticket && (await refusalOfReading(call, ticket));
  return refusal ? refuse(refusal) : answerHistory(call, 'ticket', call.params.ticketId, async () => ticket !== null);
});
