import { openDatabase } from '../../adapters/dynamo/database.ts';
import { readVisit, saveOwnStep, saveVisit } from '../../adapters/dynamo/visit-store.ts';
import { advanceVisit, rearmVisit } from '../../domain/visit/commands.ts';
import { retimeVisit } from '../../domain/visit/rearrange.ts';
import {
  type AdvanceVisitInput,
  type AdvanceVisitOutput,
  advanceVisitInputSchema,
} from '../../workflows/visit/contract.ts';
import { isWornOut, waitUntil } from '../_kit/handover.ts';
import { openPolicies } from '../_kit/policy.ts';
import { task } from '../_kit/task.ts';
import { now } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('advanceVisit').TABLE_NAME);
const policies = openPolicies(database);

/**
 * Takes the steps that are due, one at a time, and says what to wait for. A calendar that has changed means looking again:
 * nothing is offered or missed by days that no longer are.
 */
export const handler = task(advanceVisitInputSchema, async (input: AdvanceVisitInput): Promise<AdvanceVisitOutput> => {
  for (;;) {
    const visit = await readVisit(database, input.visitId);
    if (!visit || visit.execution !== input.execution || visit.nextDueAt === null) return { next: 'done' };
    const policy = await policies.of(visit.policyVersion);
    const context = { now: now(), actor: { kind: 'system' as const }, policy, inForce: await policies.active() };
    // Whether something was written or lost a race: look again at what the row says now.
    const change = isWornOut(input, context.now) ? rearmVisit(visit, context) : retimeVisit(visit, context);
    if (change) {
      await saveVisit(database, change);
      continue;
    }
    const step = advanceVisit(visit, context);
    if (!step) return { next: 'await', version: visit.version, ...waitUntil(input, visit.nextDueAt, now()) };
    await saveOwnStep(database, step);
  }
});
