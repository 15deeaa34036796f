import { listCalendarsContract } from '../../../api/operations/calendars/list-calendars.ts';
import { calendarsSchema } from '../../../api/schemas/calendars.ts';
import { ok } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { shownCalendar } from './show.ts';

export const listCalendarsRoute = implement(listCalendarsContract, async (call) => {
  const now = await call.policies.inForce();
  const items = Object.keys(now.document.calendars).map((name) => shownCalendar(now, name));
  return ok(answered(200, calendarsSchema.parse({ items })));
});
