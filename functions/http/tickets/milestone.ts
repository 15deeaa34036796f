import * as z from 'zod/mini';
import { reachMilestone } from '../../../domain/ticket/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';
import { withReport } from './report.ts';

export const reachMilestoneRoute = route({
  operationId: 'reachMilestone',
  method: 'POST',
  path: '/tickets/{ticketId}/milestones',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ milestone: textOf(30) })),
  handle: (call) =>
    changeTicket(call, (ticket, context) => withReport(call, reachMilestone(ticket, call.body.milestone, context))),
});
