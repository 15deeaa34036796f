import { completeTask } from '../../../domain/ticket/commands.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const completeTaskRoute = route({
  operationId: 'completeTask',
  method: 'POST',
  path: '/tickets/{ticketId}/tasks/{taskId}/done',
  permission: 'work',
  handle: (call) => changeTicket(call, (ticket, context) => completeTask(ticket, call.params.taskId!, context)),
});
