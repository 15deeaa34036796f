import { visitInFull } from '../../examples/visits.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const confirmVisitDoc = {
  tag: 'Visits',
  summary: 'Confirm a time',
  description:
    'The customer agreed to a time, or to another one than before: then they read what it replaces. They are ' +
    'reminded ahead of it. Whoever makes it is free then: an hour of theirs is taken, or as long as the policy ' +
    'says. A time at which nobody works, long after the window, or at which nobody is free needs `force` and a ' +
    '`reason`. Confirming again what is agreed changes nothing.',
  members: {
    agreedAt: 'With any offset; after now, within a year.',
    force: 'Takes a time that is usually refused.',
    reason: 'Why it is forced; the history tells it.',
  },
  request: { agreedAt: '2026-05-11T14:00:00+09:00' },
  answer: visitInFull,
} satisfies OperationDoc;
