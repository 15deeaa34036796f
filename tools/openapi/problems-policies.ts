import type { ProblemNotes } from './problems.ts';

/** Problems with policies, calendars, absences, and with what is asked of them. */
export const policyProblems: Readonly<Record<string, ProblemNotes>> = {
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
};
