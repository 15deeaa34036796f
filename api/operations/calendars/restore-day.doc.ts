import { calendar, day } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const restoreDayDoc = {
  tag: 'Calendars',
  summary: 'Restore a day',
  description: 'Lets a day be as the calendar has it again.',
  answer: { ...calendar, days: [day] },
} satisfies OperationDoc;
