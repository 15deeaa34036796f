import type { Write } from '../../application/unit-of-work.ts';
import type { Event } from '../../domain/events.ts';
import type { Database } from './database.ts';
import { putAll, putNew, putRow } from './rows.ts';
import { type KeyOf, keys } from './table.ts';
import { transact } from './transact.ts';

/** Appends events to their entity's history; a sequence number is never taken twice. */
export function putEvents(database: Database, events: readonly Event[]): Write[] {
  return events.map((event) => putNew(database, keyOf(event), rowOf(event)));
}

/**
 * Appends the events of steps that executions took by themselves; again, if it must be: their rows' versions have kept
 * their numbers for them. The events of one step appear together: whoever is told of one may read the others.
 */
export async function putCarried(database: Database, steps: readonly (readonly Event[])[]): Promise<void> {
  const alone = steps.filter(({ length }) => length === 1).flat();
  await putAll(
    database,
    alone.map((event) => ({ ...keyOf(event), ...rowOf(event) })),
  );
  for (const step of steps.filter(({ length }) => length > 1)) {
    await transact(
      database,
      step.map((event) => putRow(database, keyOf(event), rowOf(event))),
    );
  }
}

function keyOf({ entity, entityId, sequence }: Event): KeyOf<'event'> {
  return keys.event(entity, entityId, sequence);
}

function rowOf(event: Event) {
  return { kind: 'event' as const, ...event };
}
