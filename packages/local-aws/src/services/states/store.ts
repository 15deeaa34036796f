/** The tables of executions, their histories and the definitions they run on. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../service.ts';
import type { Execution, HistoryEvent, Position, Status } from './execution.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS states_definition (hash TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS states_execution (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    arn TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    machine TEXT NOT NULL,
    definition TEXT NOT NULL REFERENCES states_definition (hash),
    status TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    stopped_at INTEGER,
    input TEXT NOT NULL,
    output TEXT,
    error TEXT,
    cause TEXT,
    position TEXT,
    last_event INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS states_execution_by_machine ON states_execution (machine, started_at, id);
  CREATE INDEX IF NOT EXISTS states_execution_by_status ON states_execution (status, started_at, id);
  CREATE TABLE IF NOT EXISTS states_event (
    execution INTEGER NOT NULL,
    id INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;
`;

export interface ExecutionRow {
  id: number;
  arn: string;
  name: string;
  /** ARN of the state machine. */
  machine: string;
  status: Status;
  started_at: EpochMs;
  stopped_at: EpochMs | null;
  input: string;
  output: string | null;
  error: string | null;
  cause: string | null;
}

/** A running execution with what it takes to go on. */
export interface SavedExecution extends ExecutionRow {
  position: string | null;
  last_event: number;
  definition_text: string;
}

export interface ExecutionFilter {
  machine?: string | undefined;
  status?: string | undefined;
  limit: number;
  offset: number;
}

export type StatesStore = ReturnType<typeof openStatesStore>;

export function openStatesStore(db: DatabaseSync) {
  db.exec(TABLES);
  const addDefinition = db.prepare('INSERT OR IGNORE INTO states_definition VALUES (?, ?)');
  const insert = db.prepare(`INSERT INTO states_execution (arn, name, machine, definition, status, started_at, input)
    VALUES (?, ?, ?, ?, 'RUNNING', ?, ?)`);
  const savePosition = db.prepare('UPDATE states_execution SET position = ?, last_event = ? WHERE id = ?');
  const saveOutcome =
    db.prepare(`UPDATE states_execution SET position = NULL, last_event = ?, status = ?, stopped_at = ?,
    output = ?, error = ?, cause = ? WHERE id = ?`);
  const addEvent = db.prepare('INSERT INTO states_event VALUES (?, ?, ?, ?, ?, ?)');
  const columns = 'id, arn, name, machine, status, started_at, stopped_at, input, output, error, cause';
  const byArn = db.prepare(`SELECT ${columns} FROM states_execution WHERE arn = ?`);
  const byId = db.prepare(`SELECT ${columns} FROM states_execution WHERE id = ?`);
  const running = db.prepare(`SELECT e.*, d.definition AS definition_text FROM states_execution e
    JOIN states_definition d ON d.hash = e.definition WHERE status = 'RUNNING' ORDER BY id`);
  const eventDetail = db.prepare('SELECT detail FROM states_event WHERE execution = ? AND id = ?');
  const hashes = new Map<string, string>();

  function keepDefinition(text: string): string {
    let hash = hashes.get(text);
    if (!hash) {
      hash = createHash('sha256').update(text).digest('hex');
      hashes.set(text, hash);
    }
    addDefinition.run(hash, text);
    return hash;
  }

  return {
    /** @returns the new execution's key. */
    insert(row: { arn: string; name: string; machine: string; definition: string; startedAt: EpochMs; input: string }) {
      const definition = keepDefinition(row.definition);
      const done = insert.run(row.arn, row.name, row.machine, definition, row.startedAt, row.input);
      return Number(done.lastInsertRowid);
    },

    /** Saves where the execution stands, and its new events. Within the caller's transaction. */
    save(execution: Execution, now: EpochMs): void {
      const { id, lastEvent, outcome, unsaved } = execution;
      for (const event of unsaved) {
        addEvent.run(id, event.id, event.previous, event.at, event.type, JSON.stringify(event.detail));
      }
      execution.unsaved = [];
      if (outcome) {
        const { status, output = null, error = null, cause = null } = outcome;
        saveOutcome.run(lastEvent, status, now, output, error, cause, id);
      } else {
        savePosition.run(JSON.stringify(execution.root.position) ?? null, lastEvent, id);
      }
    },

    findById: (id: number) => byId.get(id) as unknown as ExecutionRow | undefined,
    find: (arn: string) => byArn.get(arn) as unknown as ExecutionRow | undefined,

    remove(id: number): void {
      db.prepare('DELETE FROM states_event WHERE execution = ?').run(id);
      db.prepare('DELETE FROM states_execution WHERE id = ?').run(id);
    },

    running: () => running.all() as unknown as SavedExecution[],

    /** Newest first. */
    list({ machine, status, limit, offset }: ExecutionFilter): ExecutionRow[] {
      const conditions = [machine && 'machine = $machine', status && 'status = $status'].filter(Boolean);
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      const statement = db.prepare(
        `SELECT ${columns} FROM states_execution ${where} ORDER BY started_at DESC, id DESC LIMIT $limit OFFSET $offset`,
      );
      const parameters = { ...(machine ? { machine } : {}), ...(status ? { status } : {}), limit, offset };
      return statement.all(parameters) as unknown as ExecutionRow[];
    },

    countByStatus: () =>
      db.prepare('SELECT status, count(*) AS count FROM states_execution GROUP BY status').all() as {
        status: Status;
        count: number;
      }[],

    events(id: number, page: { limit: number; offset: number; newestFirst: boolean }): HistoryEvent[] {
      const order = page.newestFirst ? 'DESC' : 'ASC';
      const rows = db
        .prepare(`SELECT * FROM states_event WHERE execution = ? ORDER BY id ${order} LIMIT ? OFFSET ?`)
        .all(id, page.limit, page.offset);
      return rows.map((row) => ({ ...row, detail: JSON.parse(String(row.detail)) }) as unknown as HistoryEvent);
    },

    /** What a task was called with: JSON text. */
    taskParameters(id: number, event: number): string {
      const detail = JSON.parse(String(eventDetail.get(id, event)!.detail));
      return detail.parameters ?? detail.input;
    },

    parsePosition: (text: string) => JSON.parse(text) as Position,
  };
}
