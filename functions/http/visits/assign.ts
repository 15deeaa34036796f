import { assignVisitContract } from '../../../api/operations/visits/assign-visit.ts';
import { forcedBy } from '../../../api/schemas/force.ts';
import { assignVisit } from '../../../domain/visit/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** Gives it to somebody else. */
export const assignVisitRoute = implement(assignVisitContract, (call) => {
  const forced = forcedBy(call.body);
  const { assignee } = call.body;
  return changeVisit(
    call,
    (visit, context) => assignVisit(visit, assignee, context, forced),
    (visit) => visit.agreedAt ?? visit.windowFrom,
    assignee,
  );
});
