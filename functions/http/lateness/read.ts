import { Temporal } from 'temporal-polyfill';
import { readLateness } from '../../../adapters/dynamo/lateness-store.ts';
import { readLatenessContract } from '../../../api/operations/lateness/read-lateness.ts';
import { latenessSchema } from '../../../api/schemas/lateness.ts';
import { latenessFigures } from '../../../domain/insight/lateness.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';

const mostDays = 92;

/** How late timers fired, day by day: what the promise of being on time is measured by. */
export const readLatenessRoute = implement(readLatenessContract, async (call) => {
  const [from, to] = [Temporal.PlainDate.from(call.query.from), Temporal.PlainDate.from(call.query.to)];
  const { days } = from.until(to);
  if (days < 0) return refuse(badParameter('/query/to', 'a day that is not before from'));
  if (days >= mostDays) return refuse(badParameter('/query/to', `a day at most ${mostDays - 1} days after from`));
  const dates = Array.from({ length: days + 1 }, (_, index) => from.add({ days: index }).toString());
  const found = await readLateness(call.database, dates);
  const figures = dates.map((date) => ({ date, ...latenessFigures(found.get(date) ?? {}) }));
  return ok(answered(200, latenessSchema.parse({ days: figures })));
});
