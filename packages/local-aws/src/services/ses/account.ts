import type { DatabaseSync } from 'node:sqlite';
import { SesError } from './query-protocol.ts';

/** The kinds of events SES publishes that happen here. */
export type EventType = 'Send' | 'Delivery' | 'Bounce' | 'Complaint';

interface ConfigurationSet {
  sendingEnabled: boolean;
  /** Event types, in lower case, that an enabled destination takes to the default event bus. */
  published: Set<string>;
}

export type Account = ReturnType<typeof createAccount>;

/** Who may send, and with which configuration sets: the template's, and identities verified by API, which are kept. */
export function createAccount(db: DatabaseSync, region: string) {
  db.exec('CREATE TABLE IF NOT EXISTS ses_identities (identity TEXT PRIMARY KEY) STRICT');
  const verify = db.prepare('INSERT OR IGNORE INTO ses_identities VALUES (?)');
  const verified = db.prepare('SELECT identity FROM ses_identities');
  /** Identity to its default configuration set. */
  const declared = new Map<string, string | undefined>();
  const configurationSets = new Map<string, ConfigurationSet>();

  function identities(): string[] {
    return [...new Set([...declared.keys(), ...verified.all().map(({ identity }) => String(identity))])].sort();
  }

  /**
   * The identity that covers an address: itself, its domain, or a domain above that. Without any identity, those of the
   * account are kept outside the template, and every domain counts as verified.
   */
  function identityOf(address: string): string | undefined {
    const lower = address.toLowerCase();
    const domain = lower.slice(lower.lastIndexOf('@') + 1);
    const known = identities();
    if (known.length === 0) return domain;
    return (
      known.find((identity) => identity.toLowerCase() === lower) ??
      known.find((identity) => domain === identity.toLowerCase() || domain.endsWith(`.${identity.toLowerCase()}`))
    );
  }

  function configurationSet(name: string): ConfigurationSet {
    const set = configurationSets.get(name);
    if (!set) throw new SesError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
    return set;
  }

  return {
    identities,
    identityOf,
    verify: (identity: string) => void verify.run(identity),
    isVerified: (identity: string) => identityOf(identity) !== undefined,

    declareIdentity(identity: string, defaultSet: string | undefined): void {
      declared.set(identity, defaultSet);
    },
    declareConfigurationSet(name: string, sendingEnabled: boolean): void {
      configurationSets.set(name, { sendingEnabled, published: configurationSets.get(name)?.published ?? new Set() });
    },
    declareEventDestination(name: string, eventTypes: readonly string[]): void {
      const set = configurationSets.get(name) ?? { sendingEnabled: true, published: new Set() };
      configurationSets.set(name, set);
      for (const type of eventTypes) set.published.add(type.toLowerCase());
    },

    /** @throws SesError MessageRejected, as for an address nobody has verified */
    assertMaySend(addresses: readonly string[]): void {
      const failed = addresses.filter((address) => identityOf(address) === undefined);
      if (failed.length === 0) return;
      const list = [...new Set(failed)].join(', ');
      throw new SesError(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${list}`,
      );
    },

    /** The configuration set a message is sent with. @throws SesError when it does not exist or is paused */
    useConfigurationSet(name: string | undefined, sender: string): string | undefined {
      const chosen = name || declared.get(identityOf(sender) ?? '');
      if (chosen === undefined) return undefined;
      if (!configurationSet(chosen).sendingEnabled) {
        throw new SesError('ConfigurationSetSendingPausedException', `Email sending is disabled for <${chosen}>.`);
      }
      return chosen;
    },

    publishes(name: string | undefined, type: EventType): boolean {
      return name !== undefined && (configurationSets.get(name)?.published.has(type.toLowerCase()) ?? false);
    },
  };
}
