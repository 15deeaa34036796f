import { readVisit } from '../../../adapters/dynamo/visit-store.ts';
import { route } from '../../_kit/http-routes.ts';
import { answerHistory, historyQuery } from '../history.ts';

export const listVisitEventsRoute = route({
  operationId: 'listVisitEvents',
  method: 'GET',
  path: '/visits/{visitId}/events',
  permission: 'read',
  query: historyQuery,
  handle(call) {
    const visitId = call.params.visitId!;
    return answerHistory(call, 'visit', visitId, async () => (await readVisit(call.database, visitId)) !== null);
  },
});
