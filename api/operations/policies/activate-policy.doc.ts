import { activation } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const activatePolicyDoc = {
  tag: 'Policies',
  summary: 'Put in force',
  description:
    'From now on, or from an instant to come. A draft is published by it and never changes again. What was ' +
    'promised before stays as promised. Functions take up to ten seconds to hear of it; an instant further ahead ' +
    'is kept exactly.',
  members: { from: 'With any offset; now unless given.' },
  request: { from: '2026-06-01T00:00:00+09:00' },
  answer: activation,
} satisfies OperationDoc;
