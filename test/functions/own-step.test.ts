import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Item, toItem } from '../../adapters/dynamo/database.ts';
import { readTicket, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { noteOnTicket, openTicket } from '../../domain/ticket/commands.ts';
import { environments } from '../../functions/environment.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';

const monday = '2026-06-01T03:00:00.000Z';
/** Three quarters of four office hours later. */
const warnedAt = '2026-06-01T07:00:00.000Z';

type Handler = (event: unknown, context: never) => Promise<unknown>;
let database: TestDatabase;
let advance: Handler;
let lifecycle: Handler;
beforeAll(async () => {
  database = await startDatabase();
  for (const name of [...environments.advanceTicket, ...environments.lifecycle]) {
    process.env[name] ??= `${name} is not used`;
  }
  advance = (await import('../../functions/task/advance-ticket.ts')).handler as never;
  lifecycle = (await import('../../functions/stream/lifecycle.ts')).handler as never;
});
afterAll(async () => {
  vi.useRealTimers();
  await database?.stop();
});

/** A ticket whose execution has waited until its first rung was due. */
beforeEach(async () => {
  await database.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) });
  const question = { ticketId: 'T1', requestType: 'question', subject: 'Hello?', text: '', customer: null };
  const opened = openTicket(question, byNow());
  if (!opened.ok) throw new Error(opened.error.detail);
  await saveTicket(database, opened.value);
  vi.setSystemTime(warnedAt);
});

const byNow = () => ({
  now: Temporal.Instant.fromEpochMilliseconds(Date.now()),
  actor: { kind: 'system' as const },
  policy: starterPolicy,
});

const climb = async () => {
  const { execution } = (await readTicket(database, 'T1'))!;
  return advance({ ticketId: 'T1', execution, startedAt: monday, loops: 1 }, {} as never);
};

const row = async () => (await database.rows()).find(({ kind }) => kind === 'ticket') as Item;
const history = async () => {
  const rows = await database.rows();
  return rows.flatMap(({ kind, sequence, data }) => (kind === 'event' ? [[sequence, (data as Item).type]] : []));
};

/** The stream's record of the ticket's row, as the lifecycle function gets it, so many times in a batch. */
async function told(before: Item, after: Item, times = 1): Promise<void> {
  const dynamodb = { SequenceNumber: '1', OldImage: toItem(before), NewImage: toItem(after) };
  const records = Array(times).fill({ dynamodb });
  expect(await lifecycle({ Records: records }, {} as never)).toEqual({ batchItemFailures: [] });
}

const written = [
  [1, 'ticket.opened'],
  [2, 'ticket.assigned'],
];

it('is one write, whose events the stream brings into the history: once, however often it is told', async () => {
  const before = { ...(await row()), awaitToken: 'of the wait that has timed out' };
  expect(await climb()).toMatchObject({ next: 'await', version: 2 });
  expect(await history()).toEqual(written);

  // Nobody is woken: the execution itself has ended its wait. There is no Step Functions here to be asked.
  const after = await row();
  await told(before, after, 2);
  await told(before, after);

  expect(await history()).toEqual([...written, [3, 'rung.fired']]);
  expect((await row()).awaitToken).toBeNull();
});

it('is lost to nobody who changes the ticket before the stream has told of it', async () => {
  const before = await row();
  await climb();
  const after = await row();
  const noted = noteOnTicket((await readTicket(database, 'T1'))!, 'Called them.', byNow());
  if (!noted.ok) throw new Error(noted.error.detail);

  expect(await saveTicket(database, noted.value)).toBeNull();
  await told(before, after);

  expect(await history()).toEqual([...written, [3, 'rung.fired'], [4, 'ticket.noted']]);
  expect(await row()).not.toHaveProperty('carriedEvents');
});

it('is taken once, whoever comes twice', async () => {
  await Promise.all([climb(), climb(), climb()]);
  expect((await row()).carriedEvents).toHaveLength(1);
  await told(await row(), await row());
  expect(await history()).toEqual([...written, [3, 'rung.fired']]);
});

it('brings all it did into the history together', async () => {
  vi.setSystemTime('2026-06-02T03:00:00.000Z');
  const before = await row();
  await climb();
  const after = await row();
  for (let times = 0; times < 2; times++) await told(before, after);

  const events = (await history()).slice(written.length);
  expect(events.length).toBeGreaterThan(3);
  expect(events.map(([sequence]) => sequence)).toEqual(events.map((_, index) => written.length + 1 + index));
});
