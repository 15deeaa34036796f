import type { KeptAnswer } from '../../application/records.ts';
import type { Write } from '../../application/unit-of-work.ts';
import type { Database } from './database.ts';
import { getRow, putRow } from './rows.ts';
import { keys, ttlAttribute } from './table.ts';

const keptSeconds = 86_400;

/** The answer kept for a caller's key; null when there is none, or none that still counts. */
export async function readKeptAnswer(
  database: Database,
  caller: string,
  key: string,
  nowSeconds: number,
): Promise<KeptAnswer | null> {
  const kept = await getRow(database, keys.idempotency(caller, key));
  // DynamoDB deletes expired rows within days, not at once.
  return kept && kept[ttlAttribute]! > nowSeconds ? kept : null;
}

/** The write that keeps an answer for a day, to go into the transaction of the change it is about. */
export function keepAnswer(
  database: Database,
  caller: string,
  key: string,
  answer: KeptAnswer,
  nowSeconds: number,
): Write {
  const row = { kind: 'idempotency' as const, ...answer, [ttlAttribute]: nowSeconds + keptSeconds };
  return putRow(database, keys.idempotency(caller, key), row, {
    expression: `attribute_not_exists(pk) OR #${ttlAttribute} <= :now`,
    values: { ':now': nowSeconds },
  });
}
