import type { Conflict } from './unit-of-work.ts';

/** What was decided: how it is written, null where there is nothing to write, and what it comes to. */
export interface Decided<Outcome> {
  save: (() => Promise<Conflict | null>) | null;
  outcome: Outcome;
}

/**
 * Reads, decides and saves; and again, on what is there by then, when something else was saved in between.
 * @param decide reads whatever it decides on, each time anew
 * @param attempts how often at most
 * @returns null when it was contended each time: nothing is written
 */
export async function decideAndSave<Outcome>(
  decide: () => Promise<Decided<Outcome>>,
  attempts = Number.POSITIVE_INFINITY,
): Promise<{ outcome: Outcome } | null> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { save, outcome } = await decide();
    if (save === null || (await save()) === null) return { outcome };
  }
  return null;
}
