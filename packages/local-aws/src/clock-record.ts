import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EpochMs } from './service.ts';

/** Where the clock stood at a real instant. */
export interface ClockReading {
  real: EpochMs;
  virtual: EpochMs;
}

/** The clock's one row in the store. */
export class ClockRecord {
  readonly #load: StatementSync;
  readonly #save: StatementSync;

  constructor(db: DatabaseSync) {
    db.exec(
      'CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), real_ms INTEGER, virtual_ms INTEGER)',
    );
    this.#load = db.prepare('SELECT real_ms AS real, virtual_ms AS virtual FROM clock');
    this.#save = db.prepare('INSERT OR REPLACE INTO clock (id, real_ms, virtual_ms) VALUES (1, ?, ?)');
  }

  load(): ClockReading | undefined {
    return this.#load.get() as ClockReading | undefined;
  }

  save({ real, virtual }: ClockReading): void {
    this.#save.run(Math.ceil(real), Math.ceil(virtual));
  }
}
