import { noteOnTicketContract } from '../../../api/operations/tickets/note-on-ticket.ts';
import { noteOnTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const noteOnTicketRoute = implement(noteOnTicketContract, (call) =>
  changeTicket(call, (ticket, context) => noteOnTicket(ticket, call.body.text, context)),
);
