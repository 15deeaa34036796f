import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { GetItemCommand, paginateQuery, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { ProblemDetail } from '../../domain/errors.ts';
import type { Event } from '../../domain/events.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { PolicyEventData } from '../../domain/policy/events.ts';
import { type PolicyState, type PolicyStateChange, untouched } from '../../domain/policy/state.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import { type Database, fromItem, type Item, toItem, transact } from './database.ts';
import { type Key, keptIn, keys } from './table.ts';
import { putEvents, putNew } from './writes.ts';

/** A version of the policy. A draft can be replaced; one that has been published never changes. */
export interface PolicyVersion {
  version: string;
  state: 'draft' | 'published';
  /** Grows with every change; so many events its history has. */
  revision: number;
  author: string;
  note: string | null;
  /** The preset it extends. */
  preset: string | null;
  /** How many things keep it from being activated. */
  faults: number;
  createdAt: InstantText;
  updatedAt: InstantText;
}

export interface KeptPolicy extends Omit<PolicyVersion, 'faults'> {
  /** What keeps it from being activated. */
  faults: readonly ProblemDetail[];
  /** As it was written. */
  source: unknown;
  /** With the preset it extends merged in. A published one is a PolicyDocument. */
  document: unknown;
}

export async function readPolicyState(database: Database): Promise<PolicyState> {
  const row = await readRow(database, keys.policyState);
  return row ? keptIn<PolicyState>(row) : untouched;
}

export function policyStateWrites(
  database: Database,
  { before, state, event }: PolicyStateChange,
): TransactWriteItem[] {
  const put = putVersioned(database, keys.policyState, { kind: 'policy-state', ...state }, 'version', before.version);
  return [put, ...putEvents(database, [event])];
}

/** The document of a published version; null for a draft, or one nobody knows. */
export async function readPublishedPolicy(database: Database, version: string): Promise<PolicyDocument | null> {
  const kept = await readPolicy(database, version);
  return kept?.state === 'published' ? (kept.document as PolicyDocument) : null;
}

export async function readPolicy(database: Database, version: string): Promise<KeptPolicy | null> {
  const row = await readRow(database, keys.policy(version));
  if (!row) return null;
  const kept = keptIn<KeptPolicy & { source: string; document: string }>(row);
  return { ...kept, source: JSON.parse(kept.source), document: JSON.parse(kept.document) };
}

/** The versions there are, by name. */
export async function listPolicies(database: Database): Promise<PolicyVersion[]> {
  const { pk, sk } = keys.policyVersion('');
  const query = {
    TableName: database.table,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: toItem({ ':pk': pk, ':sk': sk }),
    ConsistentRead: true,
  };
  const versions: PolicyVersion[] = [];
  for await (const { Items = [] } of paginateQuery({ client: database.client }, query)) {
    versions.push(...Items.map((item) => keptIn<PolicyVersion>(fromItem<Item>(item))));
  }
  return versions;
}

/** The writes of a version that is new, or is changed on condition that it is still at the revision before. */
export function policyWrites(
  database: Database,
  policy: KeptPolicy,
  event: Event<PolicyEventData> | null,
): TransactWriteItem[] {
  const { source, document, faults, ...rest } = policy;
  const version: PolicyVersion = { ...rest, faults: faults.length };
  const fingerprint = fingerprintOf(document);
  // As texts: what somebody else's document holds need not fit DynamoDB's own types and nesting.
  const row = { kind: 'policy', ...rest, faults, source: JSON.stringify(source), document: JSON.stringify(document) };
  return [
    putVersioned(database, keys.policy(policy.version), row, 'revision', policy.revision - 1),
    {
      Put: {
        TableName: database.table,
        Item: toItem({ ...keys.policyVersion(policy.version), kind: 'policy-version', ...version, fingerprint }),
      },
    },
    ...putEvents(database, event ? [event] : []),
  ];
}

/**
 * Keeps the policy the functions were deployed with, so that it is still known when they are deployed with another.
 * @returns what counts under its version: what was first kept as published, be it other than this; a draft gives way
 */
export async function keepDeployedPolicy(
  database: Database,
  document: PolicyDocument,
  at: InstantText,
): Promise<PolicyDocument> {
  const { version } = document;
  const known = await readRow(database, keys.policyVersion(version));
  if (known?.state === 'published' && known.fingerprint === fingerprintOf(document)) return document;
  const before = known && (await readPolicy(database, version));
  if (before?.state === 'published') {
    return isDeepStrictEqual(before.document, document) ? document : (before.document as PolicyDocument);
  }
  const about = { state: 'published', author: 'deployment', note: null, preset: null, faults: [] } as const;
  const revision = (before?.revision ?? 0) + 1;
  const kept = { ...about, version, revision, createdAt: at, updatedAt: at, source: document, document };
  const conflict = await transact(database, policyWrites(database, kept, null));
  // Somebody else was faster: what they kept counts.
  return conflict ? keepDeployedPolicy(database, document, at) : document;
}

/** Tells two documents apart without reading them. */
function fingerprintOf(document: unknown): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('base64url');
}

/** By which days and holidays the open tickets have been timed; null before the first time. */
export async function readRetimed(database: Database): Promise<string | null> {
  const row = await readRow(database, keys.retimed);
  return (row?.by as string | undefined) ?? null;
}

export async function noteRetimed(database: Database, by: string): Promise<void> {
  const Item = toItem({ ...keys.retimed, kind: 'retimed', by });
  await transact(database, [{ Put: { TableName: database.table, Item } }]);
}

async function readRow(database: Database, key: Key): Promise<Item | null> {
  const { Item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key: toItem({ ...key }), ConsistentRead: true }),
  );
  return Item ? fromItem<Item>(Item) : null;
}

/** Puts a row that must be new (`before` is 0) or still at the version it was read at. */
function putVersioned(database: Database, key: Key, item: Item, counter: string, before: number): TransactWriteItem {
  if (before === 0) return putNew(database, key, item);
  return {
    Put: {
      TableName: database.table,
      Item: toItem({ ...key, ...item }),
      ConditionExpression: '#counter = :before',
      ExpressionAttributeNames: { '#counter': counter },
      ExpressionAttributeValues: toItem({ ':before': before }),
    },
  };
}
