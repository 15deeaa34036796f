import type { Conflict } from '../../application/unit-of-work.ts';
import type { Conduct, ConductBefore, ConductChange, Finding } from '../../domain/conduct/conduct.ts';
import type { Database } from './database.ts';
import { putEvents } from './event-rows.ts';
import { keptIn } from './row.ts';
import { getKept, isStill, putRow, queryRows } from './rows.ts';
import { keys } from './table.ts';
import { transact } from './transact.ts';

/** What is known about somebody's conduct, and about one complaint. */
export async function readConductBefore(database: Database, staffId: string, ticketId: string): Promise<ConductBefore> {
  const [conduct, finding] = await Promise.all([
    getKept(database, keys.conduct(staffId)),
    getKept(database, keys.finding(staffId, ticketId)),
  ]);
  return { conduct, finding };
}

/** @returns a conflict, and nothing written, when something else has been taken into account meanwhile */
export function saveConduct(database: Database, change: ConductChange): Promise<Conflict | null> {
  const { before, conduct, finding, event } = change;
  const { staff, ticketId } = finding;
  const row = { kind: 'finding' as const, ...finding };
  const writes = [putRow(database, keys.finding(staff, ticketId), row, isStill('sequence', before.finding?.sequence))];
  if (event) {
    const row = { kind: 'conduct' as const, ...conduct };
    writes.push(putRow(database, keys.conduct(staff), row, isStill('eventCount', before.conduct?.eventCount)));
    writes.push(...putEvents(database, [event]));
  }
  return transact(database, writes);
}

/** Somebody's conduct and every complaint about it that has ever been found true, oldest first. */
export async function readConduct(
  database: Database,
  staffId: string,
): Promise<{ conduct: Conduct | null; findings: Finding[] }> {
  const { pk, sk } = keys.conduct(staffId);
  let conduct: Conduct | null = null;
  const findings: Finding[] = [];
  for await (const row of queryRows<'conduct' | 'finding'>(database, { pk }, { prefix: sk })) {
    if (row.kind === 'conduct') conduct = keptIn(row);
    else if (row.recordedAt !== null) findings.push(keptIn(row));
  }
  return { conduct, findings: findings.sort((a, b) => (a.recordedAt! < b.recordedAt! ? -1 : 1)) };
}
