/** What the reference says of policies, calendars and staff: operations, examples, schemas and notes of their part of the API. */
import type * as z from 'zod/mini';
import { calendarDaysSchema, calendarsSchema } from '../../functions/http/calendars/answers.ts';
import {
  activationSchema,
  comparisonSchema,
  faultSchema,
  periodSchema,
  policiesSchema,
  policySchema,
  validationSchema,
  versionSchema,
} from '../../functions/http/policies/answers.ts';
import { conductSchema, staffMemberSchema, staffSchema } from '../../functions/http/staff/answers.ts';

export const policySchemas: Readonly<Record<string, z.ZodMiniType>> = {
  Policies: policiesSchema,
  Policy: policySchema,
  PolicyVersion: versionSchema,
  PolicyPeriod: periodSchema,
  PolicyFault: faultSchema,
  PolicyValidation: validationSchema,
  PolicyComparison: comparisonSchema,
  PolicyActivation: activationSchema,
  Calendars: calendarsSchema,
  CalendarDays: calendarDaysSchema,
  Staff: staffSchema,
  StaffMember: staffMemberSchema,
  Conduct: conductSchema,
};

const policies = { tag: 'Policies' } as const;
const calendars = { tag: 'Calendars', answer: calendarDaysSchema } as const;
const staff = { tag: 'Staff', answer: staffMemberSchema } as const;

export const policyOperations = {
  listPolicies: {
    ...policies,
    summary: 'List policies',
    description:
      'Every version with its state, which one is in force, and from when until when each was or will be. `presets` may be extended.',
    answer: policiesSchema,
  },
  readPolicy: {
    ...policies,
    summary: 'Read a policy',
    description:
      'As it was written (`source`) and what it comes to (`document`), with its faults while it is a draft. Its `ETag` is its revision.',
    answer: policySchema,
  },
  draftPolicy: {
    ...policies,
    summary: 'Write a draft',
    description:
      'Makes a new version, or replaces a draft; 201 when it is new. `document` is a policy, or says what is different ' +
      'from a preset: with `"extends": "web-shop"` the rest is laid over it as a JSON merge patch (RFC 7396): objects ' +
      'merge, null removes, lists replace. A draft with faults is kept with them and cannot be activated.',
    answer: policySchema,
  },
  validatePolicy: {
    ...policies,
    summary: 'Look for faults',
    description: 'Tells everything that is wrong with a policy, where, and what is expected there. Nothing is kept.',
    answer: validationSchema,
  },
  comparePolicy: {
    ...policies,
    summary: 'Compare in words',
    description:
      'What changes when this version comes into force in place of the one in force, or of the one named, as English ' +
      'sentences. Complete: nothing differs that is not told.',
    answer: comparisonSchema,
  },
  activatePolicy: {
    ...policies,
    summary: 'Put in force',
    description:
      'From now on, or from an instant to come. A draft is published by it and never changes again. What was promised ' +
      'before stays as promised. Functions take up to ten seconds to hear of it; an instant further ahead is kept exactly.',
    answer: activationSchema,
  },
  withdrawPolicy: {
    ...policies,
    summary: 'Withdraw an activation',
    description: 'Takes back one that is still to come.',
    answer: activationSchema,
  },
  rollBackPolicy: {
    ...policies,
    summary: 'Roll back',
    description:
      'The version before the one in force counts again from now on. `from` names the one that is taken back: if it is in ' +
      'force no more, since somebody else was quicker, nothing is changed (409). To go one further back, name the one ' +
      'that is in force then. What was promised meanwhile stays as promised.',
    answer: activationSchema,
  },
  listCalendars: {
    ...calendars,
    summary: 'List calendars',
    description: 'Those of the policy in force. The version changes with what a calendar says.',
    answer: calendarsSchema,
  },
  readCalendar: {
    ...calendars,
    summary: "Read a calendar's days",
    description: 'When it is open, by day, with the names of holidays; the next four weeks unless told otherwise.',
  },
  changeDay: {
    ...calendars,
    summary: 'Change a day',
    description:
      'Closes a day, or opens it at other times, whatever else says so: holidays announced late, a day off, a stocktaking. ' +
      'Counts in every policy with a calendar of this name. Open tickets are timed again when they wake, within two hours at the latest.',
  },
  restoreDay: {
    ...calendars,
    summary: 'Restore a day',
    description: 'Lets a day be as the calendar has it again.',
  },
  readConduct: {
    ...staff,
    summary: 'Read what complaints about somebody came to',
    description:
      'How many complaints about them were found true and stand, and what followed from each, the oldest first. One ' +
      'found untrue after all no longer counts, and stays on record as withdrawn.',
    answer: conductSchema,
  },
  listStaff: {
    ...staff,
    summary: 'List the staff',
    description: 'Who they are, who is away and who stands in, and how many open tickets each has.',
    answer: staffSchema,
  },
  enterAbsence: {
    ...staff,
    summary: 'Enter an absence',
    description:
      'Somebody is away from an instant until just before another, under a name of your choice. Meanwhile nothing is ' +
      'given to them; their deputy stands in.',
  },
  cancelAbsence: {
    ...staff,
    summary: 'Cancel an absence',
    description: 'They are there again. Cancelling one that there is not changes nothing.',
  },
};

export const policyTags = [
  { name: 'Policies', description: 'The rules as versioned documents: written, compared, put in force, taken back.' },
  { name: 'Calendars', description: 'When work is done, day by day.' },
  { name: 'Staff', description: 'Who is there.' },
];

export const policyNotes: Readonly<Record<string, string>> = {
  'Policies.active': 'The version in force now.',
  'Policies.deployed': 'The version that was deployed with the functions: in force as long as none is activated.',
  'Policies.activations': 'In the order they come into force.',
  'PolicyVersion.revision': 'Grows with every change; the `ETag`.',
  'PolicyVersion.faults': 'How many things keep it from being activated.',
  'PolicyPeriod.until': 'When another comes into force; null when none is scheduled.',
  'PolicyPeriod.rollback': 'Whether it came back because the one after it was rolled back.',
  'PolicyFault.field': 'A JSON pointer into `document`.',
  'Policy.document': 'With the preset it extends merged in.',
  'Policy.active': 'Whether it is in force now.',
  'PolicyActivation.active': 'The version in force now.',
  'PolicyActivation.warnings': 'What one should know; nothing of it stands in the way.',
  'DraftPolicyRequest.document': 'A policy; `extends` names a preset over which it is laid.',
  'DraftPolicyRequest.note': 'Why, for those who read it later.',
  'ActivatePolicyRequest.from': 'With any offset; now unless given.',
  'CalendarDays.publicHolidays': 'The country, or region, whose public holidays close it.',
  'StaffMember.openTickets': 'Counted up to 200: who has more is told as 200.',
  'RollBackPolicyRequest.from': 'The version in force that is taken back.',
  'StaffMember.standIn': 'Who stands in while they are away; null when nobody does.',
  'EnterAbsenceRequest.to': 'The instant they are back.',
};

export const policyParameterNotes: Readonly<Record<string, string>> = {
  with: 'The version it is compared with; the one in force unless given.',
};
