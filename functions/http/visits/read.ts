import { readVisit } from '../../../adapters/dynamo/visit-store.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { noVisit, visitAnswer } from './change.ts';

export const readVisitRoute = route({
  operationId: 'readVisit',
  method: 'GET',
  path: '/visits/{visitId}',
  permission: 'read',
  async handle(call) {
    const visit = await readVisit(call.database, call.params.visitId!);
    return visit ? ok(visitAnswer(visit)) : refuse(noVisit(call));
  },
});
