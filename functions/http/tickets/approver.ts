import type { Context } from '../../../domain/context.ts';
import type { Caller } from '../../_kit/http-caller.ts';

/** Acts as an approver of compensation whoever is one, whatever other roles they have. */
export function asApprover({ roles }: Caller, context: Context): Context {
  const { actor, policy } = context;
  const role = roles.find((one) => policy.compensation?.approvers.includes(one));
  return role && actor.kind === 'staff' ? { ...context, actor: { ...actor, role } } : context;
}
