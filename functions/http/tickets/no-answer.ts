import { noAnswerNeededContract } from '../../../api/operations/tickets/no-answer-needed.ts';
import { noAnswerNeeded } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const noAnswerNeededRoute = implement(noAnswerNeededContract, (call) => changeTicket(call, noAnswerNeeded));
