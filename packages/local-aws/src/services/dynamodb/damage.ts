import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupProblem } from '../../startup-problem.ts';
import { DATABASE_FILE } from './database-file.ts';

/** Result codes of SQLite that say so; any other error (a journal to be rolled back, say) is for DynamoDB Local to deal with. */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/**
 * Looks before DynamoDB Local does: on a damaged file it would start, and then answer nothing.
 * @throws StartupProblem naming the file; nothing is changed.
 */
export function refuseDamaged(folder: string): void {
  const file = path.join(folder, DATABASE_FILE);
  const damage = existsSync(file) ? damageOf(file) : undefined;
  if (damage === undefined) return;
  throw new StartupProblem(
    `The tables in ${file} cannot be read (${damage}). Nothing was deleted or changed. ` +
      'Restore the data folder from a copy, move it away to start afresh, or choose another with --data <folder>.',
  );
}

function damageOf(file: string): string | undefined {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    const { quick_check: verdict } = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    return verdict === 'ok' ? undefined : verdict;
  } catch (error) {
    const { errcode, message } = error as Error & { errcode?: number };
    return errcode === CORRUPT || errcode === NOT_A_DATABASE ? message : undefined;
  } finally {
    db?.close();
  }
}
