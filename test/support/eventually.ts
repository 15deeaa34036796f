import { setTimeout as delay } from 'node:timers/promises';

const usualPatienceMs = 45_000;

/** Asks again and again until there is an answer; gives up saying what it was waiting for. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | false | null | undefined>,
  patienceMs = usualPatienceMs,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await delay(200);
  }
}
