import type {
  Appointment,
  KeptAnswer,
  MailRow,
  PolicyVersion,
  Quarter,
  Receipt,
  Replanned,
  SuppressionRow,
  TurnRow,
} from '../../application/records.ts';
import type { BacktestJob } from '../../domain/backtest/job.ts';
import type { Conduct, Finding } from '../../domain/conduct/conduct.ts';
import type { ProblemDetail } from '../../domain/errors.ts';
import type { Event } from '../../domain/events.ts';
import type { ComplaintCount, Summary } from '../../domain/insight/summary.ts';
import type { NoticeRow } from '../../domain/notice/digest.ts';
import type { Notice } from '../../domain/notice/events.ts';
import type { Slot } from '../../domain/notice/slot.ts';
import type { Order, Unit } from '../../domain/order/order.ts';
import type { PolicyState } from '../../domain/policy/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Delivery } from '../../domain/webhook/delivery.ts';
import { awaitAttributes, carriedEvents, indexes, type Key, nobodyWaits } from './table.ts';

/** What an execution's row has beside what it keeps (table.ts). */
interface Awaited {
  awaitToken?: string | null;
  awaitUntil?: InstantText;
  carriedEvents?: readonly Event[];
}

/** Texts of JSON, where a row keeps what nobody asks the table about. */
type AsText<T, Members extends keyof T> = Omit<T, Members> & Record<Members, string>;

/** What rows of each kind keep. */
export interface Kept {
  ticket: Ticket & Awaited;
  visit: Visit & Awaited;
  task: { ticketId?: string; subject?: string; assignee?: string; nextDueAt?: InstantText | null };
  event: Event;
  order: Partial<Order> & Pick<Order, 'shopId' | 'orderId' | 'number' | 'lines' | 'updatedAt'> & { asOf: string };
  unit: Unit;
  'ticket-of-order': { ticketId: string };
  quarter: Quarter;
  appointment: Appointment;
  webhook: Receipt;
  idempotency: KeptAnswer;
  mail: MailRow;
  'returned-mail': MailRow;
  suppression: SuppressionRow;
  delivery: Delivery;
  slot: { first: Event['eventId'] | null; told: Notice | null };
  waiting: Slot;
  notices: Pick<NoticeRow, 'notices'>;
  roster: TurnRow;
  conduct: Conduct;
  finding: Finding;
  count: ComplaintCount;
  counted: object;
  summary: Summary;
  backtest: AsText<BacktestJob, 'cursor' | 'report'>;
  lateness: { [bucket: `b${number}`]: number };
  policy: AsText<
    Omit<PolicyVersion, 'faults'> & { faults: readonly ProblemDetail[]; source: unknown; document: unknown },
    'source' | 'document'
  >;
  'policy-version': PolicyVersion & { fingerprint: string };
  'policy-state': PolicyState;
  retimed: { by: string };
  replanned: Replanned;
}

export type Kind = keyof Kept;

/** A row of one kind. */
export type RowOf<K extends Kind> = {
  [One in K]: Key & { kind: One; expiresAt?: number } & Omit<Kept[One], 'kind'>;
}[K];

/** A row of the table: its kind says what it keeps. */
export type Row = RowOf<Kind>;

/** What a change does to the attributes that only the row has. */
export interface RowOnly {
  set: Readonly<Record<string, unknown>>;
  remove: readonly string[];
}

/** The execution waits on, or is told that its wait has ended, or has ended it itself and leaves events for the stream. */
export const rowOnly = {
  waitsOn: { set: {}, remove: [carriedEvents] },
  isWoken: { set: nobodyWaits, remove: [awaitAttributes.until, carriedEvents] },
  carries: (events: readonly Event[]) => ({
    set: { ...nobodyWaits, [carriedEvents]: events },
    remove: [awaitAttributes.until],
  }),
} as const satisfies Record<string, RowOnly | ((events: readonly Event[]) => RowOnly)>;

/** What only the row has, beside the members of what it keeps. */
const rowAttributes: ReadonlySet<string> = new Set([
  'pk',
  'sk',
  'kind',
  ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk]),
  awaitAttributes.token,
  awaitAttributes.until,
  carriedEvents,
]);

/** What a row keeps, as it was given to be kept: so that it can be changed and written back whole. */
export function keptIn<T>(row: object): T {
  return Object.fromEntries(Object.entries(row).filter(([attribute]) => !rowAttributes.has(attribute))) as T;
}
