import { setTimeout as delay } from 'node:timers/promises';
import type { Stack } from '../local-stack.ts';
import { withLocalRuntime } from './local-runtime.ts';
import { atMost, percentile, type Report, round } from './report.ts';
import { complaint, openShop, send } from './shop.ts';

const aSecond = 20;
const seconds = 20;
const atOnce = 1000;

/**
 * How late timers fire at the speed of real time, with all that follows from them (rows, events, mails) going on:
 * 20 tickets falling due each second, and 1,000 at the same instant.
 */
export async function benchLateness(report: Report): Promise<void> {
  await withLocalRuntime('2026-05-12T00:00:00Z', async ({ stack }) => {
    const lateness = await steadyStream(stack);
    const p99Ms = percentile(lateness, 0.99);
    const figures = { timers: lateness.length, p50Ms: percentile(lateness, 0.5), p99Ms, maxMs: Math.max(...lateness) };
    report.figure({ bench: 'lateness', dueEachSecond: aSecond, ...figures });
    report.target(atMost(`timer lateness p99, ${aSecond} due each second`, p99Ms, 1000, 'ms'));
  });
  // A Sunday: the clocks of what is opened outside business hours start together on Monday morning.
  await withLocalRuntime('2026-05-10T00:00:00Z', async ({ stack }) => {
    const lateness = await burst(stack);
    const maxMs = Math.max(...lateness);
    const figures = {
      timers: lateness.length,
      p50Ms: percentile(lateness, 0.5),
      p99Ms: percentile(lateness, 0.99),
      maxMs,
    };
    report.figure({ bench: 'lateness', dueAtOnce: atOnce, ...figures });
    report.target(atMost(`${atOnce} due at once, all fired`, maxMs, 10_000, 'ms'));
  });
}

/** Complaints come in at the rate at which, 18 hours on, their warnings are due. */
async function steadyStream(stack: Stack): Promise<number[]> {
  await openShop(stack);
  const first = await stack.now();
  const began = performance.now();
  for (let count = 0; count < aSecond * seconds; count += 1) {
    await delay(Math.max(0, began + (count * 1000) / aSecond - performance.now()));
    await send(stack, complaint(await stack.now()));
  }
  await stack.settle();
  const took = (await stack.now()).getTime() - first.getTime();
  const warnings = first.getTime() + 18 * 3_600_000;
  await stack.moveTo(new Date(warnings - 5000).toISOString());
  await delay(5000 + took + 3000);
  return latenessOf(stack, aSecond * seconds);
}

/** Questions asked on a Sunday: all are warned of at Monday noon, 75 % of four business hours after nine o'clock. */
async function burst(stack: Stack): Promise<number[]> {
  const question = {
    requestType: 'question',
    subject: 'Which sealant?',
    text: 'For the kitchen window.',
    customer: null,
  };
  const workers = Array.from({ length: 16 }, async (_, worker) => {
    for (let count = worker; count < atOnce; count += 16) await stack.ask('POST', '/tickets', question);
  });
  await Promise.all(workers);
  await stack.moveTo('2026-05-11T11:59:55+09:00');
  await delay(5000 + 10_000);
  return latenessOf(stack, atOnce);
}

async function latenessOf(stack: Stack, expected: number): Promise<number[]> {
  await stack.settle();
  const lateness = (await stack.events()).flatMap(({ data }) => (data.type === 'rung.fired' ? [data.latenessMs] : []));
  if (lateness.length !== expected) throw new Error(`${lateness.length} timers fired instead of ${expected}.`);
  return lateness.map((ms) => round(ms));
}
