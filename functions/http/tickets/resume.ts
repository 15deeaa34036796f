import { resumeTicketContract } from '../../../api/operations/tickets/resume-ticket.ts';
import { resumeTicket } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

export const resumeTicketRoute = implement(resumeTicketContract, (call) => changeTicket(call, resumeTicket));
