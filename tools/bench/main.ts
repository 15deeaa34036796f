/**
 * `npm run bench`: figures as JSON lines, at the end which targets were met.
 * `npm run -s bench -- --only bundles,lives` runs some of it.
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from '../../local/synthesize.ts';
import { benchBundles } from './bundles.ts';
import { benchIntake } from './intake.ts';
import { benchLateness } from './lateness.ts';
import { benchLives } from './lives.ts';
import type { Report, Target } from './report.ts';
import { benchStart } from './start.ts';

const benches: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  bundles: benchBundles,
  start: benchStart,
  lives: benchLives,
  lateness: benchLateness,
  intake: benchIntake,
};

const { values } = parseArgs({ options: { only: { type: 'string', default: Object.keys(benches).join() } } });
const chosen = values.only.split(',');
const unknown = chosen.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`--only takes ${Object.keys(benches).join(', ')}; not ${unknown.join(', ')}.`);
  process.exit(1);
}

const targets: Target[] = [];
const report: Report = {
  figure: (figure) => console.log(JSON.stringify(figure)),
  target: (target) => void targets.push(target),
};
await synthesize(path.resolve(import.meta.dirname, '../..'));
for (const name of chosen) await benches[name]!(report);
const unmet = targets.filter(({ met }) => !met);
console.log(JSON.stringify({ bench: 'targets', met: targets.length - unmet.length, unmet }));
