import { readPolicy } from '../../../adapters/dynamo/policy-store.ts';
import { stateEntityId } from '../../../domain/policy/state.ts';
import { route } from '../../_kit/http-routes.ts';
import { answerHistory, historyQuery } from '../history.ts';

/** What was decided about policies, days and absences: who, when, what. */
export const listPolicyChangesRoute = route({
  operationId: 'listPolicyChanges',
  method: 'GET',
  path: '/policies/events',
  permission: 'read',
  membership: 'not-of-founders',
  query: historyQuery,
  handle: (call) => answerHistory(call, 'policy', stateEntityId, async () => true),
});

/** How a version was written. */
export const listPolicyEventsRoute = route({
  operationId: 'listPolicyEvents',
  method: 'GET',
  path: '/policies/{version}/events',
  permission: 'read',
  membership: 'not-of-founders',
  query: historyQuery,
  handle(call) {
    const version = call.params.version!;
    return answerHistory(call, 'policy', version, async () => (await readPolicy(call.database, version)) !== null);
  },
});
