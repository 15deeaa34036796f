import { type Policy, policySchema } from '../../domain/policy/policy.ts';
import starter from '../../policies/starter.json' with { type: 'json' };

/** The policy the product ships with, which the tests' dates and numbers refer to. */
export const starterPolicy: Policy = policySchema.parse(starter);
