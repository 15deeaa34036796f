import * as z from 'zod/mini';
import { offerCompensation } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { asApprover } from './approver.ts';
import { changeTicket } from './change.ts';

/** An amount is offered to make good; another one takes its place. */
export const offerCompensationRoute = route({
  operationId: 'offerCompensation',
  method: 'PUT',
  path: '/tickets/{ticketId}/compensation',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ band: textOf(30), amount: z.int().check(z.gte(0)) })),
  handle: (call) =>
    changeTicket(call, (ticket, context) => offerCompensation(ticket, call.body, asApprover(call.caller, context))),
});
