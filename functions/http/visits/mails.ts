import { readVisit } from '../../../adapters/dynamo/visit-store.ts';
import { refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { answerMails, mailsQuery } from '../mails/list.ts';
import { noVisit } from './change.ts';

export const listVisitMailsRoute = route({
  operationId: 'listVisitMails',
  method: 'GET',
  path: '/visits/{visitId}/mails',
  permission: 'read',
  query: mailsQuery,
  async handle(call) {
    const visit = await readVisit(call.database, call.params.visitId!);
    return visit ? answerMails(call, 'visit', visit.visitId, visit) : refuse(noVisit(call));
  },
});
