import * as z from 'zod/mini';
import { readHistory } from '../../adapters/dynamo/history-store.ts';
import { pageQuery } from '../../api/schemas/input.ts';
import { eventSchema } from '../../api/schemas/tickets.ts';
import { ok, refuse } from '../../domain/result.ts';
import { answered } from '../_kit/http.ts';
import { fromCursor, toCursor } from '../_kit/http-cursor.ts';
import { notFound } from '../_kit/http-problems.ts';
import type { Call } from '../_kit/http-routes.ts';

export const historyQuery = z.lazy(() => z.strictObject(pageQuery()));

/**
 * Answers a page of an entity's events, oldest first.
 * @param exists whether there is one the caller may know of
 */
export async function answerHistory(
  call: Call<z.infer<typeof historyQuery>>,
  entity: 'ticket' | 'visit' | 'policy',
  entityId: string,
  exists: () => Promise<boolean>,
) {
  const cursor = fromCursor(call.query.cursor, /^\d{1,6}$/);
  if (!cursor.ok) return cursor;
  if (!(await exists())) return refuse(notFound(`There is no ${entity} ${entityId}.`));
  const { limit } = call.query;
  const { events, more } = await readHistory(call.database, entity, entityId, {
    after: Number(cursor.value ?? 0),
    limit,
  });
  const nextCursor = more ? toCursor(String(events.at(-1)!.sequence)) : null;
  return ok(answered(200, { items: events.map((event) => eventSchema.parse(event)), nextCursor }));
}
