import { readPolicy } from '../../../adapters/dynamo/policy-store.ts';
import { listPolicyChangesContract } from '../../../api/operations/policies/list-policy-changes.ts';
import { listPolicyEventsContract } from '../../../api/operations/policies/list-policy-events.ts';
import { stateEntityId } from '../../../domain/policy/state.ts';
import { implement } from '../../_kit/http-routes.ts';
import { answerHistory } from '../history.ts';

/** What was decided about policies, days and absences: who, when, what. */
export const listPolicyChangesRoute = implement(listPolicyChangesContract, (call) =>
  answerHistory(call, 'policy', stateEntityId, async () => true),
);

/** How a version was written. */
export const listPolicyEventsRoute = implement(listPolicyEventsContract, (call) => {
  const version = call.params.version;
  return answerHistory(call, 'policy', version, async () => (await readPolicy(call.database, version)) !== null);
});
