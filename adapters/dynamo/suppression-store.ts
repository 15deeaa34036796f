import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { InstantText } from '../../domain/vocabulary.ts';
import { type Database, fromItem, type Item, toItem } from './database.ts';
import { keys } from './table.ts';

/** An address nothing is sent to any more. Whose it is the row does not say: only who has the address finds it. */
export interface Suppression {
  suppressionId: string;
  reason: 'bounced' | 'complained';
  /** What SES said, in its own words. */
  detail: string;
  since: InstantText;
  /** The mail it followed from. */
  mailId: string;
}

/** Released rows stay, so that feedback delivered once more does not suppress the address again. */
interface SuppressionRow extends Suppression {
  releasedAt?: InstantText;
  releasedBy?: string;
}

/** Of an address, however its letters are written: SHA-256 in base64url. */
export function suppressionIdOf(address: string): string {
  const written = address.trim().toLowerCase();
  const at = written.lastIndexOf('@');
  const domain = written.slice(at + 1);
  const same = `${written.slice(0, at + 1)}${domainToASCII(domain) || domain}`;
  return createHash('sha256').update(same).digest('base64url');
}

/**
 * Holds back what would be sent to an address from an instant on. A complaint outweighs a bounce; what was said before a
 * release is over.
 */
export async function suppress(
  database: Database,
  address: string,
  { reason, detail, mailId, since }: Omit<Suppression, 'suppressionId'>,
): Promise<void> {
  const suppressionId = suppressionIdOf(address);
  const sets: Item = { kind: 'suppression', suppressionId, reason, detail, mailId, since };
  const names = Object.keys(sets);
  try {
    await database.client.send(
      new UpdateItemCommand({
        TableName: database.table,
        Key: toItem({ ...keys.suppression(suppressionId) }),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')} REMOVE releasedAt, releasedBy`,
        ConditionExpression:
          'attribute_not_exists(pk) OR releasedAt < :since OR (attribute_not_exists(releasedAt) AND #reason < :reason)',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: toItem(Object.fromEntries(names.map((name) => [`:${name}`, sets[name]]))),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** What is said of an address; null for one that may be written to. */
export async function readSuppression(database: Database, suppressionId: string): Promise<Suppression | null> {
  const { Item } = await database.client.send(
    new GetItemCommand({
      TableName: database.table,
      Key: toItem({ ...keys.suppression(suppressionId) }),
      ConsistentRead: true,
    }),
  );
  const row = Item ? fromItem<SuppressionRow>(Item) : null;
  return row && row.releasedAt === undefined ? row : null;
}

/** Part of a transaction that lets an address be written to again; it fails where nothing is held back. */
export function releaseAddress(
  database: Database,
  suppressionId: string,
  by: string,
  at: InstantText,
): TransactWriteItem {
  return {
    Update: {
      TableName: database.table,
      Key: toItem({ ...keys.suppression(suppressionId) }),
      UpdateExpression: 'SET releasedAt = :at, releasedBy = :by',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(releasedAt)',
      ExpressionAttributeValues: toItem({ ':at': at, ':by': by }),
    },
  };
}
