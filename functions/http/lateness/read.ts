import { dateSchema } from 'business-time';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';
import { readLateness } from '../../../adapters/dynamo/lateness-store.ts';
import { latenessFigures } from '../../../domain/insight/lateness.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';
import { latenessSchema } from './answers.ts';

const mostDays = 92;

/** How late timers fired, day by day: what the promise of being on time is measured by. */
export const readLatenessRoute = route({
  operationId: 'readLateness',
  method: 'GET',
  path: '/lateness',
  permission: 'read',
  query: z.lazy(() => z.strictObject({ from: dateSchema, to: dateSchema })),
  async handle(call) {
    const [from, to] = [Temporal.PlainDate.from(call.query.from), Temporal.PlainDate.from(call.query.to)];
    const { days } = from.until(to);
    if (days < 0) return refuse(badParameter('/query/to', 'a day that is not before from'));
    if (days >= mostDays) return refuse(badParameter('/query/to', `a day at most ${mostDays - 1} days after from`));
    const dates = Array.from({ length: days + 1 }, (_, index) => from.add({ days: index }).toString());
    const found = await readLateness(call.database, dates);
    const figures = dates.map((date) => ({ date, ...latenessFigures(found.get(date) ?? {}) }));
    return ok({ status: 200, body: latenessSchema.parse({ days: figures }) });
  },
});
