import { type Membership, type Permission, permissions } from '../../api/permissions.ts';
import { addressOf } from '../../domain/assignment/eligibility.ts';
import { type Problem, problem } from '../../domain/errors.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Reader } from '../../domain/ticket/access.ts';
import { type Actor, type Role, roles } from '../../domain/vocabulary.ts';

/** Who calls, as the verified token and the policy in force say. */
export interface Caller extends Reader {
  /** Stable and without personal meaning. */
  subject: string;
  /** Who the history says it was: the id of a member of staff; of somebody it does not know, what the token calls them. */
  id: string;
  roles: Role[];
  /** Null when the policy in force does not know them. */
  member: Staff | null;
}

/** Those who may put a policy in force, the one that makes them members of its staff as well. */
const founders: readonly Role[] = permissions.policies;

/** The caller of a request, once {@link refusalOfToken} has nothing against the token. */
export function callerOf(claims: Record<string, unknown>, { staff }: Pick<Policy, 'staff'>): Caller {
  const subject = String(claims.sub ?? '');
  const name = typeof claims.name === 'string' ? claims.name : '';
  const verified = claims.email_verified === true || claims.email_verified === 'true';
  const email = typeof claims.email === 'string' ? addressOf(claims.email) : '';
  const member = memberOf(staff, name, verified ? email : '');
  const groups = groupsOf(claims['cognito:groups']);
  return {
    subject,
    id: member?.id ?? (name || subject),
    roles: roles.filter((role) => groups.includes(role)),
    member,
    known: [name.toLowerCase(), email].filter((one) => one !== ''),
  };
}

/**
 * Whom a token means: the member whose id its `name` is, else the one whose address is its verified `email`. Nobody where
 * the two mean two people, or several share the address: who is not surely somebody is nobody.
 */
function memberOf(staff: readonly Staff[], name: string, email: string): Staff | null {
  const named = staff.filter(({ id }) => id === name);
  const addressed = email === '' ? [] : staff.filter((person) => addressOf(person.email) === email);
  const [only, ...others] = named.length > 0 ? named : addressed;
  if (!only || others.length > 0) return null;
  return addressed.length > 0 && !addressed.includes(only) ? null : only;
}

/** An HTTP API hands a list of groups over as the text `[lead manager]`; no group's name has a space in it. */
function groupsOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.map(String);
  return String(claim ?? '')
    .replace(/^\[|\]$/g, '')
    .split(' ');
}

/** Of several roles they act in the one that answers for most: lists of permissions end with it. */
export function actorOf(caller: Caller, permission: Permission): Actor {
  const role = (permissions[permission] as readonly Role[]).findLast((one) => caller.roles.includes(one));
  return { kind: 'staff', id: caller.id, role: role! };
}

/**
 * Null when the token is one to call this API with. API Gateway lets the access token of the same sign-in pass as well,
 * for its `client_id`; but that says neither who somebody is nor what they are called.
 */
export function refusalOfToken(claims: Record<string, unknown>): Problem<'wrong-token'> | null {
  if (claims.token_use === 'id') return null;
  return problem('wrong-token', {
    detail: 'It does not say who you are.',
    field: '/headers/authorization',
    expected: 'the ID token of the sign-in, not its access token',
  });
}

/** Null when the caller may, else why not. */
export function refusalOfCaller(
  caller: Caller,
  permission: Permission,
  membership?: Membership,
): Problem<'not-allowed' | 'not-on-the-staff'> | null {
  const allowed: readonly Role[] = permissions[permission];
  if (!caller.roles.some((role) => allowed.includes(role))) {
    return problem('not-allowed', {
      detail: `You are ${caller.roles.join(' and ') || 'in no group of staff'}.`,
      expected: allowed.join(' or '),
    });
  }
  const isFounder = membership === 'not-of-founders' && caller.roles.some((role) => founders.includes(role));
  if (caller.member || isFounder || membership === 'not-needed') return null;
  return problem('not-on-the-staff', {
    detail: `Your token calls you ${caller.known.join(', ') || caller.subject}; nobody on its staff is that, or more than one.`,
    expected: 'a token whose name is the id of a member of staff, or whose verified e-mail address is theirs alone',
  });
}
