import { answered } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const callOffAppointmentDoc = {
  tag: 'Tickets',
  summary: 'Call a booked time off',
  description:
    'Nobody comes at that time, and no other one is agreed yet: what was promised for it is cancelled, and that ' +
    'one is booked is promised anew from now. The customer is told by mail. Refused once somebody has come.',
  answer: { ...answered, version: 4, requestType: 'repair' },
} satisfies OperationDoc;
