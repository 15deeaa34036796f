import { awaitAttributes, carriedEvents } from '../adapters/dynamo/table.ts';
import type { Event } from '../domain/events.ts';
import type { Reaction } from './reaction.ts';

export interface HistoryPort {
  /** Appends the events of steps that executions took by themselves. Again, it changes nothing. */
  appendSteps(steps: readonly (readonly Event[])[]): Promise<void>;
}

/** What executions did by themselves, and left on their rows, is written into the history: the stream brings it from there. */
export const writeHistory: Reaction<HistoryPort, never> = {
  name: 'write history',
  events: {},
  rows: [
    { kind: 'ticket', when: { [awaitAttributes.token]: [null] } },
    { kind: 'visit', when: { [awaitAttributes.token]: [null] } },
  ],
  react: {
    all: (changes, { appendSteps }) =>
      appendSteps(changes.map(({ after }) => (after![carriedEvents] ?? []) as Event[])),
  },
};
