/**
 * A year lived well and a year lived badly, in every preset: `npm run years` on the local stack, minutes each;
 * `npm run years -- --in-memory` without it, seconds each. `--preset windows` for one, `--seed 7` for another course.
 */
import { parseArgs } from 'node:util';
import { presetNames } from '../../functions/http/policies/presets.ts';
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
    seed: { type: 'string', default: '1' },
    'in-memory': { type: 'boolean', default: false },
    tickets: { type: 'string', default: '40' },
    orders: { type: 'string', default: '6' },
    days: { type: 'string', default: '365' },
    lived: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
});
const begins = '2026-01-05T00:00:00.000Z';
const columns = [
  'tickets',
  'visits',
  'toCustomers',
  'toStaff',
  'apologies',
  'escalations',
  'broken',
  'inOneMail',
  'heardInCharge',
  'aboutCustomers',
  'aboutPreset',
] as const;

console.log(
  ['preset'.padEnd(18), 'lived ', ...columns.map((name) => name.padStart(14)), '       untrue', '      s'].join(' '),
);
const ways = (['well', 'badly'] as const).filter((way) => values.lived?.includes(way) ?? true);
let faults = 0;
let synth = true;
for (const preset of values.preset ?? presetNames) {
  for (const lived of ways) {
    const began = performance.now();
    const year = {
      seed: Number(values.seed),
      lived,
      begins,
      days: Number(values.days),
      tickets: Number(values.tickets),
      orders: Number(values.orders),
    };
    const { account, refused } = await onStage(preset, (stage) => lifeOf(stage, year));
    const found = [...faultsOf(account, lived), ...refused.map((one) => `refused: ${one}`)];
    faults += found.length;
    const figures = columns.map((name) => String(account[name]).padStart(14));
    const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(7);
    console.log(
      [preset.padEnd(18), lived.padEnd(6), ...figures, String(account.untrue.length).padStart(14), seconds].join(' '),
    );
    for (const fault of found.slice(0, values.verbose ? 1000 : 5)) console.log(`    ! ${fault}`);
  }
}
process.exitCode = faults === 0 ? 0 : 1;

async function onStage<T>(preset: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  if (values['in-memory']) return work(new MemoryStage(preset, begins));
  const options = { synth };
  synth = false;
  return withLocalRuntime(
    begins,
    async ({ stack }) => work(await StackStage.on(stack, preset, presetDocument(preset))),
    options,
  );
}

async function lifeOf(stage: Stage, year: Year): Promise<{ account: Account; refused: string[] }> {
  const refused = await live(stage, year);
  return { refused, account: accountOf(await stage.evidence(), (await stage.view()).at) };
}
