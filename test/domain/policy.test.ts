import { resolveCalendar } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../domain/input.ts';
import type { PolicyDocument as Policy } from '../../domain/policy/document.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import starter from '../../policies/starter.json' with { type: 'json' };

/** Where a changed policy is refused first, and what is expected there. */
function refusal(change: (policy: Policy) => void): { field?: string; expected?: string } | null {
  const policy = structuredClone(starter) as unknown as Policy;
  change(policy);
  const parsed = policySchema.safeParse(policy);
  return parsed.success ? null : faultsOf(parsed.error)[0];
}

const clock = (policy: Policy) => policy.requestTypes.question!.clocks.resolution!;
const ladder = (policy: Policy) => policy.ladders.standard!;

describe('a policy', () => {
  it('is taken as it ships', () => {
    expect(refusal(() => {})).toBeNull();
  });

  it('is closed on the public holidays of its country as it ships, and keeps no list that would grow old', () => {
    const { calendars } = policySchema.parse(starter);
    expect(calendars.office).toMatchObject({ publicHolidays: 'KR' });
    expect(calendars.office).not.toHaveProperty('holidays');
    expect(resolveCalendar(calendars.office!, publicHolidays).holidays).toContain('2026-05-01');
  });

  it.each<[string, (policy: Policy) => void]>([
    ['promises in working days, weeks and months', (policy) => Object.assign(clock(policy), { target: 'P1M' })],
    ['promises of ten years', (policy) => Object.assign(clock(policy), { target: 'P10Y' })],
    ['a plan on the day of the delivery', (policy) => Object.assign(policy.plans[0]!, { after: 'P0D' })],
    ['a season over new year', (policy) => Object.assign(policy.seasons[0]!, { opens: '12-01', closes: '02-28' })],
  ])('may have %s', (_, change) => {
    expect(refusal(change)).toBeNull();
  });

  it.each<[string, (policy: Policy) => void, string, string]>([
    [
      'a promise by a calendar it does not have',
      (policy) => Object.assign(clock(policy), { calendar: 'weekend' }),
      '/requestTypes/question/clocks/resolution/calendar',
      'a calendar: always, office',
    ],
    [
      'visits by a calendar it does not have',
      (policy) => Object.assign(policy.visits, { calendar: 'constructor' }),
      '/visits/calendar',
      'a calendar: always, office',
    ],
    [
      'a summary by a calendar it does not have',
      (policy) => Object.assign(policy.summary, { calendar: '' }),
      '/summary/calendar',
      'a calendar: always, office',
    ],
    [
      'a calendar that never opens',
      (policy) => Object.assign(policy.calendars.office!, { windows: { mon: [] } }),
      '/calendars/office/windows',
      'a window on some day of the week',
    ],
    [
      'tickets for a role nobody has',
      (policy) => policy.staff.splice(0, 1),
      '/requestTypes/complaint/assign/role',
      'a role somebody on the staff has: technician, lead, inspector, manager',
    ],
    [
      'a rung that tells a role nobody has',
      (policy) => policy.staff.splice(4, 1),
      '/ladders/standard/2/notify/0',
      'a role somebody on the staff has: hotline, technician, lead, inspector',
    ],
    [
      'a rung that hands over to a role nobody has',
      (policy) => {
        policy.staff.splice(2, 1);
        ladder(policy)[1]!.notify = ['assignee'];
      },
      '/ladders/standard/2/reassign',
      'a role somebody on the staff has: hotline, technician, inspector, manager',
    ],
    [
      'two people of one id',
      (policy) => Object.assign(policy.staff[1]!, { id: 'jiwoo' }),
      '/staff/1/id',
      'a name no other member of staff has',
    ],
    [
      'two rungs of one name',
      (policy) => Object.assign(ladder(policy)[1]!, { name: 'warn' }),
      '/ladders/standard/1/name',
      'a name no other rung of standard has',
    ],
    [
      'a ticket for dissatisfied answers of a type there is not',
      (policy) => Object.assign(policy.visits, { dissatisfied: 'gossip' }),
      '/visits/dissatisfied',
      'a request type: complaint, logistics, question, repair',
    ],
    [
      'offers that wait for a type there is not',
      (policy) => Object.assign(policy.visits, { waitFor: ['logistics', 'gossip'] }),
      '/visits/waitFor/1',
      'a request type: complaint, logistics, question, repair',
    ],
    [
      'visits that take longer than half a day',
      (policy) => Object.assign(policy.visits, { duration: 'P1D' }),
      '/visits/duration',
      'a duration of at most 12 hours',
    ],
    [
      'a plan for a skill nobody of the role has',
      (policy) => Object.assign(policy.plans[1]!, { skill: 'glazing' }),
      '/plans/1/skill',
      'a skill somebody who is technician has',
    ],
    [
      'a season with the name of a plan',
      (policy) => Object.assign(policy.seasons[0]!, { name: 'quarterly-visit' }),
      '/seasons/0/name',
      'a name no other plan or season has',
    ],
    [
      'a season named like the end of a plan, whose visits would be taken for the plan of another order',
      (policy) => Object.assign(policy.seasons[0]!, { name: 'visit' }),
      '/seasons/0/name',
      'a name that is not the end of another: quarterly-visit',
    ],
    [
      'a plan that repeats after no time',
      (policy) => Object.assign(policy.plans[1]!, { after: 'P0D' }),
      '/plans/1/after',
      'at least a day between visits',
    ],
    [
      'a plan that repeats after hours',
      (policy) => Object.assign(policy.plans[1]!, { after: 'PT4H' }),
      '/plans/1/after',
      'an ISO 8601 duration of whole days such as P14D',
    ],
    [
      'a plan without a window',
      (policy) => Object.assign(policy.plans[0]!, { window: 'P0D' }),
      '/plans/0/window',
      'a window of at least a day',
    ],
    [
      'a season that opens on a day most years lack',
      (policy) => Object.assign(policy.seasons[0]!, { opens: '02-29' }),
      '/seasons/0/opens',
      'a day every year has, as MM-DD',
    ],
    [
      'a season that closes on a day no year has',
      (policy) => Object.assign(policy.seasons[0]!, { closes: '06-31' }),
      '/seasons/0/closes',
      'a day every year has, as MM-DD',
    ],
    [
      'a season of a zone no site lies in',
      (policy) => Object.assign(policy.seasons[0]!, { climateZone: 'moon' }),
      '/seasons/0/climateZone',
      'a zone of climateZones: kr-monsoon, cn-meiyu',
    ],
    [
      'a promise of no time',
      (policy) => Object.assign(clock(policy).exceptions![0]!, { target: 'PT0S' }),
      '/requestTypes/question/clocks/resolution/exceptions/0/target',
      'a duration of more than nothing',
    ],
    [
      'a promise longer than any clock runs',
      (policy) => Object.assign(clock(policy), { target: 'P11Y' }),
      '/requestTypes/question/clocks/resolution/target',
      'a duration of at most ten years',
    ],
    [
      'no request type for the complaints of shops',
      (policy) => delete policy.requestTypes.complaint,
      '/requestTypes',
      'a request type "complaint": shops pass complaints on',
    ],
    [
      'more rungs than one transaction can write',
      (policy) => {
        const [rung] = ladder(policy);
        policy.ladders.standard = Array.from({ length: 21 }, (_, index) => ({ ...rung!, name: `rung-${index}` }));
      },
      '/ladders/standard',
      'at most 20 entries',
    ],
    [
      'a clock whose ladder it does not have',
      (policy) => Object.assign(clock(policy), { ladder: 'stairs' }),
      '/requestTypes/question/clocks/resolution/ladder',
      'a ladder: standard, progress, appointment, workshop',
    ],
    [
      'a clock of its own that does not say when it starts',
      (policy) => delete policy.requestTypes.repair!.clocks['workshop-repair']!.starts,
      '/requestTypes/repair/clocks/workshop-repair/starts',
      'starts, which only the standard clocks may leave out',
    ],
    [
      'a clock that starts with what never happens',
      (policy) => Object.assign(clock(policy), { starts: 'full-moon' }),
      '/requestTypes/question/clocks/resolution/starts',
      'opened, customer-message, replied, booked, offered, assigned, handed-over, team:<name> or milestone:<name>',
    ],
    [
      'an exception timed by a calendar it does not have',
      (policy) => Object.assign(clock(policy).exceptions![0]!, { calendar: 'weekend' }),
      '/requestTypes/question/clocks/resolution/exceptions/0/calendar',
      'a calendar: always, office',
    ],
    [
      'a rung at no time at all',
      (policy) => Object.assign(ladder(policy)[0]!, { at: { share: 0 } }),
      '/ladders/standard/0/at/share',
      'more than 0',
    ],
    [
      'a group of causes nothing can be of',
      (policy) => Object.assign(policy.causes, { weather: ['rain'] }),
      '/causes/weather',
      'a group of causes: product, service, logistics, buyer',
    ],
    [
      'a zone that does not exist',
      (policy) => Object.assign(policy.business, { timeZone: 'Seoul' }),
      '/business/timeZone',
      'an IANA time zone such as "Asia/Seoul"',
    ],
    [
      'an hour that does not exist',
      (policy) => Object.assign(policy.visits, { offerTime: '25:00' }),
      '/visits/offerTime',
      'a local time such as "10:00"',
    ],
  ])('is refused with %s', (_, change, field, expected) => {
    expect(refusal(change)).toMatchObject({ field, expected });
  });
});
