/** The members of an RFC 9457 problem document: the same as those of business time. */
export type { Problem, ProblemDetail } from 'business-time/result';
