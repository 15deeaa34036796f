import { faultOf, log } from './log.ts';

/** So many are looked at side by side. */
const together = 16;

/**
 * Does something for each of many rows, several side by side. One that fails keeps no other from being done: the log
 * names it.
 * @param ids of the rows: they go into the log, where nothing else of a row belongs
 * @param what it is, for the log
 * @returns for how many it was done, and for how many it could not be
 */
export async function forEachTogether(
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
        log('error', `${what} failed`, { id: batch[index], ...faultOf(result.reason) });
      }
    }
  }
  return { done, failed };
}

async function* inBatches<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < together) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
