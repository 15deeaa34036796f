import { type Condition, meets } from '../domain/condition.ts';
import type { DataOf, Event, EventData } from '../domain/events.ts';

export type EventType = EventData['type'];

/** A row of the table, as the stream brings it. */
export type Row = Readonly<Record<string, unknown>>;

/** A row as it was and as it is; null where it was not or is no more. */
export interface RowChange {
  before: Row | null;
  after: Row | null;
}

/** Events by their types: all of a type, or those that meet one of some conditions. */
export type Events<T extends EventType> = { readonly [K in T]: true | readonly Condition<DataOf<K>>[] };

/** Rows of a kind: all their changes or those that made them, of all or of those that meet a condition by now. */
export interface Rows {
  readonly kind: RowKind;
  readonly when?: Condition;
  readonly only?: 'new';
}

/** Kinds of rows that something follows from by itself. Of most, what follows is told by an event. */
export type RowKind = 'ticket' | 'visit' | 'order' | 'backtest' | 'delivery' | 'mail' | 'returned-mail';

/**
 * What follows from facts of the table: new events, or changes of rows. It must bear being told of the same again, also
 * after it was told of something later: what the stream brings can come again.
 * @typeParam P what the function hands in: stores, clients, the clock
 * @typeParam T the types of events it reacts to
 */
export interface Reaction<P, T extends EventType = EventType> {
  /** For the log, and for tests. */
  readonly name: string;
  readonly events: Partial<Events<T>>;
  readonly rows: readonly Rows[];
  readonly react: React<P>;
  /** Is told only of what comes not again, because nothing failed at it: for what counts without being able to tell. */
  readonly onlyOnce?: true;
}

/** To each change in turn, and to have gone through a batch as far as it went; or to all that a batch brings at once. */
type React<P> =
  | { readonly each: (change: RowChange, ports: P) => Promise<void>; readonly finish?: (ports: P) => Promise<void> }
  | { readonly all: (changes: readonly RowChange[], ports: P) => Promise<void> };

/**
 * Reacts to each new event of some types.
 * @param finish is called once it has gone through a batch, as far as it went
 */
export function onEvents<P, T extends EventType>(
  name: string,
  events: Events<T>,
  each: (event: Event<DataOf<T>>, ports: P) => Promise<void>,
  finish?: (ports: P) => Promise<void>,
): Reaction<P, T> {
  const react: React<P> = { each: ({ after }, ports) => each(eventOf(after), ports), ...(finish && { finish }) };
  return { name, events, rows: [], react };
}

/** Reacts at once to all new events of some types that a batch brings. */
export function onAllEvents<P, T extends EventType>(
  name: string,
  events: Events<T>,
  all: (events: readonly Event<DataOf<T>>[], ports: P) => Promise<void>,
): Reaction<P, T> {
  const react = (changes: readonly RowChange[], ports: P) =>
    all(
      changes.map(({ after }) => eventOf<DataOf<T>>(after)),
      ports,
    );
  return { name, events, rows: [], react: { all: react } };
}

/** Reacts to each change of rows of some kinds. */
export function onRows<P>(
  name: string,
  rows: readonly Rows[],
  each: (change: RowChange, ports: P) => Promise<void>,
): Reaction<P, never> {
  return { name, events: {}, rows, react: { each } };
}

/** Whether a change is among a reaction's facts. The filters of the stream say the same (filters.ts). */
export function concerns({ events, rows }: Pick<Reaction<never>, 'events' | 'rows'>, change: RowChange): boolean {
  const { before, after } = change;
  if (after === null) return false;
  if (after.kind === 'event') return before === null && isAmong(events, eventOf(after).data);
  return rows.some(
    ({ kind, when, only }) =>
      after.kind === kind && (only !== 'new' || before === null) && (!when || meets(after, when)),
  );
}

/** Whether an event is one of some. */
export function isAmong(events: Partial<Events<EventType>>, data: EventData): boolean {
  if (!Object.hasOwn(events, data.type)) return false;
  const wanted = events[data.type] as true | readonly Condition[];
  return wanted === true || wanted.some((condition) => meets(data, condition));
}

function eventOf<D extends EventData>(row: Row | null): Event<D> {
  return row as unknown as Event<D>;
}
