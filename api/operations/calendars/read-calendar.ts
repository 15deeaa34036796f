import { dateSchema } from 'business-time';
import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { calendarDaysSchema } from '../../schemas/calendars.ts';

export const readCalendarContract = contract({
  id: 'readCalendar',
  method: 'GET',
  path: '/calendars/{calendar}',
  permission: 'read',
  membership: 'not-of-founders',
  query: z.lazy(() => z.strictObject({ from: z.optional(dateSchema), to: z.optional(dateSchema) })),
  answers: { 200: { body: calendarDaysSchema, headers: ['etag'] } },
  problems: ['not-found'],
});
