import type { SchemaNotes } from '../operation-doc.ts';

export const visitsNotes: SchemaNotes = {
  Visit: {
    version: 'Grows with every change; the `ETag`.',
    rule: 'The plan or season of the policy that made it.',
    windowFrom: 'Beginning of the window it was promised in.',
    agreedAt: 'The time agreed with the customer.',
    steps:
      'What happens by itself, and when: it is offered, the customer reminded, an offer nobody answered lapses, we ' +
      'are asked whether it took place.',
    asked: 'How often we have been asked whether it took place.',
    report: 'What was reported, or why it was missed, declined or called off.',
    heldAt: 'When it took place.',
    by: 'Who called it off, or did not keep it; of one on offer again, that the customer called the time off.',
    openedTicketId: 'The ticket that came of it.',
    region: 'Where the order went: whoever serves it is preferred.',
    mailReturnedAt: 'When a mail to the customer last did not arrive; absent as long as none has.',
  },
};
