import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../domain/input.ts';
import { type PolicyDocument, policySchema } from '../../domain/policy/policy.ts';
import { documents } from './presets.ts';

/** Where a changed preset is refused first, and what is expected there. */
function refusal(change: (policy: PolicyDocument) => void) {
  const policy = structuredClone(documents['hardware-software']) as unknown as PolicyDocument;
  change(policy);
  const parsed = policySchema.safeParse(policy);
  return parsed.success ? null : faultsOf(parsed.error)[0];
}

describe('a policy', () => {
  it.each<[string, (policy: PolicyDocument) => void, string, string]>([
    [
      'a routine that opens tickets of a type there is not',
      ({ routines }) => Object.assign(routines![0]!, { requestType: 'audit' }),
      '/routines/0/requestType',
      'a request type: complaint',
    ],
    [
      'a routine that would complain about nobody',
      ({ routines }) => Object.assign(routines![0]!, { requestType: 'conduct' }),
      '/routines/0/requestType',
      'a request type that is not about somebody',
    ],
    [
      'a routine by a calendar it does not have',
      ({ routines }) => Object.assign(routines![0]!, { calendar: 'weekend' }),
      '/routines/0/calendar',
      'a calendar: always, office',
    ],
    [
      'two routines of one name',
      ({ routines }) => Object.assign(routines![1]!, { name: routines![0]!.name }),
      '/routines/1/name',
      'a name no other routine has',
    ],
    [
      'a routine every fortnight',
      ({ routines }) => Object.assign(routines![0]!, { every: 'fortnight' }),
      '/routines/0/every',
      '"week" or "month"',
    ],
    [
      'a plan that counts from a day no order has',
      ({ plans }) => Object.assign(plans[0]!, { from: 'birthday' }),
      '/plans/0/from',
      '"delivery" or "sale"',
    ],
    [
      'a plan with a member nobody knows',
      ({ plans }) => Object.assign(plans[0]!, { customerclass: ['A'] }),
      '/plans/0/customerclass',
      'no such member',
    ],
    [
      'a term without remedies',
      ({ terms }) => Object.assign(terms!.return!, { remedies: [] }),
      '/terms/return/remedies',
      'at least 1 entries',
    ],
  ])('is refused with %s', (_, change, field, expected) => {
    expect(refusal(change)).toMatchObject({ field, expected: expect.stringContaining(expected) });
  });
});
