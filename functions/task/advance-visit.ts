import { openDatabase } from '../../adapters/dynamo/database.ts';
import { readTicketsOfOrder } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit, saveOwnStep, saveVisit } from '../../adapters/dynamo/visit-store.ts';
import type { Diary } from '../../domain/booking/book.ts';
import { toText } from '../../domain/instants.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceVisit, handOverVisit, offersNow, rearmVisit } from '../../domain/visit/commands.ts';
import { retimeVisit } from '../../domain/visit/rearrange.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { isAway } from '../../domain/visit/visitor.ts';
import {
  type AdvanceVisitInput,
  type AdvanceVisitOutput,
  advanceVisitInputSchema,
} from '../../workflows/visit/contract.ts';
import { isWornOut, waitUntil } from '../_kit/handover.ts';
import { openPolicies } from '../_kit/policies.ts';
import { task } from '../_kit/task.ts';
import { now } from '../_kit/time.ts';
import { diaryFor } from '../_kit/visits.ts';
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
    const handed = handOverVisit(visit, { ...context, diary: await diaryOf(visit, policy, context.now) });
    if (handed) {
      await saveVisit(database, handed);
      continue;
    }
    const matters = offersNow(visit, context) ? await readTicketsOfOrder(database, visit.shopId, visit.orderId) : [];
    const step = advanceVisit(visit, { ...context, matters });
    if (!step) return { next: 'await', version: visit.version, ...waitUntil(input, visit.nextDueAt, now()) };
    await saveOwnStep(database, step);
  }
});

/** Whoever is away by now hands an agreed visit over to somebody who is free; where nobody is away nothing is read. */
function diaryOf(visit: Visit, policy: Policy, at: ReturnType<typeof now>): Promise<Diary> | Diary {
  const isAgreed = visit.status === 'confirmed' && visit.agreedAt !== null && visit.assignee !== null;
  if (!isAgreed || !isAway(policy, visit.assignee!, visit, toText(at))) return {};
  return diaryFor(database, policy, visit, visit.agreedAt!);
}
