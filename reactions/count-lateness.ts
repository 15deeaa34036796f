import type { EventData } from '../domain/events.ts';
import { bucketOf, type Lateness } from '../domain/insight/lateness.ts';
import { fromText } from '../domain/instants.ts';
import type { PolicyPort } from './ports.ts';
import { type Events, onAllEvents } from './reaction.ts';

export interface LatenessPort {
  /** Adds to a day's buckets: what is added twice counts twice. */
  addLateness(date: string, lateness: Lateness): Promise<void>;
  /** Tells how late timers fired, in milliseconds. */
  measureLateness(latenessMs: readonly number[]): void;
}

/** Every event that a timer brings: each says how late it was. */
const timed: Events<Extract<EventData, { latenessMs: number }>['type']> = {
  'rung.fired': true,
  'clock.breached': true,
  'visit.offered': true,
  'visit.reminded': true,
  'visit.unreported': true,
  'visit.lapsed': true,
};

/**
 * Adds how late the timers of a batch fired to the days' figures, one write a day for all of them, and measures it. A guard
 * against counting twice would cost a write for every timer: it is told of what does not come again.
 */
export const countLateness = {
  ...onAllEvents('count lateness', timed, async (events, ports: PolicyPort & LatenessPort) => {
    const { timeZone } = (await ports.policies.active()).business;
    const days = new Map<string, Record<number, number>>();
    for (const { at, data } of events) {
      const date = fromText(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
      const buckets = days.get(date) ?? {};
      days.set(date, buckets);
      const bucket = bucketOf(data.latenessMs);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const [date, buckets] of days) await ports.addLateness(date, buckets satisfies Lateness);
    ports.measureLateness(events.map(({ data }) => data.latenessMs));
  }),
  onlyOnce: true as const,
};
