import { publicHolidays } from 'business-time/holidays';
import { versionAt } from '../../domain/policy/activation.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { governing, resolvePolicy } from '../../domain/policy/resolve.ts';
import { type PolicyState, untouched } from '../../domain/policy/state.ts';
import type { InstantText } from '../../domain/vocabulary.ts';

/** Calendars are worked out once for all lives that have them: reading them takes longer than a life. */
const resolved = new Map<string, Policy>();
const mostResolved = 500;

/** Which policy governs what, as functions read it from the table: documents by version, and what was decided since. */
export class Office {
  state: PolicyState = untouched;
  readonly #deployed: string;
  readonly #documents = new Map<string, PolicyDocument>();
  #made = new Map<string, Policy>();
  #madeOf: PolicyState | null = null;

  constructor(deployed: PolicyDocument) {
    this.#deployed = deployed.version;
    this.keep(deployed);
  }

  keep(document: PolicyDocument): void {
    this.#documents.set(document.version, document);
  }

  /** The policy in force. */
  active(at: InstantText): Policy {
    const version = this.#versionAt(at);
    return this.#once(version, () => this.#resolve(version));
  }

  /** What governs something promised under a version: its promises, with the people of the policy in force. */
  of(version: string, at: InstantText): Policy {
    const active = this.#versionAt(at);
    if (version === active) return this.active(at);
    return this.#once(`${version} ${active}`, () =>
      governing(
        this.#once(version, () => this.#resolve(version)),
        this.active(at),
      ),
    );
  }

  document(at: InstantText): PolicyDocument {
    return this.#documents.get(this.#versionAt(at))!;
  }

  #versionAt(at: InstantText): string {
    return this.state.activations.length === 0 ? this.#deployed : versionAt(this.state, at, this.#deployed);
  }

  #resolve(version: string): Policy {
    const { days, absences, daysChangedAt } = this.state;
    const key = `${version} ${JSON.stringify(days)}`;
    const known = resolved.get(key) ?? resolvePolicy(this.#documents.get(version)!, publicHolidays, untouchedBut(days));
    if (resolved.size >= mostResolved) resolved.delete(resolved.keys().next().value!);
    resolved.set(key, known);
    return { ...known, absences, daysChangedAt };
  }

  /** Policies stay the same objects as long as nothing is decided. */
  #once(key: string, make: () => Policy): Policy {
    if (this.#madeOf !== this.state) this.#made = new Map();
    this.#madeOf = this.state;
    const known = this.#made.get(key);
    if (known) return known;
    const policy = make();
    this.#made.set(key, policy);
    return policy;
  }
}

function untouchedBut(days: PolicyState['days']): PolicyState {
  return { ...untouched, days };
}
