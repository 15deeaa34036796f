import { Temporal } from 'temporal-polyfill';
import { readDiary } from '../../adapters/dynamo/book-store.ts';
import type { Database } from '../../adapters/dynamo/database.ts';
import { holderOf, readVisit, saveVisit, visitsOfStatus } from '../../adapters/dynamo/visit-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { Diary } from '../../domain/booking/book.ts';
import { toText } from '../../domain/instants.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { VisitChange, VisitContext } from '../../domain/visit/change.ts';
import { handOverVisit } from '../../domain/visit/commands.ts';
import { retimeVisit } from '../../domain/visit/rearrange.ts';
import { visitTransitions } from '../../domain/visit/transitions.ts';
import type { Visit, VisitStatus } from '../../domain/visit/visit.ts';
import { isAway, possibleVisitors } from '../../domain/visit/visitor.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { now } from './time.ts';
import { forEachTogether } from './together.ts';

/** Offers put off from a closed day are due within these: no holidays last longer. */
const reach = { days: 21 };

/**
 * Times visits again when days of calendars have changed: all that are on their way, and of those still to be offered the
 * ones due about these days. The rest is timed by the planner on the day it comes to them.
 * @param dates that have changed; none when nobody can tell which
 * @param most so many of each status are looked at
 * @returns how many have been timed again, and how many could not be
 */
export async function retimeVisits(
  database: Database,
  policies: Policies,
  dates: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Promise<{ retimed: number; failed: number }> {
  const { done, failed } = await forEachTogether(touched(database, dates, most), 'timing a visit again', (visitId) =>
    changeVisit(database, policies, visitId, retimeVisit),
  );
  return { retimed: done, failed };
}

/**
 * Gives visits on their way whose people are away, or have left, to somebody else.
 * @returns how many have been handed over, and how many could not be
 */
export async function handOverVisits(
  database: Database,
  policies: Policies,
): Promise<{ handedOver: number; failed: number }> {
  const policy = await policies.active();
  const at = toText(now());
  async function* ofTheAbsent(): AsyncGenerator<string> {
    for (const status of visitTransitions.rearm.from) {
      for await (const visit of visitsOfStatus(database, status)) {
        if (visit.assignee !== null && isAway(policy, visit.assignee, visit, at)) yield visit.visitId;
      }
    }
  }
  const { done, failed } = await forEachTogether(ofTheAbsent(), 'handing a visit over', (visitId) =>
    changeVisit(database, policies, visitId, handOverVisit, (visit, policy) =>
      visit.agreedAt === null ? Promise.resolve({}) : diaryFor(database, policy, visit, visit.agreedAt),
    ),
  );
  return { handedOver: done, failed };
}

/** What others have taken of the times of those who could make a visit, or of somebody else beside them. */
export function diaryFor(
  database: Database,
  policy: Policy,
  visit: Visit,
  around: InstantText,
  staff?: string,
): Promise<Diary> {
  const ids = [...possibleVisitors(policy, visit), ...(staff === undefined ? [] : [staff])];
  return readDiary(database, [...new Set(ids)], around, holderOf(visit));
}

async function* touched(database: Database, dates: readonly string[], most: number): AsyncGenerator<string> {
  for (const date of dates) {
    const day = Temporal.PlainDate.from(date);
    const around = { since: `${day.subtract({ days: 1 })}`, until: `${day.add(reach)}` };
    yield* ids(database, 'planned', most, around);
  }
  for (const status of visitTransitions.rearm.from) yield* ids(database, status, most);
}

async function* ids(
  database: Database,
  status: VisitStatus,
  most: number,
  range: { since?: string; until?: string } = {},
): AsyncGenerator<string> {
  let count = 0;
  for await (const { visitId } of visitsOfStatus(database, status, range)) {
    if (count++ >= most) return;
    yield visitId;
  }
}

/** One that changes meanwhile is looked at again. */
async function changeVisit(
  database: Database,
  policies: Policies,
  visitId: string,
  decide: (visit: Visit, context: VisitContext) => VisitChange | null,
  diaryOf: (visit: Visit, policy: Policy) => Promise<Diary> = async () => ({}),
): Promise<boolean> {
  for (;;) {
    const visit = await readVisit(database, visitId);
    const policy = visit && (await policies.of(visit.policyVersion));
    if (!visit || !policy) return false;
    const diary = await diaryOf(visit, policy);
    const change = decide(visit, { now: now(), actor: { kind: 'system' }, policy, diary });
    if (!change) return false;
    if (!(await saveVisit(database, change))) return true;
  }
}
