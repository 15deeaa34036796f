import type { Problem } from '../../domain/errors.ts';

/** What was asked for is not there. */
export function notFound(detail: string): Problem {
  return { type: 'not-found', title: 'There is no such thing', status: 404, detail };
}

export function methodNotAllowed(method: string, allowed: readonly string[]): Problem {
  return {
    type: 'method-not-allowed',
    title: 'This address does not take the method',
    status: 405,
    detail: `${method} is not taken here.`,
    expected: allowed.join(' or '),
  };
}

export function badParameter(field: string, expected: string): Problem {
  return {
    type: 'invalid-input',
    title: 'The request is not shaped as documented',
    status: 400,
    detail: `${field}: expected ${expected}`,
    field,
    expected,
  };
}

/** Others changed the same thing again and again while this request was carried out. */
export function contended(): Problem {
  return {
    type: 'contended',
    title: 'Too many changes at once',
    status: 409,
    detail: 'Others kept changing this while the request was carried out. It is safe to send it again.',
  };
}

/** Our own fault: nothing about its cause is told. */
export const internalError: Problem = {
  type: 'internal-error',
  title: 'Something went wrong on our side',
  status: 500,
  detail: 'The request could not be carried out. It is safe to send it again.',
};
