import { addTaskContract } from '../../../api/operations/tickets/add-task.ts';
import { addTask } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const addTaskRoute = implement(addTaskContract, (call) =>
  changeTicket(call, (ticket, context) => addTask(ticket, call.body, context)),
);
