import type { Ports } from './ports.ts';

/** So many are looked at side by side. */
const maxAtOnce = 16;

/**
 * Does something for each of many rows, several side by side. One that fails keeps no other from being done.
 * @param what it is, for whoever is told of one that failed
 * @returns for how many it was done, and for how many it could not be
 */
export async function forEachConcurrently(
  { failed: tell }: Pick<Ports, 'failed'>,
  ids: AsyncIterable<string> | Iterable<string>,
  what: string,
  work: (id: string) => Promise<boolean>,
): Promise<{ done: number; failed: number }> {
  let done = 0;
  let failed = 0;
  for await (const batch of inBatches(ids)) {
    const results = await Promise.allSettled(batch.map(work));
    for (const [index, result] of results.entries()) {
      if (result.status === 'fulfilled') {
        done += result.value ? 1 : 0;
      } else {
        failed += 1;
        tell(what, batch[index]!, result.reason);
      }
    }
  }
  return { done, failed };
}

async function* inBatches<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < maxAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The first rows of a list. */
export async function* first<T>(rows: AsyncIterable<T>, limit: number): AsyncGenerator<T> {
  let count = 0;
  for await (const row of rows) {
    if (count++ >= limit) return;
    yield row;
  }
}
