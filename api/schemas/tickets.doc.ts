import type { SchemaNotes } from '../operation-doc.ts';

const clock = {
  name:
    'A standard clock (`first-response`, `next-response`, `progress-update`, `arrival`, `resolution`) or one of ' +
    'the policy.',
  run: 'Counted from 1: a clock may run again and again. The history has the runs before.',
  calendar: "The policy's calendar it is counted in.",
  target:
    'What was promised, an ISO 8601 duration in the time of the calendar; `booked`, or `booked+PT15M`, for the ' +
    'time booked with the customer.',
  bookedFor: 'The time booked with the customer, of a clock that is due at it; absent for others.',
  exception: "Which of the promise's exceptions gave the target, counted from 0; null for none.",
  dueAt: 'Null while it is on hold, and while its calendar never opens.',
  breachedAt: 'When the promise was broken; keeping it late does not undo that.',
  newPromiseAt: 'What the customer was told once it was late.',
  caveat:
    'What to know of a clock that counts in years of which the public holidays of its calendar are not known ' +
    '(there a holiday is taken for a working day), or not published in full yet (make-up days are missing). Else ' +
    'null.',
  rungs: 'The ladder: who is warned and told when. On hold nothing is due: only the rungs that have been climbed.',
};

export const ticketsNotes: SchemaNotes = {
  Ticket: {
    links: 'Other tickets it has to do with, and what each is to it.',
    orderKnown:
      'Of one that names an order, as it is opened or read: whether that order is known. One may still come by ' +
      'webhook.',
    mergedInto: 'The ticket it has become one with, which goes on.',
    keptOut:
      "The caller's team is kept out of it: `text` and reasons are empty, `cause`, `about` and other people's " +
      'tasks left out.',
    tasks:
      'What is to be done beside it. Of a `call` the customer was told: an answer of ours, in whatever way, does ' +
      'it.',
    version: 'Grows with every change; the `ETag`.',
    customer: 'Null when only the order tells who it is.',
    complaint: "Counted in the month's summary.",
    moments: 'What its clocks follow from, beside its opening and its holds, in order.',
    unansweredSince: 'The first message of the customer that needs an answer and has none.',
    team: 'Of the assignee, or the one it waits in.',
    nextDueAt: 'The earliest rung still to fire; null when none is waiting.',
    policyVersion: 'The rules it was promised under.',
    visitId: 'The visit it came of; absent for others.',
    mailReturnedAt: 'When a mail to the customer last did not arrive; absent as long as none has.',
    compensation: 'What was offered last to make good; absent when nothing was.',
  },
  TaskItem: { product: 'Of the ticket.' },
  Clock: clock,
  TimedClock: {
    ...clock,
    remaining:
      'Open time left, an ISO 8601 duration: negative once the promise is broken, null when the clock has stopped.',
    proof: 'What the due time follows from.',
  },
  Proof: {
    policyVersion: 'The policy the clock is promised by.',
    rule: 'JSON pointer to the target in the policy; null when the request type promises nothing of the kind now.',
    calendar:
      'The calendar it was counted in, and the JSON pointer to what names it. `hasChanged` when the calendar has ' +
      'changed since the clock was timed: the ledger is by the calendar as it was then.',
    dueAt:
      'When the target was, or will be, used up. Null while a hold goes on that began before, and while the ' +
      'calendar never opens.',
    bookedFor: 'The time booked with the customer, from which the ledger counts; null when it counts from the start.',
    ledger:
      'Each entry begins where the one before it ends; what was counted adds up to the target, never to more. Up ' +
      'to the due instant; where a hold keeps it open, to now or to the end of the clock. Empty when the calendar ' +
      'has changed since and nobody knows any more what it was.',
    overdue:
      'How much open time has passed since the due instant, to now or to the end of the clock, an ISO 8601 ' +
      'duration: time on hold adds nothing. Null when it is not overdue.',
    caveat: 'As on the clock.',
    problem: 'Why it is due at no known time, or why there is no ledger; else null.',
  },
  Clocks: { now: 'The instant the remaining times are counted from.' },
  ClockRung: { firedAt: 'Null until it was due.' },
  Event: {
    eventId: 'Unique, and the same however often it is told.',
    sequence: '1 for the first event.',
    data:
      'What happened: `type` says what (`ticket.replied`, `clock.met`, `rung.fired`, `visit.confirmed`, ...), the ' +
      'other members go with it.',
  },
  TicketItem: { nextDueAt: 'The earliest rung still to fire; null when none is waiting.' },
  OrderDates: { dates: 'Those known.' },
};
