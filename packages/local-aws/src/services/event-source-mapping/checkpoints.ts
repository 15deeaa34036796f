import type { DatabaseSync } from 'node:sqlite';

/** How far a mapping has come in a shard. */
export interface Checkpoint {
  /** The last record that is done with; undefined: none, the shard is read from its beginning. */
  sequenceNumber: string | undefined;
  /** The shard is closed and all of it is done with. */
  finished: boolean;
}

export type Checkpoints = ReturnType<typeof createCheckpoints>;

/** Checkpoints per mapping and shard, in the store. */
export function createCheckpoints(db: DatabaseSync) {
  db.exec(`CREATE TABLE IF NOT EXISTS event_source_mapping_checkpoints (
    mapping TEXT, shard TEXT, sequence_number TEXT, finished INTEGER NOT NULL, PRIMARY KEY (mapping, shard)) STRICT`);
  const select = db.prepare('SELECT * FROM event_source_mapping_checkpoints WHERE mapping = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO event_source_mapping_checkpoints VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM event_source_mapping_checkpoints WHERE mapping = ? AND shard = ?');
  return {
    load(mapping: string): Map<string, Checkpoint> {
      return new Map(
        select.all(mapping).map((row) => {
          const sequenceNumber = row.sequence_number === null ? undefined : String(row.sequence_number);
          return [String(row.shard), { sequenceNumber, finished: row.finished === 1 }];
        }),
      );
    },
    save(mapping: string, shard: string, { sequenceNumber, finished }: Checkpoint): void {
      upsert.run(mapping, shard, sequenceNumber ?? null, finished ? 1 : 0);
    },
    remove: (mapping: string, shard: string) => void remove.run(mapping, shard),
  };
}
