import { completeTaskContract } from '../../../api/operations/tickets/complete-task.ts';
import { completeTask } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const completeTaskRoute = implement(completeTaskContract, (call) =>
  changeTicket(call, (ticket, context) => completeTask(ticket, call.params.taskId, context)),
);
