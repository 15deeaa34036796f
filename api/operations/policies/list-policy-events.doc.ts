import { event } from '../../examples/parts.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listPolicyEventsDoc = {
  tag: 'Policies',
  summary: 'Read how it was written',
  description: 'Every time a draft was written, by whom and why, oldest first.',
  answer: {
    items: [
      {
        ...event,
        eventId: 'policy-summer-2026#1',
        sequence: 1,
        actor: { kind: 'staff', id: 'mina', role: 'lead' },
        data: { type: 'policy.drafted', version: 'summer-2026', revision: 1, note: 'First answers by noon' },
      },
    ],
    nextCursor: null,
  },
} satisfies OperationDoc;
