import { policyProblems } from './problems-policies.ts';
import { ticketProblems } from './problems-tickets.ts';

/** A type of problem the API answers. */
export interface ProblemNotes {
  status: number;
  title: string;
  description: string;
}

const all: Readonly<Record<string, ProblemNotes>> = {
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
  ...ticketProblems,
  ...policyProblems,
};

/** Every type of problem, for the reference: by status. */
export const problems: Readonly<Record<string, ProblemNotes>> = Object.fromEntries(
  Object.entries(all).sort(([, one], [, other]) => one.status - other.status),
);
