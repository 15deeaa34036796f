import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Pool, Roster } from '../../domain/assignment/turns.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { type Database, fromItem, type Item, toItem } from './database.ts';
import { countAll } from './lists.ts';
import { assignedTo, keys } from './table.ts';

/** So long a count of open tickets stands, so that many tickets at once neither count again each nor all see the same. */
const countedForMs = 10_000;

/** The row of a pool. */
interface Row {
  turn: number;
  /** The turn with which the open tickets were counted, when, and what came out. */
  countedTurn: number;
  countedAt: InstantText;
  open: Record<string, number>;
}

/**
 * Takes a turn of a pool: nobody else gets the same one, however many ask at once. A turn whose ticket is not given to
 * anybody in the end (a race against a change, a fault) is skipped; it is never taken back.
 */
export async function takeTurn(database: Database, pool: Pool, at: InstantText): Promise<Roster> {
  const stale = new Date(Date.parse(at) - countedForMs).toISOString();
  for (;;) {
    const row = (await nextTurn(database, pool, stale)) ?? (await countedTurn(database, pool, at, stale));
    if (row) return { turn: row.turn, ahead: row.turn - row.countedTurn, open: row.open };
  }
}

/** The next turn by what was counted last; null when that is too long ago. */
function nextTurn(database: Database, pool: Pool, stale: InstantText): Promise<Row | null> {
  return update(database, pool, {
    UpdateExpression: 'ADD turn :one',
    ConditionExpression: 'countedAt > :stale',
    values: { ':one': 1, ':stale': stale },
  });
}

/** The next turn and what is counted with it; null when somebody else has counted meanwhile. */
async function countedTurn(database: Database, pool: Pool, at: InstantText, stale: InstantText): Promise<Row | null> {
  const open = pool.by === 'load' ? await countOpen(database, pool.candidates) : {};
  return update(database, pool, {
    UpdateExpression:
      'SET turn = if_not_exists(turn, :none) + :one, countedTurn = if_not_exists(turn, :none) + :one, ' +
      'countedAt = :at, #open = :open, candidates = :candidates, kind = :kind',
    ConditionExpression: 'attribute_not_exists(countedAt) OR countedAt <= :stale',
    names: { '#open': 'open' },
    values: {
      ':none': 0,
      ':one': 1,
      ':at': at,
      ':stale': stale,
      ':open': open,
      ':candidates': pool.candidates,
      ':kind': 'roster',
    },
  });
}

async function update(
  database: Database,
  { by, candidates }: Pool,
  { names, values, ...expressions }: UpdateOfRow,
): Promise<Row | null> {
  const digest = createHash('sha256').update(candidates.join(' ')).digest('base64url').slice(0, 22);
  const command = new UpdateItemCommand({
    TableName: database.table,
    Key: toItem({ ...keys.roster(by, digest) }),
    ...expressions,
    ...(names && { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: toItem(values),
    ReturnValues: 'ALL_NEW',
  });
  try {
    return fromItem<Row>((await database.client.send(command)).Attributes!);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

interface UpdateOfRow {
  UpdateExpression: string;
  ConditionExpression: string;
  names?: Record<string, string>;
  values: Item;
}

/** How many open tickets each has, as the index knows it: what was written in the last second may be missing. */
async function countOpen(database: Database, staff: readonly string[]): Promise<Record<string, number>> {
  const countOf = (id: string) => countAll(database, { index: 'byOwner', partition: assignedTo(id) });
  const counts = staff.map(async (id) => [id, await countOf(id)] as const);
  return Object.fromEntries(await Promise.all(counts));
}
