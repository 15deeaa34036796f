import type { SchemaNotes } from '../operation-doc.ts';

export const deadlinesNotes: SchemaNotes = {
  DeadlineAnswer: {
    due: 'In the zone of the calendar; null while a pause goes on.',
    remaining: 'Open time left to count once the pause has ended; only while `due` is null.',
    elapsed: 'Open time off hold that has passed, an ISO 8601 duration.',
    ledger: 'Each entry begins where the one before it ends.',
  },
  LedgerEntry: {
    kind:
      '`paused` is open time on hold, `skipped` is closed time; `folded` stands for the middle of a ledger of more ' +
      'than 400 entries.',
    reason: 'Why it was skipped: outside the windows of a day that has some, a holiday, a day without any.',
    name: 'Of the holiday, or of the make-up day it was counted on.',
    counted: 'Seconds of this kind in what was folded; so `paused` and `skipped`.',
  },
};
