import type { Database } from '../../adapters/dynamo/database.ts';
import { addLateness } from '../../adapters/dynamo/lateness-store.ts';
import type { Event } from '../../domain/events.ts';
import { bucketOf, type Lateness, latenessOf } from '../../domain/insight/lateness.ts';
import { fromText } from '../../domain/instants.ts';
import { measure } from '../_kit/measure.ts';
import type { RowChange } from '../_kit/stream.ts';

/**
 * Adds how late the timers of a batch fired to the days' figures, one write a day for all of them, and tells CloudWatch.
 */
export async function countLateness(
  database: Database,
  handled: readonly RowChange[],
  timeZone: string,
): Promise<void> {
  const all: number[] = [];
  const days = new Map<string, Record<number, number>>();
  for (const { before, after } of handled) {
    if (after?.kind !== 'event' || before !== null) continue;
    const event = after as unknown as Event;
    const late = latenessOf(event);
    if (late === null) continue;
    all.push(late);
    const date = fromText(event.at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const buckets = days.get(date) ?? {};
    days.set(date, buckets);
    buckets[bucketOf(late)] = (buckets[bucketOf(late)] ?? 0) + 1;
  }
  for (const [date, buckets] of days) await addLateness(database, date, buckets satisfies Lateness);
  measure('Lateness', all);
}
