import type { Diary } from '../domain/booking/book.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { VisitChange, VisitContext } from '../domain/visit/change.ts';
import type { Visit } from '../domain/visit/visit.ts';
import { possibleVisitors } from '../domain/visit/visitor.ts';
import type { InstantText } from '../domain/vocabulary.ts';
import { systemContext } from './change-ticket.ts';
import { decideAndSave } from './decide-and-save.ts';
import type { Ports, VisitPort } from './ports.ts';

/**
 * Changes a visit as changeTicket does a ticket.
 * @param around the instant about which it has to be known who is free; null when nobody has to
 */
export async function changeVisit(
  ports: Ports & Pick<VisitPort, 'readVisit' | 'saveVisit' | 'readDiaryBeside'>,
  visitId: string,
  decide: (visit: Visit, context: VisitContext) => VisitChange | null,
  around: (visit: Visit) => InstantText | null = () => null,
): Promise<boolean> {
  const done = await decideAndSave(async () => {
    const visit = await ports.readVisit(visitId);
    if (!visit) return { save: null, outcome: false };
    const context = await systemContext(ports, visit);
    const at = around(visit);
    const diary = at === null ? {} : await diaryFor(ports, context.policy, visit, at);
    const change = decide(visit, { ...context, diary });
    return { save: change && (() => ports.saveVisit(change)), outcome: change !== null };
  });
  return done!.outcome;
}

/** What others have taken of the times of those who could make a visit, or of somebody else beside them. */
export function diaryFor(
  { readDiaryBeside }: Pick<VisitPort, 'readDiaryBeside'>,
  policy: Policy,
  visit: Visit,
  around: InstantText,
  staff?: string,
): Promise<Diary> {
  const ids = [...possibleVisitors(policy, visit), ...(staff === undefined ? [] : [staff])];
  return readDiaryBeside(visit, [...new Set(ids)], around);
}
