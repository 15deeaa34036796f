import { absence, member } from '../../examples/policies.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const enterAbsenceDoc = {
  tag: 'Staff',
  summary: 'Enter an absence',
  description:
    'Somebody is away from an instant until just before another, under a name of your choice. Meanwhile nothing ' +
    'is given to them; their deputy stands in.',
  members: { to: 'The instant they are back.' },
  request: { from: '2026-05-12T09:00:00+09:00', to: '2026-05-19T00:00:00+09:00' },
  answer: { ...member, away: true, standIn: 'mina', absences: [absence] },
} satisfies OperationDoc;
