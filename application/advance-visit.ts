import type { Diary } from '../domain/booking/book.ts';
import type { Context } from '../domain/context.ts';
import { toText } from '../domain/instants.ts';
import { handOverVisit, offersNow, rearmVisit, advanceVisit as step } from '../domain/visit/commands.ts';
import { retimeVisit } from '../domain/visit/rearrange.ts';
import type { Visit } from '../domain/visit/visit.ts';
import { isAway } from '../domain/visit/visitor.ts';
import { type Advanced, awaitNext, type Execution } from './advance.ts';
import { systemContext } from './change-ticket.ts';
import { diaryFor } from './change-visit.ts';
import type { Ports, VisitPort } from './ports.ts';
import { shouldRollOver } from './rollover.ts';

/**
 * Takes the steps that are due, one at a time, and says what to wait for. A calendar that has changed means looking again:
 * nothing is offered or missed by days that no longer are.
 */
export async function advanceVisit(ports: Ports & VisitPort, visitId: string, execution: Execution): Promise<Advanced> {
  for (;;) {
    const visit = await ports.readVisit(visitId);
    if (!visit || visit.execution !== execution.execution || visit.nextDueAt === null) return { next: 'done' };
    const context = { ...(await systemContext(ports, visit)), inForce: await ports.policies.active() };
    // Whether something was written or lost a race: look again at what the row says now.
    const change =
      (shouldRollOver(execution, context.now) ? rearmVisit(visit, context) : retimeVisit(visit, context)) ??
      handOverVisit(visit, { ...context, diary: await diaryOf(ports, visit, context) });
    if (change) {
      await ports.saveVisit(change);
      continue;
    }
    const matters = offersNow(visit, context) ? await ports.ticketsOfOrder(visit.shopId, visit.orderId) : [];
    const taken = step(visit, { ...context, matters });
    if (!taken) return awaitNext(execution, { ...visit, nextDueAt: visit.nextDueAt }, ports.now());
    await ports.saveVisitStep(taken);
  }
}

/** Whoever is away by now hands an agreed visit over to somebody who is free; where nobody is away nothing is read. */
function diaryOf(ports: VisitPort, visit: Visit, { policy, now }: Context): Promise<Diary> | Diary {
  const isAgreed = visit.status === 'confirmed' && visit.agreedAt !== null && visit.assignee !== null;
  if (!isAgreed || !isAway(policy, visit.assignee!, visit, toText(now))) return {};
  return diaryFor(ports, policy, visit, visit.agreedAt!);
}
