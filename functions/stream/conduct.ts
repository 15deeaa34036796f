import { readConductBefore, saveConduct } from '../../adapters/dynamo/conduct-store.ts';
import type { Database } from '../../adapters/dynamo/database.ts';
import type { Policies } from '../../application/policies.ts';
import { findingOf, takeFinding } from '../../domain/conduct/conduct.ts';
import type { Event } from '../../domain/events.ts';

/** Counts a complaint about a member of staff that has been found true, or takes back one found untrue after all. */
export async function recordConduct(database: Database, policies: Policies, event: Event): Promise<void> {
  const found = findingOf(event);
  if (!found) return;
  const policy = await policies.active();
  for (let saved = false; !saved; ) {
    const before = await readConductBefore(database, found.staff, found.ticketId);
    const change = takeFinding(event, before, policy);
    saved = change === null || (await saveConduct(database, change)) === null;
  }
}
