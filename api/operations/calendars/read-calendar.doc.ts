import { calendar, day } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readCalendarDoc = {
  tag: 'Calendars',
  summary: "Read a calendar's days",
  description: 'When it is open, by day, with the names of holidays; the next four weeks unless told otherwise.',
  answer: { ...calendar, days: [day] },
} satisfies OperationDoc;
