import type * as z from 'zod/mini';
import { type ListOptions, listPage, placeOf, startAfter } from '../../adapters/dynamo/lists.ts';
import type { Key } from '../../adapters/dynamo/table.ts';
import { ok, refuse } from '../../domain/result.ts';
import { answered } from './http.ts';
import { fromCursor, toCursor } from './http-cursor.ts';
import { badParameter } from './http-problems.ts';
import type { Call } from './http-routes.ts';

/** An index's places: an instant (`9999` for never) and an id. */
const place = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z|9999)#([A-Za-z0-9_-]{1,100})$/;

/** So many rows are asked for at once: what they stand for is read in one go. */
const mostAtOnce = 100;

/**
 * Answers a page of an index, each row as `item` shows it. What the caller may not know of leaves no trace: the page is
 * filled from what comes after, and a cursor is the place of a row that was shown.
 * @param read what each row is shown as, null for one that is not, where the rows do not hold all that is shown
 */
export async function answerPage<T>(
  call: Call<{ cursor?: string | undefined; limit: number }>,
  list: Pick<ListOptions, 'index' | 'partition' | 'until' | 'newestFirst'>,
  keyOf: (id: string) => Key,
  item: z.ZodMiniType<T>,
  read: (rows: any[]) => Promise<unknown[]> = async (rows) => rows,
) {
  const cursor = fromCursor(call.query.cursor, place);
  if (!cursor.ok) return cursor;
  const after = cursor.value;
  if (after !== null && list.until !== undefined && after > list.until) {
    return refuse(badParameter('/query/cursor', 'a cursor of a list with the same bounds'));
  }
  const { limit } = call.query;
  const found: { place: string; shown: unknown }[] = [];
  let from = after === null ? null : startAfter(list, after, keyOf(after.slice(after.indexOf('#') + 1)));
  // One more than is shown tells whether anything follows.
  let wanted = Math.min(limit + 1, mostAtOnce);
  do {
    const page = await listPage<Record<string, string>>(call.database, { ...list, limit: wanted, from });
    const readable = await read(page.items);
    page.items.forEach((row, index) => {
      const shown = readable[index] ?? null;
      if (shown !== null) found.push({ place: placeOf(list.index, row), shown });
    });
    from = page.next;
    wanted = mostAtOnce;
  } while (from !== null && found.length <= limit);
  const shown = found.slice(0, limit);
  const nextCursor = found.length > limit ? toCursor(shown.at(-1)!.place) : null;
  return ok(answered(200, { items: shown.map((one) => item.parse(one.shown)), nextCursor }));
}
