import { describe, expect, it } from 'vitest';
import { presetNames } from '../../policies/presets.ts';
import { type Found, shrunk, sweep } from '../../tools/simulate/sweep.ts';
import { writtenLife } from '../../tools/simulate/written-life.ts';

/** 2,007 lives in all; `LAWS_SEED` plays others, and `npm run laws` plays many more. */
const lives = 223;
const seed = Number(process.env.LAWS_SEED ?? 8);

describe.each(presetNames)('random lives of %s', (preset) => {
  it('break no law', () => {
    const found = sweep({ preset, lives, seed });
    // A few are made small; the kinds of all are told.
    expect([...found.slice(0, 2).map(told), ...found.slice(2).map(({ breach }) => breach.kind)]).toEqual([]);
  });
});

/** With the smallest life that shows it, and how to see it again. */
function told(found: Found): string {
  const { life, breach } = shrunk(found);
  return [
    `law ${breach.law}: ${breach.kind}, ${breach.detail}`,
    writtenLife(life),
    `npm run laws -- --preset ${found.preset} --seed ${found.seed} --life ${found.life}`,
  ].join('\n');
}
