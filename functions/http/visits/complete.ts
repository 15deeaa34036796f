import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { completeVisit } from '../../../domain/visit/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** It took place: as planned, early, or so late that it had been given up. */
export const completeVisitRoute = route({
  operationId: 'completeVisit',
  method: 'POST',
  path: '/visits/{visitId}/complete',
  permission: 'work',
  body: z.lazy(() =>
    z.strictObject({
      report: textOf(10_000),
      satisfied: z._default(z.nullable(z.boolean()), null),
      heldAt: z.optional(instantSchema),
    }),
  ),
  handle: (call) => changeVisit(call, (visit, context) => completeVisit(visit, call.body, context)),
});
