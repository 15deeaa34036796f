import { readVisit } from '../../../adapters/dynamo/visit-store.ts';
import { listVisitMailsContract } from '../../../api/operations/visits/list-visit-mails.ts';
import { refuse } from '../../../domain/result.ts';
import { implement } from '../../_kit/http-routes.ts';
import { answerMails } from '../mails/list.ts';
import { noVisit } from './change.ts';

export const listVisitMailsRoute = implement(listVisitMailsContract, async (call) => {
  const visit = await readVisit(call.database, call.params.visitId);
  return visit ? answerMails(call, 'visit', visit.visitId, visit) : refuse(noVisit(call));
});
