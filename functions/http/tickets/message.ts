import { addMessageContract } from '../../../api/operations/tickets/add-message.ts';
import { addMessage } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

/** The customer has written or called again. */
export const addMessageRoute = implement(addMessageContract, (call) =>
  changeTicket(call, (ticket, context) => addMessage(ticket, call.body, context)),
);
