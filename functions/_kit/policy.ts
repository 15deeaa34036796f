import { type Policy, policySchema } from '../../domain/policy/policy.ts';
import starter from '../../policies/starter.json' with { type: 'json' };

let parsed: Policy | undefined;

/** The policy in force. Parsed when first asked for, so that functions which never ask do not pay for it. */
export function policy(): Policy {
  parsed ??= policySchema.parse(starter);
  return parsed;
}
