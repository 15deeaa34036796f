import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { confirmVisit } from '../../../domain/visit/commands.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeVisit } from './change.ts';

export const confirmVisitRoute = route({
  operationId: 'confirmVisit',
  method: 'POST',
  path: '/visits/{visitId}/confirm',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ agreedAt: instantSchema })),
  handle: (call) => changeVisit(call, (visit, context) => confirmVisit(visit, call.body.agreedAt, context)),
});
