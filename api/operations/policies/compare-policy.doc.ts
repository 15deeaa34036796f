import { version } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const comparePolicyDoc = {
  tag: 'Policies',
  summary: 'Compare in words',
  description:
    'What changes when this version comes into force in place of the one in force, or of the one named, as ' +
    'English sentences. Complete: nothing differs that is not told.',
  answer: {
    version: version.version,
    with: 'starter-1',
    subjects: [{ subject: 'Complaint', changes: ['Complaint, first response: 24 hours becomes 12 hours (always)'] }],
  },
} satisfies OperationDoc;
