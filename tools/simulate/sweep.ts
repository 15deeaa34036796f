import * as fc from 'fast-check';
import type { House } from './house.ts';
import { breachesIn } from './laws/index.ts';
import type { Breach } from './laws/law.ts';
import type { Life } from './life.ts';
import { lifeOf } from './lives.ts';
import { play } from './play.ts';

/** So many lives of a preset, all made from one seed. */
export interface Sweep {
  preset: string;
  lives: number;
  seed: number;
}

/** One kind of fault, the first life it was found in, and in how many. */
export interface Found {
  preset: string;
  seed: number;
  /** Which of the seed's lives, counted from 0. */
  life: number;
  breach: Breach;
  count: number;
}

/** Plays lives and looks for broken laws; one that cannot be played is a breach, too. */
export function sweep({ preset, lives, seed }: Sweep, house?: House): Found[] {
  const found = new Map<string, Found>();
  let index = -1;
  const look = fc.property(lifeOf(preset), (life) => {
    index += 1;
    const kinds = new Map(
      breachesOf(life, house)
        .reverse()
        .map((breach) => [breach.kind, breach]),
    );
    for (const breach of kinds.values()) {
      const known = found.get(breach.kind);
      if (known) known.count += 1;
      else found.set(breach.kind, { preset, seed, life: index, breach, count: 1 });
    }
  });
  // biome-ignore lint/nursery/noFloatingPromises: of a property without promises it returns nothing.
  fc.assert(look, { numRuns: lives, seed });
  return [...found.values()];
}

/** One of a seed's lives. */
export function lifeNumber({ preset, seed, life }: Pick<Found, 'preset' | 'seed' | 'life'>): Life {
  let found: Life | null = null;
  const take = fc.property(lifeOf(preset), (one) => {
    found = one;
  });
  fc.check(take, { seed, path: `${life}`, numRuns: 1 });
  return found!;
}

/** A life that takes long to play is told as small as it has become by then. */
const longestShrinkingMs = 3_000;

/** The smallest life that can be made of one found in which the same fault is still seen. */
export function shrunk(
  { preset, seed, life, breach }: Omit<Found, 'count'>,
  house?: House,
): { life: Life; breach: Breach } {
  const fails = fc.property(lifeOf(preset), (one) => !breachesOf(one, house).some(({ kind }) => kind === breach.kind));
  const limits = { numRuns: life + 1, interruptAfterTimeLimit: longestShrinkingMs };
  const { counterexample } = fc.check(fails, { seed, path: `${life}`, ...limits });
  const smallest = counterexample?.[0] ?? lifeNumber({ preset, seed, life });
  return { life: smallest, breach: breachesOf(smallest, house).find(({ kind }) => kind === breach.kind)! };
}

function breachesOf(life: Life, house: House | undefined): Breach[] {
  try {
    return breachesIn(play(life, house));
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ law: 4, kind: 'a life cannot be played to its end', at: '', about: life.preset, detail }];
  }
}
