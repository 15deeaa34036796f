import { setTimeout as delay } from 'node:timers/promises';
import { BatchWriteItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { awaitAttributes, keys, nobodyWaits } from '../../adapters/dynamo/table.ts';
import type { Stack } from '../local-stack.ts';
import { withLocalRuntime } from './local-runtime.ts';
import { atMost, percentile, type Report, round } from './report.ts';

/** A Monday morning in Seoul: the office is open when the warning is due, so nobody's mail waits for it to open. */
const opened = '2026-05-11T01:11:00Z';
/** Sweeps come every two hours from here on: none on the second the clocks are due in. */
const deployed = '2026-05-11T01:00:00Z';
/** After the due instant, by when what is bundled has been mailed. */
const bundledMs = 30 * 60_000;
const latestMs = 60_000;
const writers = 4;
const rowsAWrite = 25;

type Row = Record<string, unknown>;

/**
 * How late the last of many clocks fires that are due in the same second, on the moved clock, which ticks at the speed
 * of real time from the due instant on. What follows from a rung (the wait for the next one, stream, mails) goes on meanwhile.
 */
export async function benchBurst(report: Report, { clocks }: { clocks: number }): Promise<void> {
  await withLocalRuntime(deployed, async ({ stack }) => {
    await stack.moveTo(opened);
    const original = await openTicket(stack);
    const opening = await timed(`opening ${clocks} tickets`, async () => {
      await copy(stack, original, clocks - 1);
      await stack.settle();
    });
    const due = original.nextDueAt as string;
    await timed('moving close to the due instant', () =>
      stack.moveTo(new Date(Date.parse(due) - 60_000).toISOString()),
    );
    await stack.resetMeter();
    const mailsBefore = (await stack.mails()).length;
    const working = await timed(`firing ${clocks} clocks due at ${due}`, () => stack.moveTo(due));
    const { lateness, twice } = await firings(stack, due);
    await timed('sending what was bundled', () => stack.moveTo(new Date(Date.parse(due) + bundledMs).toISOString()));
    const lastMs = Math.max(...lateness);
    const writeUnits = Object.values((await stack.metered())['dynamodb.writeUnits'] ?? {});
    report.figure({
      bench: 'burst',
      clocks,
      fired: lateness.length,
      firedTwice: twice,
      p50Ms: percentile(lateness, 0.5),
      p99Ms: percentile(lateness, 0.99),
      lastMs,
      aSecond: round((lateness.length * 1000) / lastMs),
      mails: (await stack.mails()).length - mailsBefore,
      writeUnitsEach: round(writeUnits.reduce((sum, units) => sum + units, 0) / clocks, 1),
      openingSeconds: opening,
      untilAtRestSeconds: working,
    });
    report.target(atMost('clocks due in the same second that did not fire', clocks - lateness.length, 0, ''));
    report.target(atMost('rungs fired twice', twice, 0, ''));
    report.target(atMost(`last of ${clocks} clocks due in the same second`, lastMs, latestMs, 'ms'));
  });
}

/** A question about a product: warned of before its first answer is due. */
async function openTicket(stack: Stack): Promise<Row> {
  const customer = null;
  const question = { requestType: 'question', subject: 'Which sealant?', text: 'For the kitchen window.', customer };
  const { ticketId } = await stack.staff<{ ticketId: string }>('POST', '/tickets', question);
  const Key = marshall(keys.ticket(ticketId));
  const { Item } = await new DynamoDBClient(stack.aws()).send(
    new GetItemCommand({ TableName: stack.outputs.TableName!, Key }),
  );
  const { [awaitAttributes.until]: _, ...row } = unmarshall(Item!);
  return { ...row, ...nobodyWaits };
}

/**
 * Writes copies of an open ticket's row, as it was written when the ticket was opened; the table's stream starts their
 * executions as it does for any ticket. Ten thousand requests to the API would measure something else for minutes.
 */
async function copy(stack: Stack, original: Row, copies: number): Promise<void> {
  const client = new DynamoDBClient(stack.aws());
  const text = JSON.stringify(original);
  const id = (index: number) => `T${String(index).padStart(11, '0')}`;
  let next = 0;
  const write = async () => {
    while (next < copies) {
      const from = next;
      next = Math.min(copies, from + rowsAWrite);
      const rows = Array.from({ length: next - from }, (_, index) =>
        JSON.parse(text.replaceAll(original.ticketId as string, id(from + index))),
      );
      const puts = rows.map((row) => ({ PutRequest: { Item: marshall(row) } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [stack.outputs.TableName!]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
}

/** How late each rung due at an instant fired; a rung that fired twice counts once more. */
async function firings(stack: Stack, due: string): Promise<{ lateness: number[]; twice: number }> {
  const fired = (await stack.events()).flatMap(({ entityId, data }) =>
    data.type === 'rung.fired' && data.dueAt === due
      ? [{ name: `${entityId} ${data.clock} ${data.rung}`, latenessMs: data.latenessMs }]
      : [],
  );
  const rungs = new Set(fired.map(({ name }) => name));
  return { lateness: fired.map(({ latenessMs }) => latenessMs), twice: fired.length - rungs.size };
}

/** Says on stderr what goes on. @returns seconds */
async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const seconds = () => round((performance.now() - began) / 1000, 1);
  const ended = new AbortController();
  const tell = async () => {
    for (;;) {
      await delay(10_000, undefined, { signal: ended.signal });
      console.error(`${what}: ${seconds()} s`);
    }
  };
  tell().catch(() => undefined);
  console.error(what);
  try {
    await work();
  } finally {
    ended.abort();
  }
  console.error(`${what}: done after ${seconds()} s`);
  return seconds();
}
