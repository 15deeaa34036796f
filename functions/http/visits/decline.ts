import { declineVisitContract } from '../../../api/operations/visits/decline-visit.ts';
import { declineVisit } from '../../../domain/visit/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** The customer does not want what was offered. */
export const declineVisitRoute = implement(declineVisitContract, (call) =>
  changeVisit(call, (visit, context) => declineVisit(visit, call.body.reason, context)),
);
