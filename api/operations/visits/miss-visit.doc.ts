import { visitInFull } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const missVisitDoc = {
  tag: 'Visits',
  summary: 'Report a visit as missed',
  description:
    'The agreed time is over and it did not take place. By us: the customer reads an apology, and a ticket is ' +
    'opened for what we owe. By them: they may ask for another time. The next visit of its rule is planned.',
  members: { by: 'Who did not keep it: `us` or `them`.' },
  request: { by: 'them', reason: 'Nobody answered three calls' },
  answer: { ...visitInFull, version: 5, status: 'missed', report: 'Nobody answered three calls', by: 'them' },
} satisfies OperationDoc;
