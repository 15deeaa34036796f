import { dateSchema } from 'business-time';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';
import { ok, refuse } from '../../../domain/result.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';
import { calendarDaysSchema } from './answers.ts';
import { hasCalendar, noCalendar, shownDays } from './show.ts';

/** So many days are shown at once; as long as nothing else is said, the next four weeks. */
const mostDays = 400;
const usualDays = 28;

export const readCalendarRoute = route({
  operationId: 'readCalendar',
  method: 'GET',
  path: '/calendars/{calendar}',
  permission: 'read',
  membership: 'not-of-founders',
  query: z.lazy(() => z.strictObject({ from: z.optional(dateSchema), to: z.optional(dateSchema) })),
  async handle(call) {
    const name = call.params.calendar!;
    const now = await call.policies.inForce();
    if (!hasCalendar(now, name)) return refuse(noCalendar(name));
    const { timeZone } = now.document.calendars[name]!;
    const from = call.query.from ?? call.at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const to = call.query.to ?? Temporal.PlainDate.from(from).add({ days: usualDays }).toString();
    const days = Temporal.PlainDate.from(from).until(to).days;
    if (days < 0 || days >= mostDays)
      return refuse(badParameter('/query/to', `a date within ${mostDays} days of from`));
    const headers = { etag: etagOf(now.state.version) };
    return ok({ status: 200, headers, body: calendarDaysSchema.parse(shownDays(now, name, from, to)) });
  },
});
