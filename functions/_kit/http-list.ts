import * as z from 'zod/mini';
import { type ListOptions, listPage, placeOf, startAfter } from '../../adapters/dynamo/lists.ts';
import type { Key } from '../../adapters/dynamo/table.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { HttpAnswer } from './http.ts';
import { fromCursor, toCursor } from './http-cursor.ts';
import { badParameter } from './http-problems.ts';
import type { Call } from './http-routes.ts';

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** An index's places: an instant (`9999` for never) and an id. */
const place = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z|9999)#([A-Za-z0-9_-]{1,100})$/;

/**
 * Answers a page of an index, each row as `item` shows it.
 * @param read what the index's rows stand for, where they do not hold all that is shown
 */
export async function answerPage<T>(
  call: Call<{ cursor?: string | undefined; limit: number }>,
  list: Pick<ListOptions, 'index' | 'partition' | 'until' | 'newestFirst'>,
  keyOf: (id: string) => Key,
  item: z.ZodMiniType<T>,
  read: (rows: any[]) => Promise<unknown[]> = async (rows) => rows,
): Promise<Result<HttpAnswer>> {
  const cursor = fromCursor(call.query.cursor, place);
  if (!cursor.ok) return cursor;
  const after = cursor.value;
  if (after !== null && list.until !== undefined && after > list.until) {
    return refuse(badParameter('/query/cursor', 'a cursor of a list with the same bounds'));
  }
  const from = after === null ? null : startAfter(list, after, keyOf(after.slice(after.indexOf('#') + 1)));
  const page = await listPage(call.database, { ...list, limit: call.query.limit, from });
  const last = placeOf(list.index, page.next);
  const items = (await read(page.items)).map((row) => item.parse(row));
  return ok({ status: 200, body: { items, nextCursor: last === null ? null : toCursor(last) } });
}
