import { assignTicketContract } from '../../../api/operations/tickets/assign-ticket.ts';
import { forcedBy } from '../../../api/schemas/force.ts';
import { timeAhead } from '../../../domain/ticket/booked-time.ts';
import { assignTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTimes } from './appointment.ts';

export const assignTicketRoute = implement(assignTicketContract, (call) => {
  const { assignee } = call.body;
  const forced = forcedBy(call.body);
  return changeTimes(
    call,
    (ticket, context) => [assignee, timeAhead(ticket, context)],
    (ticket, context, diary) => assignTicket(ticket, assignee, context, { diary, forced }),
  );
});
