import { offerCompensationContract } from '../../../api/operations/tickets/offer-compensation.ts';
import { offerCompensation } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { asApprover } from './approver.ts';
import { changeTicket } from './change.ts';

/** An amount is offered to make good; another one takes its place. */
export const offerCompensationRoute = implement(offerCompensationContract, (call) =>
  changeTicket(call, (ticket, context) => offerCompensation(ticket, call.body, asApprover(call.caller, context))),
);
