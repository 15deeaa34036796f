import type { HolidayLists } from 'business-time';
import { versionAt } from '../domain/policy/activation.ts';
import type { PolicyDocument } from '../domain/policy/document.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { governing, resolvePolicy } from '../domain/policy/resolve.ts';
import type { PolicyState } from '../domain/policy/state.ts';
import type { InstantText } from '../domain/vocabulary.ts';
import type { KeptPolicy } from './records.ts';

/** Where policies are kept. */
export interface PolicyStore {
  /** What has been decided about policies. */
  readState(): Promise<PolicyState>;
  /** A version, published or a draft; null when nobody knows it. */
  read(version: string): Promise<KeptPolicy | null>;
  /**
   * Keeps the policy a stack was deployed with.
   * @returns what counts under its version: what was first kept as published
   */
  keepDeployed(document: PolicyDocument, at: InstantText): Promise<PolicyDocument>;
}

/** What the policies of a stack are found with. */
export interface PolicyWork {
  store: PolicyStore;
  /** In force as long as none has been activated. */
  deployed: PolicyDocument;
  holidays: HolidayLists;
  now(): InstantText;
  /** Told once of the version of a deployed policy that the store knows with other content. */
  notFollowed(version: string): void;
  /** Told of a version that is not there, and which takes its place. */
  lost(version: string, instead: string): void;
}

/** What is decided about policies right now, and the policy in force by it. */
export interface InForce {
  state: PolicyState;
  document: PolicyDocument;
  policy: Policy;
}

/** Why a version cannot be tried out. */
export type NoTrial = 'unknown' | 'faulty';

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

/** The same, and what the policy API and backtests ask. */
export interface PolicyLibrary extends Policies {
  /** What counts now, read afresh: so that changes show at once. */
  inForce(): Promise<InForce>;
  /** A version as it is kept, the deployed one as well; null when nobody knows it. */
  find(version: string): Promise<KeptPolicy | null>;
  /** A version with its own people, whether it is published or a draft; a draft with faults cannot be tried. */
  trial(version: string): Promise<Policy | NoTrial>;
}

/**
 * The policies in the table. What is decided about them (activations, days, absences) is read at most every ten
 * seconds; a document never changes and is read once. The bundled one is kept in the table before it is first used, or
 * the next deployment would take it along with its promises. A fault of reading or keeping is thrown: nothing is promised
 * under a policy that may not be in force, or may be lost. Policies, and with them their calendars, stay the same objects
 * as long as they say the same.
 */
export function openPolicies({ store, deployed: bundle, holidays, now, notFollowed, lost }: PolicyWork): PolicyLibrary {
  const documents = new Map<string, PolicyDocument>();
  let bundled: Promise<PolicyDocument> | null = null;
  let state: Promise<PolicyState> | null = null;
  let readAt = Number.NaN;
  let last: PolicyState | null = null;
  /** By version, and by version and the one in force. */
  const made = new WeakMap<PolicyState, Map<string, Policy>>();

  /** The same object as before as long as it says the same: what was made by it is still right. */
  async function read(): Promise<PolicyState> {
    const state = await store.readState();
    if (last === null || JSON.stringify(state) !== JSON.stringify(last)) last = state;
    return last;
  }

  /** A clock set back makes what was read look as if it came from the future: then it is read again. */
  async function current(at: string): Promise<PolicyState> {
    const age = Date.parse(at) - readAt;
    if (state === null || !(age >= 0 && age < freshMs)) {
      readAt = Date.parse(at);
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
    const keeping = store.keepDeployed(bundle, now());
    bundled = keeping;
    keeping.then(
      (kept) => {
        if (kept !== bundle) notFollowed(kept.version);
      },
      () => {
        if (bundled === keeping) bundled = null;
      },
    );
    return keeping;
  }

  async function published(version: string): Promise<PolicyDocument | null> {
    const kept = await store.read(version);
    return kept?.state === 'published' ? (kept.document as PolicyDocument) : null;
  }

  async function documentOf(version: string): Promise<PolicyDocument | null> {
    if (version === bundle.version) return deployed();
    const known = documents.get(version) ?? (await published(version));
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
    return document && once(of, version, () => resolvePolicy(document, holidays, of));
  }

  async function activeBy(of: PolicyState, at: string): Promise<Policy> {
    const version = versionAt(of, at, bundle.version);
    const policy = await resolved(of, version);
    if (!policy) throw missing(version);
    return policy;
  }

  return {
    async active() {
      const at = now();
      return activeBy(await current(at), at);
    },
    async of(version) {
      const at = now();
      const known = await current(at);
      const active = await activeBy(known, at);
      const promised = await resolved(known, version);
      if (promised) return once(known, `${version} ${active.version}`, () => governing(promised, active));
      // Documents are never deleted; should one be lost, its tickets must not be: the policy in force takes over.
      lost(version, active.version);
      return active;
    },
    document: documentOf,
    refresh() {
      state = null;
    },
    async inForce() {
      const state = await store.readState();
      const version = versionAt(state, now(), bundle.version);
      const document = await documentOf(version);
      if (!document) throw missing(version);
      return { state, document, policy: resolvePolicy(document, holidays, state) };
    },
    async find(version) {
      const kept = await store.read(version);
      if (kept || version !== bundle.version) return kept;
      await store.keepDeployed(bundle, now());
      return store.read(version);
    },
    async trial(version) {
      const [state, kept] = await Promise.all([store.readState(), store.read(version)]);
      const document = triedDocument(kept, version, bundle);
      return typeof document === 'string' ? document : resolvePolicy(document, holidays, state);
    },
  };
}

/** The document of a version to be tried, by what is kept of it: the deployed one need not be kept yet. */
export function triedDocument(
  kept: KeptPolicy | null,
  version: string,
  deployed: PolicyDocument,
): PolicyDocument | NoTrial {
  if (!kept) return version === deployed.version ? deployed : 'unknown';
  return kept.faults.length > 0 ? 'faulty' : (kept.document as PolicyDocument);
}

function missing(version: string): Error {
  return new Error(`the policy in force, ${version}, is not in the table`);
}
