/**
 * The same as those of business time. A type stands in the registry (api/problems.ts), which gives the title and the
 * HTTP status it is answered with; one that does not stand there cannot be answered, as no contract declares it.
 */
export { type Problem, type ProblemDetail, problem } from 'business-time/result';
