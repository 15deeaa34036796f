/**
 * Plays random lives of the presets and looks for broken laws: `npm run laws -- --lives 100000 --seed 7 [--preset windows]`
 * plays so many of each; `--preset windows --seed 7 --life 12` plays one of them again, and tells it step by step.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { presetNames } from '../../policies/presets.ts';
import { breachesIn } from './laws/index.ts';
import { play } from './play.ts';
import { type Found, lifeNumber, type Sweep, shrunk } from './sweep.ts';
import { toldLife } from './tell-life.ts';
import { writtenLife } from './written-life.ts';

const { values } = parseArgs({
  options: {
    lives: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    preset: { type: 'string', multiple: true },
    life: { type: 'string' },
    workers: { type: 'string', default: '2' },
  },
});
/** Lives a worker plays at a time, all of one seed. */
const batch = 5_000;
const presets = values.preset ?? presetNames;
const seed = Number(values.seed);

const began = performance.now();
if (values.life !== undefined) {
  const life = lifeNumber({ preset: presets[0]!, seed, life: Number(values.life) });
  const recording = play(life);
  console.log(`${writtenLife(life)}\n\n${toldLife(recording, breachesIn(recording))}`);
} else {
  report(merged(await sweepAll(sweepsOf(Number(values.lives)))), (performance.now() - began) / 1000);
}

function sweepsOf(lives: number): Sweep[] {
  return presets.flatMap((preset) =>
    Array.from({ length: Math.ceil(lives / batch) }, (_, nth) => ({
      preset,
      lives: Math.min(batch, lives - nth * batch),
      seed: seed + nth,
    })),
  );
}

/** Several workers, each asked for another batch whenever it is done with one. */
async function sweepAll(sweeps: readonly Sweep[]): Promise<Found[]> {
  const left = [...sweeps];
  const all: Found[] = [];
  const work = async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    for (let asked = left.shift(); asked; asked = left.shift()) {
      const answer = new Promise<Found[]>((resolve, reject) => worker.once('message', resolve).once('error', reject));
      worker.postMessage(asked);
      all.push(...(await answer));
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  return all;
}

function merged(all: readonly Found[]): Found[] {
  const kinds = new Map<string, Found>();
  for (const one of all) {
    const known = kinds.get(one.breach.kind);
    if (known) known.count += one.count;
    else kinds.set(one.breach.kind, { ...one });
  }
  return [...kinds.values()].sort((a, b) => (`${a.breach.law}` < `${b.breach.law}` ? -1 : 1) || b.count - a.count);
}

function report(kinds: readonly Found[], seconds: number): void {
  for (const one of kinds) {
    const { life, breach } = shrunk(one);
    console.log(`law ${breach.law}: ${breach.kind}`);
    console.log(`  in ${one.count} lives; at ${breach.at}, ${breach.about}: ${breach.detail}`);
    console.log(writtenLife(life));
    console.log(`  again: npm run laws -- --preset ${one.preset} --seed ${one.seed} --life ${one.life}\n`);
  }
  const lives = Number(values.lives) * presets.length;
  const speed = Math.round(lives / seconds);
  console.log(`seed ${seed}: ${lives} lives of ${presets.join(', ')} in ${seconds.toFixed(1)} s, ${speed} a second`);
  console.log(kinds.length === 0 ? 'all laws hold' : `${kinds.length} kinds of broken laws`);
  process.exitCode = kinds.length === 0 ? 0 : 1;
}
