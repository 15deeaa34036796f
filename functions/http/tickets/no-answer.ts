import { noAnswerNeeded } from '../../../domain/ticket/commands.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const noAnswerNeededRoute = route({
  operationId: 'noAnswerNeeded',
  method: 'POST',
  path: '/tickets/{ticketId}/no-answer-needed',
  permission: 'work',
  handle: (call) => changeTicket(call, noAnswerNeeded),
});
