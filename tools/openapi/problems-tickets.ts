import type { ProblemNotes } from './problems.ts';

/** Problems with tickets, their tasks, links, holds and appointments. */
export const ticketProblems: Readonly<Record<string, ProblemNotes>> = {
  unbookable: {
    status: 400,
    title: 'Nobody can come at that time',
    description: 'Book an instant from now on, within a year.',
  },
  'about-nobody': {
    status: 400,
    title: 'A complaint about conduct says whom it is about',
    description: 'Say `about`: `staff` with the id of a member of staff, or `team` with the name of a team.',
  },
  'reason-missing': {
    status: 400,
    title: 'Somebody who is no lead says why',
    description: 'Say in `reason` why the ticket is another kind of matter: its history tells it.',
  },
  'finding-mismatch': {
    status: 400,
    title: 'Whether it was found true is said of complaints about conduct, and of them only',
    description: 'Resolve a complaint about conduct with `founded`, and no other ticket.',
  },
  'reader-kept-out': {
    status: 403,
    title: 'You are kept out of this ticket, save for its outline',
    description:
      'The team that takes such tickets is separate from yours: read the ticket itself, which tells how it stands.',
  },
  'above-ceiling': {
    status: 403,
    title: 'More than you may offer by yourself',
    description: '`expected` says how much you may, and whose offer may be higher.',
  },
  'too-many-holds': {
    status: 409,
    title: 'The ticket has been on hold too often',
    description: 'Resolve it, or open another ticket.',
  },
  'hold-end-invalid': {
    status: 400,
    title: 'A hold ends at a time to come',
    description: 'Name an instant from now on, within a year. A hold for a date needs one; others have the policy’s.',
  },
  'task-due-invalid': {
    status: 400,
    title: 'A task is due at a time to come, of a ticket that is open',
    description: 'Name an instant from now on, within a year, or none; or reopen the ticket first.',
  },
  'complaint-about-assignee': {
    status: 409,
    title: 'A complaint is never in the hands of whom, or of whose team, it is about',
    description: 'Give it to somebody else.',
  },
  'team-kept-out': {
    status: 409,
    title: 'Whoever looks into such tickets has no part in the work they are about',
    description:
      'The team that takes such tickets is separate from the team of this person. Give it to somebody else, or send the work out as a job or a task.',
  },
  'actor-kept-out': {
    status: 409,
    title: 'You are kept out of this ticket, save for notes and messages of the customer',
    description:
      'The team that takes such tickets is separate from yours. Leave it to somebody else; what you know of it, say in a ' +
      'note. Your own tasks you can complete.',
  },
  'same-ticket': { status: 400, title: 'It is the same ticket', description: 'Name another ticket.' },
  'about-others': {
    status: 409,
    title: 'The tickets are about different people',
    description: 'Whom one of them is about may read the other, which must not tell of it.',
  },
  'linked-otherwise': {
    status: 409,
    title: 'The tickets are linked in another way',
    description: 'Take that link back first. What merging linked stays.',
  },
  'too-many-links': {
    status: 409,
    title: 'The ticket has too many links',
    description: '`expected` says how many it takes.',
  },
  'ticket-merged': {
    status: 409,
    title: 'The ticket has become one with another',
    description: 'Go on with that one: `expected` says which.',
  },
  'other-customer': {
    status: 409,
    title: 'The tickets are of two customers',
    description: 'Their addresses differ. If it is one matter all the same, send `force`.',
  },
  'appointment-booked': {
    status: 409,
    title: 'A booked time cannot go along',
    description:
      'Another time is booked on the ticket that goes on, or nobody comes for tickets of its type. Merge that one into this, ' +
      'or call one time off first.',
  },
  'too-many-tasks': {
    status: 409,
    title: 'The ticket has too many tasks',
    description: '`expected` says how many it takes. Open another ticket.',
  },
  'nothing-unanswered': {
    status: 409,
    title: 'No message waits for an answer',
    description: 'Only what waits for an answer can be said to need none.',
  },
  'no-appointments': {
    status: 409,
    title: 'Nobody comes to a booked time for tickets of this type',
    description:
      'Its request type has no clock that waits for a booked time, or is due at it. Change the type, or the policy.',
  },
  'nothing-booked': {
    status: 409,
    title: 'No time is booked',
    description: 'Only a booked time can be called off.',
  },
  'milestone-too-early': {
    status: 409,
    title: 'Something has to happen before',
    description: 'The policy says what: no work before its charge is accepted, say. `expected` lists the milestones.',
  },
  'no-compensation': {
    status: 409,
    title: 'Nothing is offered to make good',
    description: 'The policy the ticket was promised under has no rules of compensation.',
  },
};
