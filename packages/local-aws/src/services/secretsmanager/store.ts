import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../service.ts';
import { transaction } from '../../transaction.ts';

export interface Secret {
  arn: string;
  name: string;
  description: string | undefined;
  created: EpochMs;
  changed: EpochMs;
  /** What the template said of the value when it was last followed, to tell when it changes. */
  declared: string | undefined;
}

export interface SecretVersion {
  id: string;
  stages: string[];
  created: EpochMs;
  string: string | undefined;
  binary: Buffer | undefined;
}

export type SecretValue = { string: string } | { binary: Buffer };
export type SecretStore = ReturnType<typeof createSecretStore>;

export function createSecretStore(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS secretsmanager_secrets (
      arn TEXT PRIMARY KEY, name TEXT UNIQUE NOT NULL, description TEXT, created INTEGER NOT NULL,
      changed INTEGER NOT NULL, declared TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS secretsmanager_versions (
      sequence INTEGER PRIMARY KEY, arn TEXT NOT NULL, id TEXT NOT NULL, stages TEXT NOT NULL, created INTEGER NOT NULL,
      string TEXT, binary BLOB, UNIQUE (arn, id)
    ) STRICT;
  `);
  const all = db.prepare('SELECT * FROM secretsmanager_secrets ORDER BY name');
  const save = db.prepare('INSERT OR REPLACE INTO secretsmanager_secrets VALUES (?, ?, ?, ?, ?, ?)');
  const versions = db.prepare('SELECT * FROM secretsmanager_versions WHERE arn = ? ORDER BY sequence DESC');
  const insert = db.prepare('INSERT INTO secretsmanager_versions VALUES (NULL, ?, ?, ?, ?, ?, ?)');
  const setStages = db.prepare('UPDATE secretsmanager_versions SET stages = ? WHERE arn = ? AND id = ?');

  /** Newest first. */
  function versionsOf(arn: string): SecretVersion[] {
    return versions.all(arn).map((row: Record<string, any>) => ({
      id: row.id,
      stages: JSON.parse(row.stages),
      created: row.created,
      string: row.string ?? undefined,
      binary: row.binary === null ? undefined : Buffer.from(row.binary),
    }));
  }

  return {
    versionsOf,
    list: () => all.all().map((row) => readSecret(row)),
    save({ arn, name, description, created, changed, declared }: Secret) {
      save.run(arn, name, description ?? null, created, changed, declared ?? null);
    },

    /** Adds a version. The stages asked for move to it; what was AWSCURRENT becomes AWSPREVIOUS. @returns its id */
    addVersion(
      arn: string,
      value: SecretValue,
      now: EpochMs,
      stages = ['AWSCURRENT'],
      id: string = randomUUID(),
    ): string {
      transaction(db, () => {
        const moving = new Set(stages);
        if (moving.has('AWSCURRENT')) moving.add('AWSPREVIOUS');
        for (const version of versionsOf(arn)) {
          const kept = version.stages.filter((stage) => !moving.has(stage));
          if (stages.includes('AWSCURRENT') && version.stages.includes('AWSCURRENT')) kept.push('AWSPREVIOUS');
          setStages.run(JSON.stringify(kept), arn, version.id);
        }
        const [string, binary] = 'string' in value ? [value.string, null] : [null, value.binary];
        insert.run(arn, id, JSON.stringify(stages), now, string, binary);
      });
      return id;
    },
  };
}

function readSecret(row: Record<string, any>): Secret {
  return {
    arn: row.arn,
    name: row.name,
    description: row.description ?? undefined,
    created: row.created,
    changed: row.changed,
    declared: row.declared ?? undefined,
  };
}
