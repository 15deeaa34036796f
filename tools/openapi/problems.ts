/** Every type of problem the API answers, for the reference. */
export interface ProblemNotes {
  status: number;
  title: string;
  description: string;
}

export const problems: Readonly<Record<string, ProblemNotes>> = {
  'invalid-input': {
    status: 400,
    title: 'The request is not shaped as documented',
    description:
      '`errors` lists each fault: `field` is a JSON pointer into the body, or begins with `/query` or `/headers`.',
  },
  'malformed-json': { status: 400, title: 'The body is not JSON', description: 'The body must be JSON in UTF-8.' },
  'unknown-value': {
    status: 400,
    title: 'A value is not one of those allowed',
    description: 'The policy in force does not know it; `expected` lists what it knows.',
  },
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
  'time-in-the-past': {
    status: 400,
    title: 'The agreed time is in the past',
    description: 'A visit is confirmed for an instant that is still to come.',
  },
  'time-in-the-future': {
    status: 400,
    title: 'What is reported lies in the future',
    description: 'What took place did so by now.',
  },
  'outside-hours': {
    status: 400,
    title: 'Nobody works at that time',
    description: '`expected` names the next time somebody does. `force` and a `reason` take it all the same.',
  },
  'outside-window': {
    status: 400,
    title: 'The time is long after the days it was planned for',
    description: 'More than 30 days after its window a visit needs `force` and a `reason`.',
  },
  'activation-in-the-past': {
    status: 400,
    title: 'A policy cannot come into force in the past',
    description: 'What has been promised stays promised: a policy counts from now on, or from later on.',
  },
  'absence-invalid': {
    status: 400,
    title: 'The absence is no time to come',
    description: 'It ends after it begins, and not before now.',
  },
  'malformed-webhook': {
    status: 400,
    title: 'The webhook is not shaped as documented',
    description: "The delivery is authentic but not as the shop's documentation says; `errors` lists each fault.",
  },
  'not-authentic': {
    status: 401,
    title: 'The delivery is not authentic',
    description:
      'The signature is missing, wrong or too old, or there is no such shop: which of these is not told. Without a ' +
      'valid token the staff API answers 401 as well, before the request reaches it, with `{"message": "Unauthorized"}`.',
  },
  'wrong-token': {
    status: 401,
    title: 'The token is not meant for this',
    description: 'Send the ID token of the sign-in: an access token says neither who you are nor what you are called.',
  },
  'not-on-the-staff': {
    status: 403,
    title: 'The policy in force does not know you',
    description:
      'You are nobody on its staff, or more than one: the `name` in your token has to be the id of a member of staff, or ' +
      'your verified e-mail address theirs alone. Leads and managers it does not know yet may still read, write and ' +
      'activate policies.',
  },
  'not-allowed': {
    status: 403,
    title: 'Your role does not allow this',
    description: '`expected` lists the roles that may.',
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
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    description: 'No such address, ticket, visit or summary.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take the method',
    description: 'The header `Allow` lists those it takes.',
  },
  'doubly-booked': {
    status: 409,
    title: 'Nobody who could come is free at that time',
    description: 'They have another visit or appointment then. `force` and a `reason` agree to it all the same.',
  },
  'not-over-yet': {
    status: 409,
    title: 'The agreed time is still to come',
    description: 'What will not take place is called off; it is missed only once its time has come.',
  },
  'over-already': {
    status: 409,
    title: 'The agreed time is over',
    description: 'Report the visit as complete or missed, or confirm another time.',
  },
  'transition-refused': {
    status: 409,
    title: 'It is not in a state that allows this',
    description:
      'Read it again: somebody may have resolved it, or put it on hold. `expected` lists the states that allow it.',
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
    description: 'Name an instant from now on, or none; or reopen the ticket first.',
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
    title: 'A time is booked on the ticket that would end',
    description: 'Merge the other one into this, or book the time there and call it off here.',
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
  'policy-published': {
    status: 409,
    title: 'A published policy does not change',
    description: 'Promises have been made under it, or may be. Write another version.',
  },
  'policy-in-force': {
    status: 409,
    title: 'The policy is in force already',
    description: 'Nothing needs to be done.',
  },
  'policy-not-in-force': {
    status: 409,
    title: 'The policy is not the one in force',
    description:
      'Only the one in force can be rolled back; `expected` says which that is. Somebody else may have been quicker.',
  },
  'policy-not-scheduled': {
    status: 409,
    title: 'There is no activation to withdraw',
    description: 'None of this version is still to come. One that has come into force is rolled back.',
  },
  'nothing-to-roll-back': {
    status: 409,
    title: 'There is no policy before this one',
    description: 'The policy that was deployed is in force.',
  },
  'too-many-entries': {
    status: 409,
    title: 'There are too many entries',
    description:
      'So many days that differ, or absences, are kept; `expected` says how many. Restore or cancel old ones.',
  },
  contended: {
    status: 409,
    title: 'Too many changes at once',
    description: 'Others kept changing the same thing meanwhile. It is safe to send the request again.',
  },
  'version-mismatch': {
    status: 412,
    title: 'It has changed since you read it',
    description:
      '`If-Match` names another version than the current one, which is in `expected`. Read, decide, try again.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    description: 'A delivery has at most 1 MiB, a policy 128 KiB.',
  },
  'policy-invalid': {
    status: 422,
    title: 'The policy has faults',
    description: '`errors` lists each: `field` is a JSON pointer into the policy with its preset merged in.',
  },
  'calendar-never-open': {
    status: 422,
    title: 'The calendar has no open time',
    description: 'Nothing can fall due by a calendar that does not open within 400 days.',
  },
  'public-holidays-not-covered': {
    status: 422,
    title: 'The public holidays of that time are not known',
    description: '`expected` says of which years they are.',
  },
  'public-holidays-unknown': {
    status: 422,
    title: 'There is no list of these public holidays',
    description: '`expected` lists the countries and regions there are.',
  },
  'target-invalid': {
    status: 422,
    title: 'The target is not a duration that can be counted',
    description: 'It would fall due more than ten years after its start.',
  },
  'pause-invalid': {
    status: 422,
    title: 'A pause ends before it begins',
    description: '`field` names the pause.',
  },
  'span-too-long': {
    status: 422,
    title: 'The time to be measured is too long',
    description: 'At most ten years are measured.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another request',
    description: 'A key stands for one method, path and body. Take a new one for a new request.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    description: 'Nothing was changed halfway. It is safe to send the request again, best with an idempotency key.',
  },
  'endpoints-unreadable': {
    status: 503,
    title: 'The webhook endpoints cannot be read',
    description: 'The secret that holds them is not JSON, or cannot be reached. Webhooks wait until it is mended.',
  },
};
