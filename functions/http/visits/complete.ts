import { completeVisitContract } from '../../../api/operations/visits/complete-visit.ts';
import { completeVisit } from '../../../domain/visit/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** It took place: as planned, early, or so late that it had been given up. */
export const completeVisitRoute = implement(completeVisitContract, (call) =>
  changeVisit(call, (visit, context) => completeVisit(visit, call.body, context)),
);
