import { type Problem, type ProblemDetail, problem } from '../../../domain/errors.ts';
import { notFound } from '../../_kit/http-problems.ts';

export function noPolicy(version: string): Problem<'not-found'> {
  return notFound(`There is no policy ${version}.`);
}

export function published(version: string): Problem<'policy-published'> {
  return problem('policy-published', {
    detail: `Promises have been made under ${version}, or may be.`,
    field: '/version',
    expected: 'a draft, or a version there is not yet',
  });
}

export function policyInvalid(version: string, faults: readonly ProblemDetail[]): Problem<'policy-invalid'> {
  return problem('policy-invalid', { ...faults[0]!, detail: `${version}: ${faults[0]!.detail}`, errors: faults });
}

export function documentTooLarge(limit: number): Problem<'body-too-large'> {
  return problem('body-too-large', {
    detail: 'The policy is too large to be kept.',
    field: '',
    expected: `at most ${limit} bytes`,
  });
}
