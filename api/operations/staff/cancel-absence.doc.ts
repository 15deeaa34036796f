import { member } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const cancelAbsenceDoc = {
  tag: 'Staff',
  summary: 'Cancel an absence',
  description: 'They are there again. Cancelling one that there is not changes nothing.',
  answer: member,
} satisfies OperationDoc;
