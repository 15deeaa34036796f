import { event } from '../../examples/parts.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listPolicyChangesDoc = {
  tag: 'Policies',
  summary: 'Read what was decided',
  description: 'Activations, roll-backs, changed days, absences: who decided what and when, oldest first.',
  answer: {
    items: [
      {
        ...event,
        eventId: 'policy-current#1',
        sequence: 1,
        actor: { kind: 'staff', id: 'mina', role: 'lead' },
        data: { type: 'policy.activated', version: 'summer-2026', from: '2026-05-31T15:00:00.000Z' },
      },
    ],
    nextCursor: null,
  },
} satisfies OperationDoc;
