import type { SchemaNotes } from '../operation-doc.ts';

export const policiesNotes: SchemaNotes = {
  Policies: {
    active: 'The version in force now.',
    deployed: 'The version that was deployed with the functions: in force as long as none is activated.',
    activations: 'In the order they come into force.',
  },
  PolicyVersion: {
    revision: 'Grows with every change; the `ETag`.',
    faults: 'How many things keep it from being activated.',
  },
  PolicyPeriod: {
    until: 'When another comes into force; null when none is scheduled.',
    rollback: 'Whether it came back because the one after it was rolled back.',
  },
  PolicyFault: { field: 'A JSON pointer into `document`.' },
  Policy: { document: 'With the preset it extends merged in.', active: 'Whether it is in force now.' },
  PolicyActivation: {
    active: 'The version in force now.',
    warnings: 'What one should know; nothing of it stands in the way.',
  },
};
