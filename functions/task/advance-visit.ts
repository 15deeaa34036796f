import { openDatabase } from '../../adapters/dynamo/database.ts';
import { advanceVisit } from '../../application/advance-visit.ts';
import { type AdvanceVisitOutput, advanceVisitInputSchema } from '../../workflows/visit/contract.ts';
import { openPolicies } from '../_kit/policies.ts';
import { openVisitPorts } from '../_kit/ports.ts';
import { task } from '../_kit/task.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('advanceVisit').TABLE_NAME);
const ports = openVisitPorts(database, openPolicies(database));

/** What a visit's execution does, and then waits for. */
export const handler = task(
  advanceVisitInputSchema,
  ({ visitId, ...execution }): Promise<AdvanceVisitOutput> => advanceVisit(ports, visitId, execution),
);
