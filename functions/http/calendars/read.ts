import { Temporal } from 'temporal-polyfill';
import { readCalendarContract } from '../../../api/operations/calendars/read-calendar.ts';
import { calendarDaysSchema } from '../../../api/schemas/calendars.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';
import { hasCalendar, noCalendar, shownDays } from './show.ts';

/** So many days are shown at once; as long as nothing else is said, the next four weeks. */
const mostDays = 400;
const usualDays = 28;

export const readCalendarRoute = implement(readCalendarContract, async (call) => {
  const name = call.params.calendar;
  const now = await call.policies.inForce();
  if (!hasCalendar(now, name)) return refuse(noCalendar(name));
  const { timeZone } = now.document.calendars[name]!;
  const from = call.query.from ?? call.at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const to = call.query.to ?? Temporal.PlainDate.from(from).add({ days: usualDays }).toString();
  const days = Temporal.PlainDate.from(from).until(to).days;
  if (days < 0 || days >= mostDays) return refuse(badParameter('/query/to', `a date within ${mostDays} days of from`));
  const headers = { etag: etagOf(now.state.version) };
  return ok(answered(200, calendarDaysSchema.parse(shownDays(now, name, from, to)), headers));
});
