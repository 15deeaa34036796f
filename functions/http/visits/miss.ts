import * as z from 'zod/mini';
import { missVisit } from '../../../domain/visit/commands.ts';
import { visitParties } from '../../../domain/vocabulary.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** What was agreed did not take place: we did not come, or they were not there. */
export const missVisitRoute = route({
  operationId: 'missVisit',
  method: 'POST',
  path: '/visits/{visitId}/miss',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ by: z.enum(visitParties), reason: textOf(500) })),
  handle: (call) => changeVisit(call, (visit, context) => missVisit(visit, call.body, context)),
});
