import { publicHolidays } from 'business-time/holidays';
import type { Database } from '../../adapters/dynamo/database.ts';
import { keepDeployedPolicy, readPolicyState, readPublishedPolicy } from '../../adapters/dynamo/policy-store.ts';
import { versionAt } from '../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { governing, resolvePolicy } from '../../domain/policy/resolve.ts';
import type { PolicyState } from '../../domain/policy/state.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { log } from './log.ts';
import { measure } from './measure.ts';
import { nowText } from './time.ts';

/**
 * The policy in the bundle: in force as long as none has been activated. A stack whose policy its schema refuses is not
 * even synthesized (infra/stack.ts): checking it again at every cold start would only cost time.
 */
export const deployedPolicy = starter as unknown as PolicyDocument;

/** How long what has been decided about policies is used without being read again. */
const freshMs = 10_000;
/** So many documents are kept beside the deployed one. */
const mostDocuments = 20;

export interface Policies {
  /** The policy in force now: what is promised anew is promised under it. The table knows it before anybody is told. */
  active(): Promise<Policy>;
  /** What governs something promised under a version: its promises, with the people of the policy in force. */
  of(version: string): Promise<Policy>;
  /** A policy as it is written, without what has been decided since; null when nobody knows it. */
  document(version: string): Promise<PolicyDocument | null>;
  /** Has what has been decided read anew: it is known to have changed. */
  refresh(): void;
}

/**
 * The policies in the table. What is decided about them (activations, days, absences) is read at most every ten
 * seconds; a document never changes and is read once. The bundled one is kept in the table before it is first used, or
 * the next deployment would take it along with its promises. A fault of reading or keeping is thrown: nothing is promised
 * under a policy that may not be in force, or may be lost. Policies, and with them their calendars, stay the same objects
 * as long as they say the same.
 */
export function openPolicies(database: Database): Policies {
  const documents = new Map<string, PolicyDocument>();
  let bundled: Promise<PolicyDocument> | null = null;
  let state: Promise<PolicyState> | null = null;
  let readAt = Number.NaN;
  let last: PolicyState | null = null;
  /** By version, and by version and the one in force. */
  const made = new WeakMap<PolicyState, Map<string, Policy>>();

  /** The same object as before as long as it says the same: what was made by it is still right. */
  async function read(): Promise<PolicyState> {
    const state = await readPolicyState(database);
    if (last === null || JSON.stringify(state) !== JSON.stringify(last)) last = state;
    return last;
  }

  /** A clock set back makes what was read look as if it came from the future: then it is read again. */
  async function current(now: string): Promise<PolicyState> {
    const age = Date.parse(now) - readAt;
    if (state === null || !(age >= 0 && age < freshMs)) {
      readAt = Date.parse(now);
      const reading = read();
      state = reading;
      reading.catch(() => {
        if (state === reading) state = null;
      });
    }
    // Asked for at the same time, so that a cold start waits once; whoever needs it hears of a fault.
    deployed().catch(() => undefined);
    return state;
  }

  /**
   * What counts under the version of the bundled policy: kept, and asked for, once. Where the table knows the version with
   * other content, that goes on counting, for what was promised and for what is promised anew: a version never changes.
   */
  function deployed(): Promise<PolicyDocument> {
    if (bundled) return bundled;
    const keeping = keepDeployedPolicy(database, deployedPolicy, nowText());
    bundled = keeping;
    keeping.then(
      (kept) => {
        if (kept === deployedPolicy) return;
        log('error', 'the bundled policy is not followed', { version: kept.version });
        measure('PolicyNotFollowed', [1]);
      },
      () => {
        if (bundled === keeping) bundled = null;
      },
    );
    return keeping;
  }

  async function documentOf(version: string): Promise<PolicyDocument | null> {
    if (version === deployedPolicy.version) return deployed();
    const known = documents.get(version) ?? (await readPublishedPolicy(database, version));
    if (!known) return null;
    documents.delete(version);
    documents.set(version, known);
    if (documents.size > mostDocuments) documents.delete(documents.keys().next().value!);
    return known;
  }

  function once(of: PolicyState, key: string, make: () => Policy): Policy {
    const known = made.get(of) ?? new Map<string, Policy>();
    made.set(of, known);
    const policy = known.get(key) ?? make();
    known.set(key, policy);
    return policy;
  }

  async function resolved(of: PolicyState, version: string): Promise<Policy | null> {
    const document = await documentOf(version);
    return document && once(of, version, () => resolvePolicy(document, publicHolidays, of));
  }

  async function activeBy(of: PolicyState, now: string): Promise<Policy> {
    const version = versionAt(of, now, deployedPolicy.version);
    const policy = await resolved(of, version);
    if (!policy) throw new Error(`the policy in force, ${version}, is not in the table`);
    return policy;
  }

  return {
    async active() {
      const now = nowText();
      return activeBy(await current(now), now);
    },
    async of(version) {
      const now = nowText();
      const known = await current(now);
      const active = await activeBy(known, now);
      const promised = await resolved(known, version);
      if (promised) return once(known, `${version} ${active.version}`, () => governing(promised, active));
      // Documents are never deleted; should one be lost, its tickets must not be: the policy in force takes over.
      log('error', 'a policy is not in the table', { version, instead: active.version });
      return active;
    },
    document: documentOf,
    refresh() {
      state = null;
    },
  };
}
