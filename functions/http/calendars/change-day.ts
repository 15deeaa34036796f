import { dateSchema, nextOpening } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import { changeDayContract } from '../../../api/operations/calendars/change-day.ts';
import { restoreDayContract } from '../../../api/operations/calendars/restore-day.ts';
import { calendarDaysSchema } from '../../../api/schemas/calendars.ts';
import type { InForce } from '../../../application/policies.ts';
import { changeDay, restoreDay } from '../../../domain/policy/days.ts';
import { resolvePolicy } from '../../../domain/policy/resolve.ts';
import type { PolicyState } from '../../../domain/policy/state.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { etagOf } from '../../_kit/http-change.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { type Call, implement } from '../../_kit/http-routes.ts';
import { changeState, refusalOfState } from '../policies/change-state.ts';
import { hasCalendar, noCalendar, shownDays } from './show.ts';

/** Closes a day, or opens it at other times, from now on and whatever else says so; open tickets are timed again. */
export const changeDayRoute = implement(changeDayContract, (call) =>
  changeState(call, (now, decision) => {
    const place = placeOf(call, now);
    if (!place.ok) return place;
    const { calendar, date } = place.value;
    const change = changeDay(now.state, calendar, date, call.body, decision);
    if (!change.ok) return change;
    const then = change.value ? withState(now, change.value.state) : now;
    const opens = nextOpening(then.policy.calendars[calendar]!, call.at);
    if (!opens.ok) return opens;
    return ok({ change: change.value, answer: dayAnswer(then, calendar, date) });
  }),
);

/** Lets a day be as the calendar has it again. */
export const restoreDayRoute = implement(restoreDayContract, (call) =>
  changeState(call, (now, decision) => {
    const place = placeOf(call, now);
    if (!place.ok) return place;
    const { calendar, date } = place.value;
    const change = restoreDay(now.state, calendar, date, decision);
    return ok({ change, answer: dayAnswer(change ? withState(now, change.state) : now, calendar, date) });
  }),
);

/** The day of the path, unless the state is not the one that was read. */
function placeOf(call: Call, now: InForce) {
  const { calendar, date } = call.params as { calendar: string; date: string };
  if (!hasCalendar(now, calendar)) return refuse(noCalendar(calendar));
  if (!dateSchema.safeParse(date).success) return refuse(badParameter('/date', 'a date such as 2026-02-17'));
  const mismatch = refusalOfState(call, now);
  return mismatch ? refuse(mismatch) : ok({ calendar, date });
}

function withState(now: InForce, state: PolicyState): InForce {
  return { ...now, state, policy: resolvePolicy(now.document, publicHolidays, state) };
}

function dayAnswer(now: InForce, calendar: string, date: string) {
  return answered(200, calendarDaysSchema.parse(shownDays(now, calendar, date, date)), {
    etag: etagOf(now.state.version),
  });
}
