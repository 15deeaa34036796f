import { openDatabase } from '../../adapters/dynamo/database.ts';
import { listAll } from '../../adapters/dynamo/lists.ts';
import { readVisit, saveVisit } from '../../adapters/dynamo/visit-store.ts';
import { toText } from '../../domain/instants.ts';
import { summonVisit } from '../../domain/visit/commands.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { openPolicies } from '../_kit/policy.ts';
import { scheduled } from '../_kit/schedule.ts';
import { now } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('planVisits').TABLE_NAME);
const policies = openPolicies(database);

/** A day and an hour: what falls due before tomorrow's run, with room for that run to be late. */
const horizon = { hours: 25 };

/** The day's planner: reads only the visits whose offer falls due before its next run, and lets their executions start. */
export const handler = scheduled('visits planned', async () => {
  let summoned = 0;
  const until = `${toText(now().add(horizon))}~`;
  for await (const { visitId } of listAll<Visit>(database, { index: 'byStatus', partition: 'VISIT#planned', until })) {
    const visit = await readVisit(database, visitId);
    if (!visit) continue;
    const policy = await policies.of(visit.policyVersion);
    const decision = summonVisit(visit, { now: now(), actor: { kind: 'system' }, policy });
    if (decision.ok && !(await saveVisit(database, decision.value))) summoned += 1;
  }
  return { summoned };
});
