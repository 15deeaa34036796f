import { activation, version } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const rollBackPolicyDoc = {
  tag: 'Policies',
  summary: 'Roll back',
  description:
    'The version before the one in force counts again from now on. `from` names the one that is taken back: if ' +
    'it is in force no more, since somebody else was quicker, nothing is changed (409). To go one further back, ' +
    'name the one that is in force then. What was promised meanwhile stays as promised.',
  members: { from: 'The version in force that is taken back.' },
  request: { from: version.version },
  answer: { ...activation, version: 'starter-1' },
} satisfies OperationDoc;
