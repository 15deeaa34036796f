import type { Problem } from '../../domain/errors.ts';
import { type Actor, type Role, roles } from '../../domain/vocabulary.ts';

/** Who calls, as the verified token says. */
export interface Caller {
  /** Stable and without personal meaning. */
  subject: string;
  /** Who the history says it was. */
  id: string;
  roles: Role[];
}

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
  policies: ['lead', 'manager'],
  webhooks: ['lead', 'manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** The caller of a request. An HTTP API hands a list of groups over as the text `[lead manager]`. */
export function callerOf(claims: Record<string, unknown>): Caller {
  const subject = String(claims.sub ?? '');
  const groups = String(claims['cognito:groups'] ?? '')
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/);
  return {
    subject,
    id: typeof claims.name === 'string' && claims.name !== '' ? claims.name : subject,
    roles: roles.filter((role) => groups.includes(role)),
  };
}

/** Of several roles they act in the one that answers for most: lists of permissions end with it. */
export function actorOf(caller: Caller, permission: Permission): Actor {
  const role = (permissions[permission] as readonly Role[]).findLast((one) => caller.roles.includes(one));
  return { kind: 'staff', id: caller.id, role: role! };
}

/** Null when the caller may, else why not. */
export function refusalOfCaller(caller: Caller, permission: Permission): Problem | null {
  const allowed: readonly Role[] = permissions[permission];
  if (caller.roles.some((role) => allowed.includes(role))) return null;
  return {
    type: 'not-allowed',
    title: 'Your role does not allow this',
    status: 403,
    detail: `You are ${caller.roles.join(' and ') || 'in no group of staff'}.`,
    expected: allowed.join(' or '),
  };
}
