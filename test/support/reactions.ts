/** Reactions of the stream by themselves, over a table. */
import type { Database } from '../../adapters/dynamo/database.ts';
import type { Policies } from '../../application/policies.ts';
import type { Event } from '../../domain/events.ts';
import { tablePorts } from '../../functions/stream/ports.ts';
import { react } from '../../reactions/react.ts';
import type { Reaction, RowChange } from '../../reactions/reaction.ts';

export type TablePorts = ReturnType<typeof tablePorts>;

export interface TestReactions {
  /** Lets a reaction go through what a batch of the stream brings. Throws what it fails at. */
  brings(reaction: Reaction<TablePorts>, ...changes: RowChange[]): Promise<void>;
  /** The same of new events. */
  tells(reaction: Reaction<TablePorts>, ...events: Event[]): Promise<void>;
}

export function openReactions(database: Database, policies: Policies): TestReactions {
  const ports = tablePorts(database, policies);
  const brings: TestReactions['brings'] = async (reaction, ...changes) => {
    await react([reaction], changes, ports, ({ error }) => {
      throw error;
    });
  };
  return { brings, tells: (reaction, ...events) => brings(reaction, ...events.map(asNew)) };
}

/** A new event, as the stream brings its row. */
export function asNew(event: object): RowChange {
  return { before: null, after: { kind: 'event', ...event } };
}
