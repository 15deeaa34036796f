import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { confirmVisit } from '../../../domain/visit/commands.ts';
import { route } from '../../_kit/http-routes.ts';
import { forcedBy, forceMembers, forceNeedsReason } from '../force.ts';
import { changeVisit } from './change.ts';

/** A time was agreed with the customer, or another one than before. */
export const confirmVisitRoute = route({
  operationId: 'confirmVisit',
  method: 'POST',
  path: '/visits/{visitId}/confirm',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ agreedAt: instantSchema, ...forceMembers() }).check(forceNeedsReason())),
  handle: (call) => {
    const { agreedAt } = call.body;
    const forced = forcedBy(call.body);
    return changeVisit(
      call,
      (visit, context) => confirmVisit(visit, agreedAt, context, forced),
      () => agreedAt,
    );
  },
});
