import * as z from 'zod/mini';
import { assignVisit } from '../../../domain/visit/commands.ts';
import { textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { forcedBy, forceMembers, forceNeedsReason } from '../force.ts';
import { changeVisit } from './change.ts';

/** Gives it to somebody else. */
export const assignVisitRoute = route({
  operationId: 'assignVisit',
  method: 'PUT',
  path: '/visits/{visitId}/assignee',
  permission: 'work',
  body: z.lazy(() => z.strictObject({ assignee: textOf(40), ...forceMembers() }).check(forceNeedsReason())),
  handle: (call) => {
    const forced = forcedBy(call.body);
    const { assignee } = call.body;
    return changeVisit(
      call,
      (visit, context) => assignVisit(visit, assignee, context, forced),
      (visit) => visit.agreedAt ?? visit.windowFrom,
      assignee,
    );
  },
});
