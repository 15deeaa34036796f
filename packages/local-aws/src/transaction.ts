import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` as one transaction: everything it writes is kept, or, when it throws, nothing. Nests (a savepoint), so a
 * service can hand work to another one and forget its own note of it in one step: that is how nothing gets lost or done
 * twice when the process is killed. `work` must be synchronous.
 */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('SAVEPOINT work');
  try {
    const result = work();
    db.exec('RELEASE work');
    return result;
  } catch (error) {
    db.exec('ROLLBACK TO work; RELEASE work');
    throw error;
  }
}
