import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { KeptPolicy, PolicyVersion } from '../../application/records.ts';
import type { Write } from '../../application/unit-of-work.ts';
import type { Event } from '../../domain/events.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { PolicyEventData } from '../../domain/policy/events.ts';
import { type PolicyState, type PolicyStateChange, untouched } from '../../domain/policy/state.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { putEvents } from './event-rows.ts';
import { keptIn } from './row.ts';
import { getKept, getRow, isStill, putRow, queryRows } from './rows.ts';
import { keys } from './table.ts';
import { transact, writeAlone } from './transact.ts';

export async function readPolicyState(database: Database): Promise<PolicyState> {
  return (await getKept(database, keys.policyState)) ?? untouched;
}

export function policyStateWrites(database: Database, { before, state, event }: PolicyStateChange): Write[] {
  const row = { kind: 'policy-state' as const, ...state };
  const put = putRow(database, keys.policyState, row, isStill('version', before.version));
  return [put, ...putEvents(database, [event])];
}

export async function readPolicy(database: Database, version: string): Promise<KeptPolicy | null> {
  const kept = await getKept(database, keys.policy(version));
  return kept && { ...kept, source: JSON.parse(kept.source), document: JSON.parse(kept.document) };
}

/** The versions there are, by name. */
export async function listPolicies(database: Database): Promise<PolicyVersion[]> {
  const { pk, sk } = keys.policyVersion('');
  const versions: PolicyVersion[] = [];
  for await (const row of queryRows<'policy-version'>(database, { pk }, { prefix: sk })) versions.push(keptIn(row));
  return versions;
}

/** The writes of a version that is new, or is changed on condition that it is still at the revision before. */
export function policyWrites(database: Database, policy: KeptPolicy, event: Event<PolicyEventData> | null): Write[] {
  const { source, document, faults, ...rest } = policy;
  const version: PolicyVersion = { ...rest, faults: faults.length };
  const fingerprint = fingerprintOf(document);
  // As texts: what somebody else's document holds need not fit DynamoDB's own types and nesting.
  const row = {
    kind: 'policy' as const,
    ...rest,
    faults,
    source: JSON.stringify(source),
    document: JSON.stringify(document),
  };
  return [
    putRow(database, keys.policy(policy.version), row, isStill('revision', policy.revision - 1)),
    putRow(database, keys.policyVersion(policy.version), { kind: 'policy-version', ...version, fingerprint }),
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
  const known = await getRow(database, keys.policyVersion(version));
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
  return (await getRow(database, keys.retimed))?.by ?? null;
}

export async function noteRetimed(database: Database, by: string): Promise<void> {
  await writeAlone(database, putRow(database, keys.retimed, { kind: 'retimed', by }));
}
