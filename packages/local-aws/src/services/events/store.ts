import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../service.ts';
import type { RetryPolicy } from '../../target-delivery.ts';

/** An event on its way to one target of a rule. Holds all it takes: the rule may be gone after a restart. */
export interface EventDelivery {
  id: number;
  ruleName: string;
  targetArn: string;
  retryPolicy: RetryPolicy;
  deadLetterArn: string | undefined;
  /** The whole event, as JSON: what a dead-letter queue gets. */
  event: string;
  /** What the target gets, as JSON. */
  input: string;
  since: EpochMs;
  attempt: number;
  due: EpochMs;
}

export function createEventStore(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS events_deliveries (
      id INTEGER PRIMARY KEY, rule_name TEXT NOT NULL, target_arn TEXT NOT NULL, retry_policy TEXT NOT NULL,
      dead_letter_arn TEXT, event TEXT NOT NULL, input TEXT NOT NULL, since INTEGER NOT NULL, attempt INTEGER NOT NULL,
      due INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS events_deliveries_due ON events_deliveries (due, id);
  `);
  const insert = db.prepare('INSERT INTO events_deliveries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const earliest = db.prepare('SELECT * FROM events_deliveries ORDER BY due, id LIMIT 1');
  const putOff = db.prepare('UPDATE events_deliveries SET attempt = ?, due = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM events_deliveries WHERE id = ?');

  return {
    add(delivery: Omit<EventDelivery, 'id'>) {
      const { ruleName, targetArn, retryPolicy, deadLetterArn = null, event, input, since, attempt, due } = delivery;
      const policy = JSON.stringify(retryPolicy);
      insert.run(ruleName, targetArn, policy, deadLetterArn, event, input, since, attempt, due);
    },
    earliest: () => readDelivery(earliest.get()),
    putOff: (id: number, attempt: number, due: EpochMs) => void putOff.run(attempt, due, id),
    remove: (id: number) => void remove.run(id),
  };
}

function readDelivery(row: Record<string, any> | undefined): EventDelivery | undefined {
  return (
    row && {
      id: row.id,
      ruleName: row.rule_name,
      targetArn: row.target_arn,
      retryPolicy: JSON.parse(row.retry_policy),
      deadLetterArn: row.dead_letter_arn ?? undefined,
      event: row.event,
      input: row.input,
      since: row.since,
      attempt: row.attempt,
      due: row.due,
    }
  );
}
