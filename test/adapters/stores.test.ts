import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readHistory } from '../../adapters/dynamo/history-store.ts';
import { addCounts, readCounts, readSummary, saveSummary } from '../../adapters/dynamo/insight-store.ts';
import { readOrder } from '../../adapters/dynamo/order-store.ts';
import { saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { planVisit, readVisit, saveVisit } from '../../adapters/dynamo/visit-store.ts';
import type { Context } from '../../domain/context.ts';
import { countChanges } from '../../domain/insight/count.ts';
import { type ComplaintCount, makeSummary } from '../../domain/insight/summary.ts';
import { fromText } from '../../domain/instants.ts';
import type { Order } from '../../domain/order/order.ts';
import { noteOnTicket, openTicket } from '../../domain/ticket/commands.ts';
import { completeVisit, summonVisit } from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database?.stop());
beforeEach(() => database.clear());

const at = (instant: string): Context => ({ now: fromText(instant), actor: { kind: 'system' }, policy: starterPolicy });

const order: Order = {
  shopId: 'hanbit',
  orderId: '1001',
  number: '#1001',
  customer: null,
  country: 'KR',
  province: null,
  lines: [{ lineId: '1', product: 'Window', quantity: 1 }],
  deliveredAt: '2026-05-06T06:00:00.000Z',
  cancelledAt: null,
  updatedAt: '2026-05-06T06:00:00.000Z',
};

it('ends a visit whose successor was planned before, and leaves the successor as it is', async () => {
  const { now } = at('2026-05-06T06:01:00.000Z');
  const visit = visitsForDelivery(starterPolicy, order, now).find(({ rule }) => rule === 'quarterly-visit')!;
  const due = summonVisit(visit, at('2026-08-05T21:00:00.000Z'));
  if (!due.ok) throw new Error('refused');
  await planVisit(database, visit);
  await saveVisit(database, due.value);
  const done = completeVisit(
    due.value.visit,
    { report: 'Done.', satisfied: null },
    { ...at('2026-08-12T07:00:00.000Z'), ticket: { ticketId: 'T1', subject: 'A visit' } },
  );
  if (!done.ok) throw new Error('refused');
  const successor = { ...done.value.next!, assignee: 'somebody' };
  await planVisit(database, successor);

  expect(await saveVisit(database, done.value)).toBeNull();
  expect(await readVisit(database, visit.visitId)).toMatchObject({ status: 'done' });
  expect(await readVisit(database, successor.visitId)).toMatchObject({ assignee: 'somebody' });
  // Decided on what is no longer so, it is refused as ever.
  expect(await saveVisit(database, done.value)).toMatchObject({ failed: expect.arrayContaining([0]) });
});

it('tells that a history goes on where a page is cut short by its size', async () => {
  const opened = openTicket(
    { ticketId: 'T1', requestType: 'question', subject: 's', text: 't', customer: null },
    at('2026-06-01T00:00:00.000Z'),
  );
  if (!opened.ok) throw new Error('refused');
  await saveTicket(database, opened.value);
  let { ticket } = opened.value;
  for (let notes = 0; notes < 40; notes++) {
    const noted = noteOnTicket(ticket, '창'.repeat(10_000), at('2026-06-01T00:01:00.000Z'));
    if (!noted.ok) throw new Error('refused');
    await saveTicket(database, noted.value);
    ticket = noted.value.ticket;
  }
  const first = await readHistory(database, 'ticket', 'T1', { after: 0, limit: 100 });
  expect(first.more).toBe(true);
  const after = first.events.at(-1)!.sequence;
  const second = await readHistory(database, 'ticket', 'T1', { after, limit: 100 });
  expect(second.more).toBe(false);
  expect(first.events.length + second.events.length).toBe(42);
});

it('counts complaints about products with names of any length', async () => {
  const opened = openTicket(
    {
      ticketId: 'T2',
      requestType: 'complaint',
      subject: 's',
      text: 't',
      customer: null,
      product: '창문'.repeat(250),
      cause: { group: 'product', reason: 'photos differ' },
    },
    at('2026-06-01T00:00:00.000Z'),
  );
  if (!opened.ok) throw new Error('refused');
  const [event] = opened.value.events;
  for (let times = 0; times < 2; times++) await addCounts(database, event!, countChanges(event!, 'Asia/Seoul'));
  expect(await readCounts(database, '2026-06')).toMatchObject([{ count: 1, reason: 'photos differ' }]);
});

it('keeps a summary of however many products, the most complained of by name', async () => {
  const counts: ComplaintCount[] = Array.from({ length: 5_000 }, (_, index) => ({
    month: '2026-05',
    group: 'product',
    reason: 'defect',
    product: `Window ${index} with a name of a length that names of products have`,
    count: index === 4_321 ? 7 : 1,
  }));
  await saveSummary(database, makeSummary('2026-05', counts, counts.slice(0, 3_000), '2026-06-01T00:00:00.000Z'));
  const summary = await readSummary(database, '2026-05');
  expect(summary).toMatchObject({ total: 5_006, totalBefore: 3_000 });
  expect(summary!.byProduct[0]).toMatchObject({ label: counts[4_321]!.product, count: 7, before: 0 });
  expect(summary!.byProduct.at(-1)!.label).toBe('…');
  const sum = (of: 'count' | 'before') => summary!.byProduct.reduce((total, line) => total + line[of], 0);
  expect([sum('count'), sum('before')]).toEqual([5_006, 3_000]);
});

it('reads what a mail is written from as it was last written', async () => {
  const reads: unknown[] = [];
  const client = Object.assign(Object.create(database.client), {
    send: (command: { input: unknown }) => {
      reads.push(command.input);
      return database.client.send(command as never);
    },
  });
  await readSummary({ ...database, client }, '2026-05');
  await readOrder({ ...database, client }, 'hanbit', '1001');
  expect(reads).toMatchObject([{ ConsistentRead: true }, { ConsistentRead: true }]);
});
