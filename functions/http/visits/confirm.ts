import { confirmVisitContract } from '../../../api/operations/visits/confirm-visit.ts';
import { forcedBy } from '../../../api/schemas/force.ts';
import { confirmVisit } from '../../../domain/visit/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** A time was agreed with the customer, or another one than before. */
export const confirmVisitRoute = implement(confirmVisitContract, (call) => {
  const { agreedAt } = call.body;
  const forced = forcedBy(call.body);
  return changeVisit(
    call,
    (visit, context) => confirmVisit(visit, agreedAt, context, forced),
    () => agreedAt,
  );
});
