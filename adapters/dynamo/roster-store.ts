import { createHash } from 'node:crypto';
import type { TurnRow } from '../../application/records.ts';
import type { Pool, Roster } from '../../domain/assignment/turns.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { countAll } from './lists.ts';
import { type Update, updateRow } from './rows.ts';
import { keys, lists } from './table.ts';
import { updateAlone } from './transact.ts';

/** So long a count of open tickets stands, so that many tickets at once neither count again each nor all see the same. */
const countedForMs = 10_000;

/**
 * Takes a turn of a pool: nobody else gets the same one, however many ask at once. A turn whose ticket is not given to
 * anybody in the end (a race against a change, a fault) is skipped; it is never taken back.
 */
export async function takeTurn(database: Database, pool: Pool, at: InstantText): Promise<Roster> {
  const stale = new Date(Date.parse(at) - countedForMs).toISOString();
  for (;;) {
    const row = (await nextTurn(database, pool, stale)) ?? (await countedTurn(database, pool, at, stale));
    if (row) return { turn: row.turn, ahead: row.ahead, open: row.open };
  }
}

/** The next turn by what was counted last; null when that is too long ago. */
function nextTurn(database: Database, pool: Pool, stale: InstantText): Promise<TurnRow | null> {
  return update(database, pool, {
    add: { turn: 1, ahead: 1 },
    condition: { expression: '#countedAt > :stale', values: { ':stale': stale } },
  });
}

/** The next turn and what is counted with it; null when somebody else has counted meanwhile. */
async function countedTurn(
  database: Database,
  pool: Pool,
  at: InstantText,
  stale: InstantText,
): Promise<TurnRow | null> {
  const open = pool.by === 'load' ? await countOpen(database, pool.candidates) : {};
  return update(database, pool, {
    set: { kind: 'roster', ahead: 0, countedAt: at, open, candidates: pool.candidates },
    add: { turn: 1 },
    condition: {
      expression: 'attribute_not_exists(#countedAt) OR #countedAt <= :stale',
      values: { ':stale': stale },
    },
  });
}

function update(database: Database, { by, candidates }: Pool, change: Update): Promise<TurnRow | null> {
  const digest = createHash('sha256').update(candidates.join(' ')).digest('base64url').slice(0, 22);
  return updateAlone(database, updateRow(database, keys.roster(by, digest), change));
}

/** How many open tickets each has, as the index knows it: what was written in the last second may be missing. */
async function countOpen(database: Database, staff: readonly string[]): Promise<Record<string, number>> {
  const countOf = (id: string) => countAll(database, lists.ticketsOf(id));
  const counts = staff.map(async (id) => [id, await countOf(id)] as const);
  return Object.fromEntries(await Promise.all(counts));
}
