import type { ProblemType } from './problems.ts';

/** What the reference says of each type of problem: what it means, and what to do. */
export const problemTexts: Readonly<Record<ProblemType, string>> = {
  'invalid-input':
    '`errors` lists each fault: `field` is a JSON pointer into the body, or begins with `/query` or `/headers`.',
  'malformed-json': 'The body must be JSON in UTF-8.',
  'unknown-value': 'The policy in force does not know it; `expected` lists what it knows.',
  'time-in-the-past': 'A visit is confirmed for an instant that is still to come.',
  'time-in-the-future': 'What took place did so by now.',
  'outside-hours': '`expected` names the next time somebody does. `force` and a `reason` take it all the same.',
  'outside-window': 'More than 30 days after its window a visit needs `force` and a `reason`.',
  'malformed-webhook': "The delivery is authentic but not as the shop's documentation says; `errors` lists each fault.",
  unbookable: 'Book an instant from now on, within a year.',
  'about-nobody': 'Say `about`: `staff` with the id of a member of staff, or `team` with the name of a team.',
  'reason-missing': 'Say in `reason` why the ticket is another kind of matter: its history tells it.',
  'finding-mismatch': 'Resolve a complaint about conduct with `founded`, and no other ticket.',
  'hold-end-invalid':
    'Name an instant from now on, within a year. A hold for a date needs one; others have the policy’s.',
  'task-due-invalid': 'Name an instant from now on, within a year, or none; or reopen the ticket first.',
  'same-ticket': 'Name another ticket.',
  'activation-in-the-past': 'What has been promised stays promised: a policy counts from now on, or from later on.',
  'absence-invalid': 'It ends after it begins, and not before now.',
  'not-authentic':
    'The signature is missing, wrong or too old, or there is no such shop: which of these is not told. Without a valid token the staff API answers 401 as well, before the request reaches it, with `{"message": "Unauthorized"}`.',
  'wrong-token': 'Send the ID token of the sign-in: an access token says neither who you are nor what you are called.',
  'not-on-the-staff':
    'You are nobody on its staff, or more than one: the `name` in your token has to be the id of a member of staff, or your verified e-mail address theirs alone. Leads and managers it does not know yet may still read, write and activate policies.',
  'not-allowed': '`expected` lists the roles that may.',
  'reader-kept-out':
    'The team that takes such tickets is separate from yours: read the ticket itself, which tells how it stands.',
  'above-ceiling': '`expected` says how much you may, and whose offer may be higher.',
  'not-found': 'No such address, ticket, visit or summary.',
  'method-not-allowed': 'The header `Allow` lists those it takes.',
  'doubly-booked': 'They have another visit or appointment then. `force` and a `reason` agree to it all the same.',
  'not-over-yet': 'What will not take place is called off; it is missed only once its time has come.',
  'over-already': 'Report the visit as complete or missed, or confirm another time.',
  'transition-refused':
    'Read it again: somebody may have resolved it, or put it on hold. `expected` lists the states that allow it.',
  contended: 'Others kept changing the same thing meanwhile. It is safe to send the request again.',
  'too-many-holds': 'Resolve it, or open another ticket.',
  'complaint-about-assignee': 'Give it to somebody else.',
  'team-kept-out':
    'The team that takes such tickets is separate from the team of this person. Give it to somebody else, or send the work out as a job or a task.',
  'actor-kept-out':
    'The team that takes such tickets is separate from yours. Leave it to somebody else; what you know of it, say in a note. Your own tasks you can complete.',
  'about-others': 'Whom one of them is about may read the other, which must not tell of it.',
  'linked-otherwise': 'Take that link back first. What merging linked stays.',
  'too-many-links': '`expected` says how many it takes.',
  'ticket-merged': 'Go on with that one: `expected` says which.',
  'other-customer': 'Their addresses differ. If it is one matter all the same, send `force`.',
  'appointment-booked':
    'Another time is booked on the ticket that goes on, or nobody comes for tickets of its type. Merge that one into this, or call one time off first.',
  'too-many-tasks': '`expected` says how many it takes. Open another ticket.',
  'nothing-unanswered': 'Only what waits for an answer can be said to need none.',
  'no-appointments':
    'Its request type has no clock that waits for a booked time, or is due at it. Change the type, or the policy.',
  'nothing-booked': 'Only a booked time can be called off.',
  'milestone-too-early':
    'The policy says what: no work before its charge is accepted, say. `expected` lists the milestones.',
  'no-compensation': 'The policy the ticket was promised under has no rules of compensation.',
  'policy-published': 'Promises have been made under it, or may be. Write another version.',
  'policy-in-force': 'Nothing needs to be done.',
  'policy-not-in-force':
    'Only the one in force can be rolled back; `expected` says which that is. Somebody else may have been quicker.',
  'policy-not-scheduled': 'None of this version is still to come. One that has come into force is rolled back.',
  'nothing-to-roll-back': 'The policy that was deployed is in force.',
  'too-many-entries':
    'So many days that differ, or absences, are kept; `expected` says how many. Restore or cancel old ones.',
  'version-mismatch':
    '`If-Match` names another version than the current one, which is in `expected`. Read, decide, try again.',
  'body-too-large': 'A delivery has at most 1 MiB, a policy 128 KiB.',
  'idempotency-key-reused': 'A key stands for one method, path and body. Take a new one for a new request.',
  'policy-invalid': '`errors` lists each: `field` is a JSON pointer into the policy with its preset merged in.',
  'calendar-never-open': 'Nothing can fall due by a calendar that does not open within 400 days.',
  'public-holidays-not-covered': '`expected` says of which years they are.',
  'public-holidays-unknown': '`expected` lists the countries and regions there are.',
  'target-invalid': 'It would fall due more than ten years after its start.',
  'pause-invalid': '`field` names the pause.',
  'span-too-long': 'At most ten years are measured.',
  'internal-error': 'Nothing was changed halfway. It is safe to send the request again, best with an idempotency key.',
  'endpoints-unreadable':
    'The secret that holds them is not JSON, or cannot be reached. Webhooks wait until it is mended.',
};
