import { activation } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const withdrawPolicyDoc = {
  tag: 'Policies',
  summary: 'Withdraw an activation',
  description: 'Takes back one that is still to come.',
  answer: activation,
} satisfies OperationDoc;
