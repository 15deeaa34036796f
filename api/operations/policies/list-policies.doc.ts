import { activation, period, version } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listPoliciesDoc = {
  tag: 'Policies',
  summary: 'List policies',
  description:
    'Every version with its state, which one is in force, and from when until when each was or will be. ' +
    '`presets` may be extended.',
  answer: {
    active: 'starter-1',
    deployed: 'starter-1',
    items: [{ ...version, faults: 0 }],
    activations: [{ ...period, from: activation.from, until: null }],
    presets: ['starter', 'web-shop', 'service-desk'],
  },
} satisfies OperationDoc;
