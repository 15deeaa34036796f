import { callOffVisitContract } from '../../../api/operations/visits/call-off-visit.ts';
import { callOffVisit } from '../../../domain/visit/commands.ts';
import { implement } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** It will not take place at the time agreed, or not at all. */
export const callOffVisitRoute = implement(callOffVisitContract, (call) =>
  changeVisit(call, (visit, context) => callOffVisit(visit, call.body, context)),
);
