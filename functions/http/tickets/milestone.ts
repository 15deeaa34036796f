import { reachMilestoneContract } from '../../../api/operations/tickets/reach-milestone.ts';
import { reachMilestone } from '../../../domain/ticket/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';
import { withReport } from './report.ts';

export const reachMilestoneRoute = implement(reachMilestoneContract, (call) =>
  changeTicket(call, (ticket, context) => withReport(call, reachMilestone(ticket, call.body.milestone, context))),
);
