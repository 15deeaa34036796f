import { missVisitContract } from '../../../api/operations/visits/miss-visit.ts';
import { missVisit } from '../../../domain/visit/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** What was agreed did not take place: we did not come, or they were not there. */
export const missVisitRoute = implement(missVisitContract, (call) =>
  changeVisit(call, (visit, context) => missVisit(visit, call.body, context)),
);
