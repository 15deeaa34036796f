import { dayOverrideSchema } from 'business-time';
import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { calendarDaysSchema } from '../../schemas/calendars.ts';

/** All overrides share one row. */
const largestBytes = 400;

export const changeDayContract = contract({
  id: 'changeDay',
  method: 'PUT',
  path: '/calendars/{calendar}/days/{date}',
  permission: 'policies',
  headers: ['idempotency-key', 'if-match'],
  body: dayOverrideSchema.check(
    z.refine(
      (override) => Buffer.byteLength(JSON.stringify(override)) <= largestBytes,
      'expected a shorter note, or fewer windows',
    ),
  ),
  answers: { 200: { body: calendarDaysSchema, headers: ['etag'] } },
  problems: ['calendar-never-open', 'not-found', 'too-many-entries'],
});
