import { answer, deadlineSchema, readyCalendar } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import { ok } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { deadlineAnswerSchema } from './answers.ts';

/** When something would fall due by a calendar, or how much time has passed by it: nothing is kept. */
export const previewDeadlineRoute = route({
  operationId: 'previewDeadline',
  method: 'POST',
  path: '/deadlines/preview',
  permission: 'read',
  membership: 'not-needed',
  body: deadlineSchema,
  async handle({ body }) {
    const ready = readyCalendar(body.calendar, publicHolidays);
    if (!ready.ok) return ready;
    const answered = answer(ready.value, body);
    return answered.ok ? ok({ status: 200, body: deadlineAnswerSchema.parse(answered.value) }) : answered;
  },
});
