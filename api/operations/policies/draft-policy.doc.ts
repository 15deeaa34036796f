import { policy, source, version } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const draftPolicyDoc = {
  tag: 'Policies',
  summary: 'Write a draft',
  description:
    'Makes a new version, or replaces a draft; 201 when it is new. `document` is a policy, or says what is ' +
    'different from a preset: with `"extends": "web-shop"` the rest is laid over it as a JSON merge patch (RFC ' +
    '7396): objects merge, null removes, lists replace. A draft with faults is kept with them and cannot be ' +
    'activated.',
  members: {
    document: 'A policy; `extends` names a preset over which it is laid.',
    note: 'Why, for those who read it later.',
  },
  request: { document: source, note: version.note },
  answer: policy,
} satisfies OperationDoc;
