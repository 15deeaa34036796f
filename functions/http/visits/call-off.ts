import * as z from 'zod/mini';
import { callOffVisit } from '../../../domain/visit/commands.ts';
import { visitParties } from '../../../domain/vocabulary.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** It will not take place at the time agreed, or not at all. */
export const callOffVisitRoute = route({
  operationId: 'callOffVisit',
  method: 'POST',
  path: '/visits/{visitId}/call-off',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ by: z.enum(visitParties), reason: textOf(500), again: z.optional(z.boolean()) })),
  handle: (call) => changeVisit(call, (visit, context) => callOffVisit(visit, call.body, context)),
});
