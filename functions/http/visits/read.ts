import { readVisit } from '../../../adapters/dynamo/visit-store.ts';
import { readVisitContract } from '../../../api/operations/visits/read-visit.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { implement } from '../../_kit/http-routes.ts';
import { noVisit, visitAnswer } from './change.ts';

export const readVisitRoute = implement(readVisitContract, async (call) => {
  const visit = await readVisit(call.database, call.params.visitId);
  return visit ? ok(visitAnswer(visit)) : refuse(noVisit(call));
});
