import { ok } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { calendarsSchema } from './answers.ts';
import { shownCalendar } from './show.ts';

export const listCalendarsRoute = route({
  operationId: 'listCalendars',
  method: 'GET',
  path: '/calendars',
  permission: 'read',
  membership: 'not-of-founders',
  async handle(call) {
    const now = await call.policies.inForce();
    const items = Object.keys(now.document.calendars).map((name) => shownCalendar(now, name));
    return ok({ status: 200, body: calendarsSchema.parse({ items }) });
  },
});
