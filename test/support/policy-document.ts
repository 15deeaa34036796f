import type { Policy } from '../../domain/policy/policy.ts';

/** A resolved policy as a document again: without what is only known once it is resolved. */
export function documentOf(policy: Policy) {
  const {
    absences: _,
    calendarVersions: __,
    dayNames: ___,
    daysChangedAt: ____,
    holidaysKnown: _____,
    ...document
  } = structuredClone(policy);
  return document;
}
