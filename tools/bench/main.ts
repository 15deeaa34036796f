/**
 * `npm run bench`: figures as JSON lines, at the end which targets were met.
 * `npm run -s bench -- bundles lives` runs some of it; `--clocks 1000` makes the burst smaller.
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from 'local-aws/synthesize';
import { benchBundles } from './bundles.ts';
import { benchBurst } from './burst.ts';
import { benchIntake } from './intake.ts';
import { benchLateness } from './lateness.ts';
import { benchLives } from './lives.ts';
import type { Report, Target } from './report.ts';
import { benchStart } from './start.ts';

const { values, positionals } = parseArgs({
  options: { clocks: { type: 'string', default: '10000' } },
  allowPositionals: true,
});

const benches: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  bundles: benchBundles,
  start: benchStart,
  lives: benchLives,
  lateness: benchLateness,
  burst: (report) => benchBurst(report, { clocks: Number(values.clocks) }),
  intake: benchIntake,
};

const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There are ${Object.keys(benches).join(', ')}; not ${unknown.join(', ')}.`);
  process.exit(1);
}

const targets: Target[] = [];
const report: Report = {
  figure: (figure) => console.log(JSON.stringify(figure)),
  target: (target) => void targets.push(target),
};
await synthesize(path.resolve(import.meta.dirname, '../..'));
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length === 0 || positionals.includes(name)) await bench(report);
}
const unmet = targets.filter(({ met }) => !met);
console.log(JSON.stringify({ bench: 'targets', met: targets.length - unmet.length, unmet }));
