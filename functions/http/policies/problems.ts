import type { Problem, ProblemDetail } from '../../../domain/errors.ts';
import { notFound } from '../../_kit/http-problems.ts';

export function noPolicy(version: string): Problem {
  return notFound(`There is no policy ${version}.`);
}

export function published(version: string): Problem {
  return {
    type: 'policy-published',
    title: 'A published policy does not change',
    status: 409,
    detail: `Promises have been made under ${version}, or may be.`,
    field: '/version',
    expected: 'a draft, or a version there is not yet',
  };
}

export function policyInvalid(version: string, faults: readonly ProblemDetail[]): Problem {
  return {
    type: 'policy-invalid',
    title: 'The policy has faults',
    status: 422,
    ...faults[0]!,
    detail: `${version}: ${faults[0]!.detail}`,
    errors: faults,
  };
}

export function documentTooLarge(limit: number): Problem {
  return {
    type: 'body-too-large',
    title: 'The body is too large',
    status: 413,
    detail: 'The policy is too large to be kept.',
    field: '',
    expected: `at most ${limit} bytes`,
  };
}
