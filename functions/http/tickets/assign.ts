import * as z from 'zod/mini';
import { timeAhead } from '../../../domain/ticket/booked-time.ts';
import { assignTicket } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { forcedBy, forceMembers, forceNeedsReason } from '../force.ts';
import { changeTimes } from './appointment.ts';

export const assignTicketRoute = route({
  operationId: 'assignTicket',
  method: 'PUT',
  path: '/tickets/{ticketId}/assignee',
  permission: 'assign',
  body: z.lazy(() => z.strictObject({ assignee: textOf(100), ...forceMembers() }).check(forceNeedsReason())),
  handle: (call) => {
    const { assignee } = call.body;
    const forced = forcedBy(call.body);
    return changeTimes(
      call,
      (ticket, context) => [assignee, timeAhead(ticket, context)],
      (ticket, context, diary) => assignTicket(ticket, assignee, context, { diary, forced }),
    );
  },
});
