import { fault } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const validatePolicyDoc = {
  tag: 'Policies',
  summary: 'Look for faults',
  description: 'Tells everything that is wrong with a policy, where, and what is expected there. Nothing is kept.',
  request: { document: { extends: 'starter', visits: { calendar: 'weekend' } } },
  answer: { valid: false, faults: [fault], document: { visits: { calendar: 'weekend', '...': '...' } } },
} satisfies OperationDoc;
