import { readVisit } from '../../../adapters/dynamo/visit-store.ts';
import { listVisitEventsContract } from '../../../api/operations/visits/list-visit-events.ts';
import { implement } from '../../_kit/http-routes.ts';
import { answerHistory } from '../history.ts';

export const listVisitEventsRoute = implement(listVisitEventsContract, (call) => {
  const visitId = call.params.visitId;
  return answerHistory(call, 'visit', visitId, async () => (await readVisit(call.database, visitId)) !== null);
});
