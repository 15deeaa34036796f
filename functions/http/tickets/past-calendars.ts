import { publicHolidays } from 'business-time/holidays';
import type { Database } from '../../../adapters/dynamo/database.ts';
import { readHistory } from '../../../adapters/dynamo/history-store.ts';
import type { Policies } from '../../../application/policies.ts';
import { calendarAsOf, type DayChange, type PastCalendar } from '../../../domain/policy/past-calendar.ts';
import { stateEntityId } from '../../../domain/policy/state.ts';
import type { Clock } from '../../../domain/ticket/ticket.ts';

/**
 * The calendars some clocks were timed by, as they were then, by the clock's name; without those that cannot be told.
 * The history is read only if there is a clock.
 */
export async function pastCalendars(
  database: Database,
  policies: Policies,
  clocks: readonly Clock[],
): Promise<ReadonlyMap<string, PastCalendar>> {
  const found = new Map<string, PastCalendar>();
  if (clocks.length === 0) return found;
  const [changes, active] = await Promise.all([dayChanges(database), policies.active()]);
  for (const { name, calendar, calendarVersion, policyVersion } of clocks) {
    const ofCalendar = changes.filter((change) => change.calendar === calendar);
    // A team's calendar can be one that only the policy in force has.
    for (const version of new Set([policyVersion, active.version])) {
      const written = (await policies.document(version))?.calendars[calendar];
      if (!written || calendarVersion === null || found.has(name)) continue;
      const past = calendarAsOf(calendarVersion, written, publicHolidays, ofCalendar);
      if (past) found.set(name, past);
    }
  }
  return found;
}

/** Every change of a day there has been, oldest first. */
async function dayChanges(database: Database): Promise<DayChange[]> {
  const changes: DayChange[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await readHistory(database, 'policy', stateEntityId, { after, limit: 500 });
    changes.push(...page.events.flatMap(({ data }) => (data.type === 'policy.day-changed' ? [data] : [])));
    after = page.events.at(-1)?.sequence ?? after;
    more = page.more && page.events.length > 0;
  }
  return changes;
}
