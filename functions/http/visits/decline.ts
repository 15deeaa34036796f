import * as z from 'zod/mini';
import { declineVisit } from '../../../domain/visit/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

/** The customer does not want what was offered. */
export const declineVisitRoute = route({
  operationId: 'declineVisit',
  method: 'POST',
  path: '/visits/{visitId}/decline',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ reason: z._default(z.nullable(textOf(500)), null) })),
  handle: (call) => changeVisit(call, (visit, context) => declineVisit(visit, call.body.reason, context)),
});
