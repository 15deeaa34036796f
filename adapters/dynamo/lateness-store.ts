import type { Lateness } from '../../domain/insight/lateness.ts';
import type { Database } from './database.ts';
import type { RowOf } from './row.ts';
import { getRows, updateRow } from './rows.ts';
import { idIn, keys } from './table.ts';
import { writeAlone } from './transact.ts';

/**
 * Adds to a day's buckets. Not guarded against being repeated: a batch that is delivered twice counts twice, which moves
 * a percentile by nothing, where a guard would cost a write for every timer.
 */
export async function addLateness(database: Database, date: string, lateness: Lateness): Promise<void> {
  const added = Object.entries(lateness);
  if (added.length === 0) return;
  const add = Object.fromEntries(added.map(([bucket, count]) => [`b${bucket}`, count]));
  await writeAlone(database, updateRow(database, keys.lateness(date), { set: { kind: 'lateness' }, add }));
}

/** The buckets of some days, at most a hundred; of a day on which no timer fired, none. */
export async function readLateness(database: Database, dates: readonly string[]): Promise<Map<string, Lateness>> {
  const rows = await getRows<RowOf<'lateness'>>(database, dates.map(keys.lateness));
  return new Map(rows.map((row) => [idIn(row.pk), bucketsIn(row)]));
}

function bucketsIn(row: RowOf<'lateness'>): Lateness {
  const buckets = Object.entries<unknown>({ ...row }).filter(([attribute]) => /^b\d+$/.test(attribute));
  return Object.fromEntries(buckets.map(([attribute, count]) => [attribute.slice(1), count as number]));
}
