import { answer, readyCalendar } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import { previewDeadlineContract } from '../../../api/operations/deadlines/preview-deadline.ts';
import { deadlineAnswerSchema } from '../../../api/schemas/deadlines.ts';
import { ok } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';

/** When something would fall due by a calendar, or how much time has passed by it: nothing is kept. */
export const previewDeadlineRoute = implement(previewDeadlineContract, async ({ body }) => {
  const ready = readyCalendar(body.calendar, publicHolidays);
  if (!ready.ok) return ready;
  const found = answer(ready.value, body);
  return found.ok ? ok(answered(200, deadlineAnswerSchema.parse(found.value))) : found;
});
