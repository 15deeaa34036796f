import type { Event, EventData } from '../../domain/events.ts';
import type { ComplaintCount, Summary } from '../../domain/insight/summary.ts';
import type { Database } from './database.ts';
import { putEvents } from './event-rows.ts';
import { getRow, putNew, readRows, updateRow } from './rows.ts';
import { keys, ttlAttribute } from './table.ts';
import { transact } from './transact.ts';

/** Longer than anything redelivers an event. */
const markerSeconds = 60 * 86_400;

/** Adds an event's counts. The marker of the event, in the same transaction, makes a redelivery count nothing. */
export async function addCounts(database: Database, event: Event<EventData>, counts: ComplaintCount[]): Promise<void> {
  if (counts.length === 0) return;
  const expires = Math.floor(Date.parse(event.at) / 1000) + markerSeconds;
  await transact(database, [
    putNew(database, keys.counted(event.eventId), { kind: 'counted', [ttlAttribute]: expires }),
    ...counts.map(({ count, ...cell }) =>
      updateRow(database, keys.count(cell.month, cell.group, cell.reason, cell.product), {
        set: { kind: 'count', ...cell },
        add: { count },
      }),
    ),
  ]);
}

/** All counts of a month. */
export function readCounts(database: Database, month: string): Promise<ComplaintCount[]> {
  return readRows<'count'>(database, keys.count(month, '', '', ''), undefined, 'eventually');
}

export function readSummary(database: Database, month: string): Promise<Summary | null> {
  return getRow(database, keys.summary(month));
}

/** Keeps a month's summary and the event that mails it; a month is summed up once. */
export async function saveSummary(database: Database, summary: Summary): Promise<void> {
  await transact(database, [
    putNew(database, keys.summary(summary.month), { kind: 'summary', ...summary }),
    ...putEvents(database, [
      {
        eventId: `${summary.month}#1`,
        entity: 'summary',
        entityId: summary.month,
        sequence: 1,
        at: summary.madeAt,
        actor: { kind: 'system' },
        data: { type: 'summary.made', month: summary.month },
      },
    ]),
  ]);
}
