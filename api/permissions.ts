import type { Role } from '../domain/vocabulary.ts';

/** What staff may do, and who. Reading and the daily work are everybody's; what changes a promise is for those who answer for it. */
export const permissions = {
  read: ['hotline', 'technician', 'inspector', 'lead', 'manager'],
  work: ['hotline', 'technician', 'inspector', 'lead', 'manager'],
  assign: ['lead', 'manager'],
  prioritise: ['lead', 'manager'],
  reopen: ['lead', 'manager'],
  /** Of tickets that leads are kept out of, also whoever takes them: the ticket says which these are. */
  retype: ['hotline', 'technician', 'inspector', 'lead', 'manager'],
  repromise: ['lead', 'manager'],
  conduct: ['lead', 'manager'],
  suppressions: ['lead', 'manager'],
  policies: ['lead', 'manager'],
  webhooks: ['lead', 'manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/**
 * Whether one has to be a member of the staff of the policy in force, as one has unless told otherwise: what puts the
 * right policy in force, and what is read for that, is open to leads and managers it does not know yet; what tells
 * nothing of the business is open to everybody with a role.
 */
export type Membership = 'not-of-founders' | 'not-needed';
