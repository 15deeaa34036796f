import { calendar, day } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const changeDayDoc = {
  tag: 'Calendars',
  summary: 'Change a day',
  description:
    'Closes a day, or opens it at other times, whatever else says so: holidays announced late, a day off, a ' +
    'stocktaking. Counts in every policy with a calendar of this name. Open tickets are timed again when they ' +
    'wake, within two hours at the latest.',
  request: { closed: true, note: 'Company day' },
  answer: { ...calendar, days: [{ ...day, name: 'Company day', changed: true, open: [] }] },
} satisfies OperationDoc;
