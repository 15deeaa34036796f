import { resumeTicket } from '../../../domain/ticket/commands.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const resumeTicketRoute = route({
  operationId: 'resumeTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/resume',
  permission: 'work',
  handle: (call) => changeTicket(call, resumeTicket),
});
