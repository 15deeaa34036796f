import { publicHolidays } from 'business-time/holidays';
import type { Policy } from '../../domain/policy/policy.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { untouched } from '../../domain/policy/state.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import starter from '../../policies/starter.json' with { type: 'json' };

/** The policy the product ships with, which the tests' dates and numbers refer to. */
export const starterPolicy: Policy = resolvePolicy(policySchema.parse(starter), publicHolidays, untouched);
