/**
 * `npm run demo`: a small business from May to August on the local stack, in well under a minute.
 * `npm run -s demo -- --json` prints one JSON object a line instead; `--data FOLDER` keeps it elsewhere.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startRuntime } from 'local-aws/runtime';
import { synthesize } from 'local-aws/synthesize';
import { percentile, round } from '../bench/report.ts';
import { Stack } from '../local-stack.ts';
import { costOf, type Metered, prices, totalUsd } from '../prices.ts';
import { end, type Happening, play, start } from './story.ts';
import { createPrinter, type Entry, entryOfEvent, entryOfHappening, entryOfMail } from './timeline.ts';

const root = path.resolve(import.meta.dirname, '../..');

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, data: { type: 'string' } } });

/** Kept beside the everyday data, so that a demo never touches it and its mails can be looked at afterwards. */
const demoData = path.resolve(values.data ?? path.join(root, '.aftercare', 'demo'));

const print = values.json
  ? (entry: Entry) => console.log(JSON.stringify(entry))
  : createPrinter(console.log, process.stdout.isTTY ?? false);

const began = performance.now();
if (!values.json) console.log('Aftercare demo: synthesizing the template and starting it on this machine …');
const assemblyDir = await synthesize(root);
rmSync(demoData, { recursive: true, force: true });
const runtime = await startRuntime({ assemblyDir, dataDir: demoData, clock: Date.parse(start), shortLived: true });
try {
  const stack = await Stack.at(runtime.endpoint);
  const played = performance.now();
  const told = new Set<string>();
  await play(stack, async (happenings) => {
    for (const entry of await news(stack, told, happenings)) print(entry);
  });
  report(await stack.metered(), await lateness(stack), performance.now() - played, performance.now() - began);
} finally {
  await runtime.stop();
}

/** What has happened since the last time, in order. */
async function news(stack: Stack, told: Set<string>, happenings: Happening[]): Promise<Entry[]> {
  const entries: [string, Entry][] = [
    ...(await stack.events()).map((event) => [event.eventId, entryOfEvent(event)] as [string, Entry]),
    ...(await stack.mails()).map((mail) => [`mail ${mail.id}`, entryOfMail(mail)] as [string, Entry]),
  ];
  const fresh = entries.filter(([id]) => !told.has(id));
  for (const [id] of fresh) told.add(id);
  // Sorting is stable: an event stands before the mails of the same instant, and both before what is said of them.
  return [...fresh.map(([, entry]) => entry), ...happenings.map(entryOfHappening)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}

/** How late every timer of the story fired, from the least to the most. */
async function lateness(stack: Stack): Promise<number[]> {
  const events = await stack.events();
  return events
    .flatMap(({ data }) => ('latenessMs' in data && data.latenessMs !== null ? [data.latenessMs] : []))
    .sort((a, b) => a - b);
}

function report(metered: Metered, late: readonly number[], playedMs: number, totalMs: number): void {
  const lines = costOf(metered);
  const figures = { timers: late.length, p50Ms: percentile(late, 0.5), p99Ms: percentile(late, 0.99) };
  if (values.json) {
    console.log(JSON.stringify({ at: new Date(end).toISOString(), type: 'lateness', ...figures }));
    for (const { quantity, usd, ...line } of lines) {
      const rounded = { quantity: round(quantity, 3), usd: round(usd, 9) };
      console.log(JSON.stringify({ at: new Date(end).toISOString(), type: 'cost', ...line, ...rounded }));
    }
    return;
  }
  const { timers, p50Ms, p99Ms } = figures;
  console.log(
    `\n${timers} timers fired, late by ${p50Ms} ms (p50) and ${p99Ms} ms (p99); GET /lateness has it by day.`,
  );
  console.log(`\nWhat this would have cost on AWS (list prices of ${prices.asOf}, ${prices.region}):`);
  for (const { what, quantity, unit, usd } of lines) {
    const count = quantity.toLocaleString('en', { maximumFractionDigits: 1 });
    console.log(`  ${what.padEnd(22)} ${count.padStart(10)} ${unit.padEnd(18)} ${usd.toFixed(6).padStart(10)} USD`);
  }
  console.log(`  ${'in all'.padEnd(52)} ${totalUsd(lines).toFixed(6).padStart(10)} USD`);
  const folder = path.relative(process.cwd(), demoData);
  console.log(`\nPlayed in ${(playedMs / 1000).toFixed(1)} s (${(totalMs / 1000).toFixed(1)} s with the start).`);
  console.log(`Look at the mails: npm start -- --data ${folder}, then open http://localhost:8787/_local/inbox`);
}
