import { accessSync, constants, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupProblem } from './startup-problem.ts';

/** Raised when a table of the runtime changes in a way older data does not fit. */
const SCHEMA_VERSION = 1;

export interface Store {
  db: DatabaseSync;
  close(): void;
}

/**
 * Opens `<dataDir>/runtime.sqlite`, creating folder and file as needed.
 *
 * The lock against a second instance is SQLite's own exclusive lock: the operating system drops it with the process, so
 * that nothing stale is left after a `kill -9`. The file `runtime.pid` only tells who holds it.
 * @throws StartupProblem naming the path; nothing is ever deleted.
 */
export function openStore(dataDir: string, options: { inMemory?: boolean } = {}): Store {
  makeWritable(dataDir);
  if (options.inMemory) {
    const db = new DatabaseSync(':memory:');
    return { db, close: () => db.close() };
  }
  const file = path.join(dataDir, 'runtime.sqlite');
  const db = openExclusively(file, dataDir);
  try {
    checkVersion(db, file);
  } catch (error) {
    db.close();
    throw error;
  }
  writeFileSync(pidFile(dataDir), `${process.pid}\n`);
  return { db, close: () => db.close() };
}

function makeWritable(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof StartupProblem) throw error;
    throw new StartupProblem(
      `The data folder ${dataDir} cannot be written to (${(error as Error).message}). ` +
        'Make it writable for this user, or choose another with --data <folder>.',
    );
  }
}

/** Parents first, one by one: below `/proc`, `mkdirSync` with `recursive` never comes back. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new StartupProblem(`${folder} is a file, not a folder. Choose a folder with --data <folder>.`);
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function openExclusively(file: string, dataDir: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    // An exclusive lock is taken by the first write and then kept.
    db.exec('BEGIN IMMEDIATE; COMMIT;');
    const damage = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    if (damage.quick_check !== 'ok') throw new Error(damage.quick_check);
    return db;
  } catch (error) {
    db?.close();
    throw isBusy(error) ? lockedProblem(dataDir) : corruptProblem(file, error as Error);
  }
}

function checkVersion(db: DatabaseSync, file: string): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > SCHEMA_VERSION) {
    throw new StartupProblem(
      `${file} was written by a newer version of this program (data version ${version}, known here: ${SCHEMA_VERSION}). ` +
        'Update the program, or choose another data folder with --data <folder>.',
    );
  }
  // Written once, so that a start that fails later leaves the file as it was.
  if (version < SCHEMA_VERSION) db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === SQLITE_BUSY;
}

function lockedProblem(dataDir: string): StartupProblem {
  return new StartupProblem(
    `The data folder ${dataDir} is in use by another running instance${holder(dataDir)}. ` +
      'Stop that one first, or choose another folder with --data <folder>.',
  );
}

function corruptProblem(file: string, error: Error): StartupProblem {
  return new StartupProblem(
    `The data file ${file} cannot be read (${error.message}). Nothing was deleted or changed. ` +
      'Restore the folder from a copy, move it away to start afresh, or choose another with --data <folder>.',
  );
}

function holder(dataDir: string): string {
  try {
    return ` (process ${readFileSync(pidFile(dataDir), 'utf8').trim()})`;
  } catch {
    return '';
  }
}

function pidFile(dataDir: string): string {
  return path.join(dataDir, 'runtime.pid');
}
