import { calendar } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listCalendarsDoc = {
  tag: 'Calendars',
  summary: 'List calendars',
  description: 'Those of the policy in force. The version changes with what a calendar says.',
  answer: { items: [calendar] },
} satisfies OperationDoc;
