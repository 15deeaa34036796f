import { policy } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readPolicyDoc = {
  tag: 'Policies',
  summary: 'Read a policy',
  description:
    'As it was written (`source`) and what it comes to (`document`), with its faults while it is a draft. Its ' +
    '`ETag` is its revision.',
  answer: policy,
} satisfies OperationDoc;
