import { publicHolidays } from 'business-time/holidays';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../domain/input.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { readWritten } from '../../domain/policy-validation/written.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { documents } from './presets.ts';

/** Where a changed preset is refused first, and what is expected there. */
function refusal(change: (policy: PolicyDocument) => void) {
  const policy = structuredClone(documents['hardware-software']) as unknown as PolicyDocument;
  change(policy);
  const parsed = policySchema.safeParse(policy);
  return parsed.success ? null : faultsOf(parsed.error)[0];
}

const offers = (band: object, approvers: Role[] = ['lead']) => {
  const title = { en: 'Sorry', ko: '사과', zh: '致歉' };
  return { currency: 'CNY', approvers, bands: { sorry: { title, most: 500, ...band } } };
};

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
      'a routine that is only a title',
      ({ routines }) => Object.assign(routines![0]!, { figures: [] }),
      '/routines/0/figures',
      'a title alone is no work',
    ],
    [
      'a routine that counts returns where nothing is one',
      ({ routines, requestTypes }) => {
        for (const type of Object.values(requestTypes)) delete type.returns;
        Object.assign(routines![0]!, { figures: ['returns'] });
      },
      '/routines/0/figures',
      'a request type with returns',
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
    [
      'a charge for a cause it does not know',
      ({ charges }) => Object.assign(charges![0]!, { when: { cause: ['product/magic'] } }),
      '/charges/0/when/cause/0',
      'a reason of product: hardware failure',
    ],
    [
      'a charge for a group of causes there is not',
      ({ charges }) => Object.assign(charges![0]!, { when: { cause: ['weather'] } }),
      '/charges/0/when/cause/0',
      'a group of causes: product, service',
    ],
    [
      'a charge for a group every object has',
      ({ charges }) => Object.assign(charges![0]!, { when: { cause: ['constructor/name'] } }),
      '/charges/0/when/cause/0',
      'a reason of constructor: ',
    ],
    [
      'two charges of one name',
      ({ charges }) => Object.assign(charges![1]!, { name: charges![0]!.name }),
      '/charges/1/name',
      'a name no other charge has',
    ],
    ['a charge nobody pays', ({ charges }) => Object.assign(charges![0]!, { pays: {} }), '/charges/0/pays', 'somebody'],
    [
      'an offer that starts above its ceiling',
      (policy) => Object.assign(policy, { compensation: offers({ least: 600 }) }),
      '/compensation/bands/sorry/most',
      'at least 600',
    ],
    [
      'offers in a currency that is none',
      (policy) => Object.assign(policy, { compensation: { ...offers({}), currency: 'yuan' } }),
      '/compensation/currency',
      'three letters',
    ],
    [
      'offers in a currency no country has',
      (policy) => Object.assign(policy, { compensation: { ...offers({}), currency: 'ABC' } }),
      '/compensation/currency',
      'three letters',
    ],
    [
      'an offer reckoned in two ways',
      (policy) => Object.assign(policy, { compensation: offers({ base: 'one-way-freight', perDay: 100 }) }),
      '/compensation/bands/sorry',
      'either base or perDay',
    ],
    [
      'a milestone that needs another only once it was reached itself',
      ({ requestTypes }) =>
        Object.assign(requestTypes['field-job']!, { needs: { served: [{ milestone: 'arrived', once: 'served' }] } }),
      '/requestTypes/field-job/needs/served',
      'a condition that can hold before it',
    ],
    [
      'a milestone that needs another only once that was reached',
      ({ requestTypes }) =>
        Object.assign(requestTypes['field-job']!, { needs: { served: [{ milestone: 'arrived', once: 'arrived' }] } }),
      '/requestTypes/field-job/needs/served',
      'a condition that can hold before it',
    ],
    [
      'a milestone that needs one its clocks do not know',
      ({ requestTypes }) => Object.assign(requestTypes['field-job']!, { needs: { served: ['prayed'] } }),
      '/requestTypes/field-job/needs/served',
      'milestones of its clocks: arrived',
    ],
    [
      'milestones that wait for each other',
      ({ requestTypes }) =>
        Object.assign(requestTypes['field-job']!, {
          needs: { served: ['reported-back'], 'reported-back': ['served'] },
        }),
      '/requestTypes/field-job/needs/served',
      'milestones that can be reached before it',
    ],
    [
      'remedies after no repairs',
      ({ terms }) => Object.assign(terms!.return!, { afterRepairs: { count: 0, remedies: ['refund'] } }),
      '/terms/return/afterRepairs/count',
      'at least 1',
    ],
  ])('is refused with %s', (_, change, field, expected) => {
    expect(refusal(change)).toMatchObject({ field, expected: expect.stringContaining(expected) });
  });

  it('is refused with a preset there is not, and with nothing else that would follow from it', () => {
    const library = { presets: documents, holidays: publicHolidays, now: '2026-06-01T00:00:00.000Z' };
    const { faults, policy } = readWritten({ extends: 'door-shop', business: { name: 'x' } }, 'mine-1', library);
    expect(faults).toMatchObject([{ field: '/extends', expected: expect.stringContaining('one of web-shop') }]);
    expect(policy).toBeNull();
  });

  it('is refused with offers nobody could approve', () => {
    const policy = structuredClone(documents['web-shop']) as unknown as PolicyDocument;
    policy.staff = policy.staff.filter(({ role }) => role !== 'inspector');
    policy.compensation = offers({}, ['inspector']);
    const parsed = policySchema.safeParse(policy);
    expect(parsed.success ? [] : faultsOf(parsed.error)).toContainEqual(
      expect.objectContaining({ field: '/compensation/approvers/0', expected: expect.stringContaining('somebody') }),
    );
  });
});
