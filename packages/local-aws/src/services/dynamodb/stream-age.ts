import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../service.ts';
import { DATABASE_FILE } from './database-file.ts';

const HOUR_MS = 3_600_000;
const RETENTION_MS = 24 * HOUR_MS;

/**
 * Lets the time a data folder was not in use not count towards the 24 hours stream records are kept: otherwise records
 * that were still to be delivered when the runtime was killed would be lost by starting it again only the day after.
 *
 * Must be called while DynamoDB Local is not running. It reaches into its database (table `us`: stream records with
 * `CreationDateTime` in milliseconds); should a later version look different, records age as they would have.
 */
export function pauseStreamAge(folder: string, log: Log): void {
  const file = path.join(folder, DATABASE_FILE);
  if (!existsSync(file)) return;
  const db = new DatabaseSync(file);
  try {
    const { newest } = db.prepare('SELECT max(CreationDateTime) AS newest FROM us').get() as { newest: number | null };
    const pauseMs = Date.now() - (newest ?? Date.now());
    if (pauseMs < HOUR_MS) return;
    const shift = db.prepare('UPDATE us SET CreationDateTime = CreationDateTime + ? WHERE CreationDateTime > ?');
    shift.run(pauseMs, newest! - RETENTION_MS);
  } catch (error) {
    log('dynamodb', `stream records have aged while nothing ran: ${(error as Error).message}`);
  } finally {
    db.close();
  }
}
