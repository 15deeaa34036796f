import { contract } from '../../contract.ts';
import { calendarDaysSchema } from '../../schemas/calendars.ts';

export const restoreDayContract = contract({
  id: 'restoreDay',
  method: 'DELETE',
  path: '/calendars/{calendar}/days/{date}',
  permission: 'policies',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: calendarDaysSchema, headers: ['etag'] } },
  problems: ['not-found'],
});
