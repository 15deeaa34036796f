import { member } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listStaffDoc = {
  tag: 'Staff',
  summary: 'List the staff',
  description: 'Who they are, who is away and who stands in, and how many open tickets each has.',
  answer: { items: [member] },
} satisfies OperationDoc;
