import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../service.ts';
import type { ScheduleDefinition, Target } from './definition.ts';

export interface StoredSchedule {
  group: string;
  name: string;
  /** `template` schedules follow the template at every start; `api` ones were made by CreateSchedule. */
  origin: 'template' | 'api';
  definition: ScheduleDefinition;
  created: EpochMs;
  modified: EpochMs;
  nextFire: EpochMs | undefined;
  /** Completed with ActionAfterCompletion DELETE: gone for the API, remembered so that the template does not bring it back. */
  deleted: boolean;
}

/** An invocation on its way to its target. */
export interface Delivery {
  id: number;
  scheduleArn: string;
  executionId: string;
  scheduledTime: EpochMs;
  target: Target;
  attempt: number;
  due: EpochMs;
}

export type ScheduleStore = ReturnType<typeof createScheduleStore>;

export function createScheduleStore(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS scheduler_schedules (
      group_name TEXT, name TEXT, origin TEXT NOT NULL, definition TEXT NOT NULL, created INTEGER NOT NULL,
      modified INTEGER NOT NULL, next_fire INTEGER, deleted INTEGER NOT NULL, PRIMARY KEY (group_name, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS scheduler_schedules_due ON scheduler_schedules (next_fire, group_name, name);
    CREATE TABLE IF NOT EXISTS scheduler_deliveries (
      id INTEGER PRIMARY KEY, schedule_arn TEXT NOT NULL, execution_id TEXT NOT NULL, scheduled_time INTEGER NOT NULL,
      target TEXT NOT NULL, attempt INTEGER NOT NULL, due INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS scheduler_deliveries_due ON scheduler_deliveries (due, id);
  `);
  const find = db.prepare('SELECT * FROM scheduler_schedules WHERE group_name = ? AND name = ?');
  const list = db.prepare('SELECT * FROM scheduler_schedules WHERE NOT deleted ORDER BY group_name, name');
  const save = db.prepare('INSERT OR REPLACE INTO scheduler_schedules VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM scheduler_schedules WHERE group_name = ? AND name = ?');
  const earliest = db.prepare(
    'SELECT * FROM scheduler_schedules WHERE next_fire IS NOT NULL ORDER BY next_fire, group_name, name LIMIT 1',
  );
  const fromTemplate = db.prepare(`SELECT group_name, name FROM scheduler_schedules WHERE origin = 'template'`);
  const insertDelivery = db.prepare('INSERT INTO scheduler_deliveries VALUES (NULL, ?, ?, ?, ?, ?, ?)');
  const earliestDelivery = db.prepare('SELECT * FROM scheduler_deliveries ORDER BY due, id LIMIT 1');
  const putOff = db.prepare('UPDATE scheduler_deliveries SET attempt = ?, due = ? WHERE id = ?');
  const removeDelivery = db.prepare('DELETE FROM scheduler_deliveries WHERE id = ?');

  return {
    /** Includes those remembered as deleted. */
    find: (group: string, name: string) => readSchedule(find.get(group, name)),
    list: () => list.all().map((row) => readSchedule(row)!),
    save(schedule: StoredSchedule) {
      const { group, name, origin, definition, created, modified, nextFire, deleted } = schedule;
      save.run(group, name, origin, JSON.stringify(definition), created, modified, nextFire ?? null, deleted ? 1 : 0);
    },
    remove: (group: string, name: string) => void remove.run(group, name),
    earliest: () => readSchedule(earliest.get()),
    fromTemplate: () => fromTemplate.all().map((row) => ({ group: String(row.group_name), name: String(row.name) })),
    enqueue(delivery: Omit<Delivery, 'id'>) {
      const { scheduleArn, executionId, scheduledTime, target, attempt, due } = delivery;
      insertDelivery.run(scheduleArn, executionId, scheduledTime, JSON.stringify(target), attempt, due);
    },
    earliestDelivery: () => readDelivery(earliestDelivery.get()),
    putOff: (id: number, attempt: number, due: EpochMs) => void putOff.run(attempt, due, id),
    removeDelivery: (id: number) => void removeDelivery.run(id),
  };
}

function readSchedule(row: Record<string, any> | undefined): StoredSchedule | undefined {
  return (
    row && {
      group: row.group_name,
      name: row.name,
      origin: row.origin,
      definition: JSON.parse(row.definition),
      created: row.created,
      modified: row.modified,
      nextFire: row.next_fire ?? undefined,
      deleted: row.deleted === 1,
    }
  );
}

function readDelivery(row: Record<string, any> | undefined): Delivery | undefined {
  return (
    row && {
      id: row.id,
      scheduleArn: row.schedule_arn,
      executionId: row.execution_id,
      scheduledTime: row.scheduled_time,
      target: JSON.parse(row.target),
      attempt: row.attempt,
      due: row.due,
    }
  );
}
