import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type ReturnValue,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Conflict, Write } from '../../application/unit-of-work.ts';
import { type Database, fromItem } from './database.ts';

/** How often a write is tried when it meets a transaction on the same item; the SDK does not do that by itself. */
const attempts = 5;

/** A write as nobody else needs to know it. */
export function asWrite(item: Pick<TransactWriteItem, 'Put' | 'Update'>): Write {
  return item as unknown as Write;
}

/** What DynamoDB is told of a write. */
export function itemOf(write: Write): Pick<TransactWriteItem, 'Put' | 'Update'> {
  return write as unknown as Pick<TransactWriteItem, 'Put' | 'Update'>;
}

/**
 * Writes everything or nothing; a single write by itself, at half of what a transaction of one costs. A condition that does
 * not hold is an answer, not an error; anything else (throttling, an item that stays contended) throws and is retried by the
 * SDK or the trigger.
 */
export async function transact(database: Database, writes: readonly Write[]): Promise<Conflict | null> {
  const [only, more] = writes;
  if (only === undefined) return null;
  if (more === undefined) return (await writeAlone(database, only)) ? null : { failed: [0] };
  const TransactItems = writes.map(itemOf);
  for (let attempt = 1; ; attempt++) {
    try {
      await database.client.send(new TransactWriteItemsCommand({ TransactItems }));
      return null;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const failed = reasons.flatMap((reason, index) => (reason.Code === 'ConditionalCheckFailed' ? [index] : []));
      if (failed.length > 0) return { failed };
      if (attempt === attempts || !reasons.some((reason) => reason.Code === 'TransactionConflict')) throw error;
    }
  }
}

/**
 * Makes a write by itself. False when its condition does not hold; also when it was made and the answer got lost, so that
 * it was tried again: whoever looks again sees what is there.
 */
export async function writeAlone(database: Database, write: Write): Promise<boolean> {
  return (await attempt(database, write, 'NONE')) !== null;
}

/** Makes an update by itself. The row as it became, null when its condition does not hold. */
export async function updateAlone<T>(database: Database, write: Write): Promise<T | null> {
  const { Attributes } = (await attempt(database, write, 'ALL_NEW')) ?? {};
  return Attributes ? fromItem<T>(Attributes) : null;
}

async function attempt({ client }: Database, write: Write, ReturnValues: ReturnValue) {
  const { Put, Update } = itemOf(write);
  for (let attempt = 1; ; attempt++) {
    try {
      if (Put) return await client.send(new PutItemCommand(Put));
      return await client.send(new UpdateItemCommand({ ...(Update as UpdateItemCommandInput), ReturnValues }));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      if (attempt === attempts || !(error instanceof TransactionConflictException)) throw error;
    }
  }
}
