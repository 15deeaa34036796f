import { type Problem, problem } from '../../domain/errors.ts';

/** What was asked for is not there. */
export function notFound(detail: string): Problem<'not-found'> {
  return problem('not-found', { detail });
}

export function methodNotAllowed(method: string, allowed: readonly string[]): Problem<'method-not-allowed'> {
  return problem('method-not-allowed', { detail: `${method} is not taken here.`, expected: allowed.join(' or ') });
}

export function badParameter(field: string, expected: string): Problem<'invalid-input'> {
  return problem('invalid-input', { detail: `${field}: expected ${expected}`, field, expected });
}

/** Others changed the same thing again and again while this request was carried out. */
export function contended(): Problem<'contended'> {
  return problem('contended', {
    detail: 'Others kept changing this while the request was carried out. It is safe to send it again.',
  });
}

/** Our own fault: nothing about its cause is told. */
export const internalError = problem('internal-error', {
  detail: 'The request could not be carried out. It is safe to send it again.',
});
