/**
 * A year lived well and a year lived badly, in every preset: `npm run years` on the local stack, two at once;
 * `npm run years -- --in-memory` without it, seconds each. `--preset windows` for one, `--lived well` for one of the two,
 * `--seed 7` for another course. It ends with 1 when anything is not as it should be.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from 'local-aws/synthesize';
import { presetNames } from '../../policies/presets.ts';
import { withLocalRuntime } from '../bench/local-runtime.ts';
import { presetDocument } from '../simulate/presets.ts';
import { type Account, accountOf, faultsOf } from './account.ts';
import { MemoryStage } from './memory-stage.ts';
import { StackStage } from './stack-stage.ts';
import type { Stage } from './stage.ts';
import { live, type Year } from './year.ts';

const { values } = parseArgs({
  options: {
    preset: { type: 'string', multiple: true },
    lived: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    'in-memory': { type: 'boolean', default: false },
    tickets: { type: 'string' },
    orders: { type: 'string', default: '4' },
    days: { type: 'string', default: '365' },
    /** So many stacks at once: each keeps a core busy most of the time. */
    'at-once': { type: 'string', default: '2' },
    verbose: { type: 'boolean', default: false },
  },
});
const begins = '2026-01-05T00:00:00.000Z';
const columns = {
  tickets: 'tickets',
  visits: 'visits',
  toCustomers: 'to customers',
  toStaff: 'to staff',
  apologies: 'apologies',
  escalations: 'escalations',
  broken: 'broken',
  inOneMail: 'in one mail',
  heardInCharge: 'lead heard',
  aboutCustomers: 'of customers',
  aboutPreset: 'of preset',
} as const satisfies Partial<Record<keyof Account, string>>;
const names = Object.keys(columns) as (keyof typeof columns)[];

interface Job {
  preset: string;
  lived: Year['lived'];
}

const began = performance.now();
const ways = (['well', 'badly'] as const).filter((way) => values.lived?.includes(way) ?? true);
const jobs = (values.preset ?? presetNames).flatMap((preset) => ways.map((lived): Job => ({ preset, lived })));
const assembly = values['in-memory'] ? null : synthesize(path.resolve(import.meta.dirname, '../..'));
console.log(row('preset', 'lived', [...Object.values(columns), 'untrue', 'seconds']));

let faults = 0;
const waiting = jobs.values();
const lanes = values['in-memory'] ? 1 : Number(values['at-once']);
await Promise.all(
  Array.from({ length: lanes }, async () => {
    for (const job of waiting) await tell(job);
  }),
);
console.log(`${faults === 0 ? 'All is as it should be' : `${faults} faults`}, in ${seconds(began)} s.`);
process.exitCode = faults === 0 ? 0 : 1;

async function tell({ preset, lived }: Job): Promise<void> {
  const start = performance.now();
  const { seed, days, tickets, orders } = values;
  const size = {
    ...{ seed: Number(seed), days: Number(days), orders: Number(orders), givesUp: assembly !== null },
    ...(tickets !== undefined && { tickets: Number(tickets) }),
  };
  const { account, refused } = await onStage(preset, (stage) => lifeOf(stage, { ...size, lived, begins }));
  const found = [...faultsOf(account, lived), ...refused.map((one) => `refused: ${one}`)];
  faults += found.length;
  const figures = names.map((name) => String(account[name]));
  console.log(row(preset, lived, [...figures, String(account.untrue.length), seconds(start)]));
  for (const fault of found.slice(0, values.verbose ? found.length : 5)) console.log(`    ! ${fault}`);
}

async function onStage<T>(preset: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  if (assembly === null) return work(new MemoryStage(preset, begins));
  return withLocalRuntime(
    begins,
    async ({ stack }) => work(await StackStage.on(stack, preset, presetDocument(preset))),
    { app: await assembly, inMemory: true },
  );
}

async function lifeOf(stage: Stage, year: Year): Promise<{ account: Account; refused: string[] }> {
  const refused = await live(stage, year);
  return { refused, account: accountOf(await stage.evidence(), (await stage.view()).at) };
}

function row(preset: string, lived: string, figures: readonly string[]): string {
  return [preset.padEnd(17), lived.padEnd(5), ...figures.map((figure) => figure.padStart(12))].join(' ');
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
