import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../domain/input.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { documents, type PresetName } from './presets.ts';

/** All that a changed preset is refused for. */
function refusals(change: (policy: PolicyDocument) => void, preset: PresetName = 'hardware-software') {
  const policy = structuredClone(documents[preset]) as unknown as PolicyDocument;
  change(policy);
  const parsed = policySchema.safeParse(policy);
  return parsed.success ? [] : faultsOf(parsed.error);
}

const title = { en: 'Call', ko: '전화', zh: '致电' };
const clockOf = (policy: PolicyDocument, type: string, clock: string) => policy.requestTypes[type]!.clocks[clock]!;
const rungOf = (policy: PolicyDocument, ladder: string, name: string) =>
  policy.ladders[ladder]!.find((rung) => rung.name === name)!;
const without = (policy: PolicyDocument, ladder: string, name: string) => {
  policy.ladders[ladder] = policy.ladders[ladder]!.filter((rung) => rung.name !== name);
};

describe('a policy by which somebody could wait for ever is refused', () => {
  it.each<[string, (policy: PolicyDocument) => void, string, string]>([
    [
      'a type nothing of which runs until it is resolved',
      ({ requestTypes }) => delete requestTypes.question!.clocks.resolution,
      '/requestTypes/question/clocks',
      'reopened tickets of this type are promised nothing',
    ],
    [
      'a settlement that something else meets, too',
      (policy) => Object.assign(clockOf(policy, 'question', 'resolution'), { metBy: ['resolved', 'replied'] }),
      '/requestTypes/question/clocks',
      'a clock that runs as long as the ticket is open',
    ],
    [
      'a settlement that something overtakes',
      (policy) => Object.assign(clockOf(policy, 'question', 'resolution'), { overtakenBy: ['replied'] }),
      '/requestTypes/question/clocks',
      'a clock that runs as long as the ticket is open',
    ],
    [
      'a settlement that only a report begins',
      (policy) => Object.assign(clockOf(policy, 'question', 'resolution'), { starts: 'milestone:looked-at' }),
      '/requestTypes/question/clocks',
      'a clock that runs as long as the ticket is open',
    ],
    [
      'a type whose customers may write twice in vain',
      ({ requestTypes }) => delete requestTypes.complaint!.clocks['next-response'],
      '/requestTypes/complaint/clocks/next-response',
      'a clock next-response',
    ],
    [
      'an answer that no message begins',
      (policy) => Object.assign(clockOf(policy, 'question', 'next-response'), { starts: 'replied' }),
      '/requestTypes/question/clocks/next-response/starts',
      'customer-message',
    ],
    [
      'a ladder that ends in silence',
      (policy) => without(policy, 'answer', 'again'),
      '/ladders/answer/3/repeat',
      'an open, broken matter is brought up again',
    ],
    [
      'a ladder that repeats itself to nobody',
      (policy) => Object.assign(rungOf(policy, 'answer', 'again'), { notify: [] }),
      '/ladders/answer/4/repeat',
      'somebody to notify',
    ],
    [
      'a ladder that tells nobody once the promise is broken',
      (policy) => {
        policy.ladders.duty = [{ name: 'warn', at: { share: 0.5 }, repeat: 'P1D', notify: ['assignee'] }];
      },
      '/ladders/duty',
      'a rung at the due time or after it that tells somebody',
    ],
  ])('%s', (_, change, field, expected) => {
    expect(refusals(change)).toContainEqual(
      expect.objectContaining({ field, expected: expect.stringContaining(expected) }),
    );
  });

  it('but a promise that repeats from the opening on is enough, and what only routines open needs no answer', () => {
    const repeating = ({ requestTypes }: PolicyDocument) => {
      delete requestTypes['technical-problem']!.clocks.resolution;
      delete requestTypes['technical-problem']!.clocks['still-open'];
    };
    expect(refusals(repeating)).toEqual([]);
    expect(refusals(({ requestTypes }) => delete requestTypes['weekly-digest']!.clocks['next-response'])).toEqual([]);
  });
});

describe('a policy by which a customer would be told what is not so is refused', () => {
  it.each<[string, (policy: PolicyDocument) => void, string, string]>([
    [
      'a promise that is told, and broken in silence',
      (policy) => Object.assign(clockOf(policy, 'partner-matter', 'progress-update'), { told: true }),
      '/requestTypes/partner-matter/clocks/progress-update/told',
      'a ladder that tells the customer',
    ],
    [
      'a broken promise in two mails',
      (policy) => Object.assign(rungOf(policy, 'answer', 'escalate'), { tellCustomer: { within: 'PT2H' } }),
      '/ladders/answer/3/tellCustomer',
      'one rung that tells the customer, which "breach" does',
    ],
    [
      'a broken promise in a mail a day',
      (policy) => Object.assign(rungOf(policy, 'answer', 'breach'), { repeat: 'P1D' }),
      '/ladders/answer/2/repeat',
      'none on a rung that tells the customer',
    ],
    [
      'a new time that is over as it is read',
      (policy) => Object.assign(rungOf(policy, 'answer', 'breach'), { tellCustomer: { within: 'PT2M' } }),
      '/ladders/answer/2/tellCustomer/within',
      'at least five minutes',
    ],
    [
      'a call that nobody is asked to make',
      (policy) => Object.assign(rungOf(policy, 'answer', 'breach'), { tellCustomer: {} }),
      '/ladders/answer/2/task',
      'a task with within, or tellCustomer.within',
    ],
    [
      'a call that is asked for at any time',
      (policy) => Object.assign(rungOf(policy, 'answer', 'breach'), { tellCustomer: {}, task: { title, to: 'lead' } }),
      '/ladders/answer/2/task/within',
      'a time for the call',
    ],
    [
      'a promise that asks the customer what a hold asks them',
      (policy) => Object.assign(rungOf(policy, 'answer', 'warn'), { writeCustomer: 'remind' }),
      '/ladders/answer/1/writeCustomer',
      'only in a ladder that holds are chased by',
    ],
    [
      'a hold for parts that reminds the customer',
      (policy) => {
        policy.ladders.waiting = [{ name: 'remind', at: { share: 0.5 }, writeCustomer: 'remind' }];
        policy.holds = { parts: { calendar: 'office', target: 'P20D', ladder: 'waiting' } };
      },
      '/ladders/waiting/0/writeCustomer',
      'only in the ladder of holds that wait for the customer',
    ],
    [
      'a hold that apologises',
      (policy) => Object.assign(policy, { holds: { parts: { calendar: 'office', target: 'P20D', ladder: 'settle' } } }),
      '/ladders/settle/2/tellCustomer',
      'none in the ladder of a hold',
    ],
  ])('%s', (_, change, field, expected) => {
    expect(refusals(change)).toContainEqual(
      expect.objectContaining({ field, expected: expect.stringContaining(expected) }),
    );
  });

  it('but not a call with a task and a time for it, and a hold that reminds', () => {
    const change = (policy: PolicyDocument) => {
      Object.assign(rungOf(policy, 'answer', 'breach'), {
        tellCustomer: {},
        task: { title, to: 'lead', within: 'PT2H' },
      });
      policy.ladders.waiting = [{ name: 'remind', at: { share: 0.5 }, writeCustomer: 'remind' }];
      policy.holds = { customer: { calendar: 'always', target: 'P10D', ladder: 'waiting' } };
    };
    expect(refusals(change)).toEqual([]);
  });
});

describe('a clock that can run out before anybody is told is refused', () => {
  const night = (target: string) => (policy: PolicyDocument) => {
    Object.assign(clockOf(policy, 'field-job', 'first-response'), { calendar: 'always', target, exceptions: [] });
  };

  it('where its calendar is open by night and those who are told are asleep', () => {
    expect(refusals(night('PT1H'))).toContainEqual(
      expect.objectContaining({
        field: '/requestTypes/field-job/clocks/first-response/target',
        expected: expect.stringMatching(
          /^somebody who is told before it runs out: begun \w+ 21:00 it is due \w+ 22:00, .* told not before \w+ 08:00$/,
        ),
      }),
    );
  });

  it('in an exception as well', () => {
    const exceptions = [{ when: { priority: ['urgent'] }, target: 'PT30M', calendar: 'always' }];
    const change = (policy: PolicyDocument) =>
      Object.assign(clockOf(policy, 'field-job', 'first-response'), { exceptions });
    expect(refusals(change)).toContainEqual(
      expect.objectContaining({ field: '/requestTypes/field-job/clocks/first-response/exceptions/0/target' }),
    );
  });

  it.each<[string, (policy: PolicyDocument) => void]>([
    ['it lasts until they are told', night('PT12H')],
    [
      'the type breaks through',
      (policy) => {
        night('PT1H')(policy);
        policy.requestTypes['field-job']!.critical = true;
      },
    ],
    [
      'a rung before it is broken names somebody who is told at any hour',
      (policy) => {
        night('PT1H')(policy);
        delete policy.notices!.inspector!.hours;
        const [first] = policy.ladders.answer!;
        policy.ladders.nights = [
          { ...first!, notify: ['assignee', 'inspector'] },
          ...policy.ladders.answer!.slice(1).map((rung) => ({ ...rung })),
        ];
        clockOf(policy, 'field-job', 'first-response').ladder = 'nights';
      },
    ],
    [
      'somebody of us has begun it',
      (policy) => Object.assign(clockOf(policy, 'field-job', 'reported-back'), { calendar: 'always', target: 'PT1H' }),
    ],
  ])('but not where %s', (_, change) => {
    expect(refusals(change)).toEqual([]);
  });

  it('where public holidays lie between that the clock does not keep', () => {
    const resting = (policy: PolicyDocument) => {
      night('PT12H')(policy);
      policy.calendars['waking-hours']!.publicHolidays = 'CN';
    };
    const field = '/requestTypes/field-job/clocks/first-response/target';
    expect(refusals(night('PT12H'))).toEqual([]);
    expect(refusals(resting)).toContainEqual(
      expect.objectContaining({
        field,
        expected: expect.stringMatching(/told not before Sat 08:00, with public holidays of CN between$/),
      }),
    );
    const keeping = (policy: PolicyDocument) => {
      resting(policy);
      policy.calendars.always!.publicHolidays = 'CN';
    };
    expect(refusals(keeping).map((one) => one.field)).not.toContain(field);
  });

  it('where it follows a team whose calendar is open while those in it are asleep', () => {
    const following = (calendar?: string) => (policy: PolicyDocument) => {
      const clock = { calendar: 'waking-hours', target: 'PT1H', exceptions: [], followsTeam: true };
      Object.assign(clockOf(policy, 'field-job', 'first-response'), clock);
      if (calendar) policy.teams!['after-sales']!.calendar = calendar;
    };
    expect(refusals(following())).toEqual([]);
    expect(refusals(following('office'))).toEqual([]);
    expect(refusals(following('always'))).toContainEqual(
      expect.objectContaining({
        field: '/requestTypes/field-job/clocks/first-response/target',
        expected: expect.stringMatching(/ by the calendar always of the team after-sales$/),
      }),
    );
  });

  it('as would the promise of an integrator that is told by night, were the hotline asleep', () => {
    const asleep = ({ notices }: PolicyDocument) => Object.assign(notices!.hotline!, { hours: 'waking-hours' });
    const fields = refusals(asleep, 'it-systems').map(({ field }) => field);
    expect(fields).toContain('/requestTypes/hardware-failure/clocks/first-response/target');
    expect(fields).toContain('/requestTypes/question/clocks/first-response/exceptions/0/target');
    expect(fields.filter((field) => field?.includes('/emergency/'))).toEqual([]);
  });
});

describe('work that people kept out of a complaint do is refused', () => {
  const separate = (change: (policy: PolicyDocument) => void) => refusals(change, 'windows');
  const field = '/requestTypes/complaint/needs';

  it('where no job reports it: they could not say that it is done', () => {
    const faults = separate(({ requestTypes }) => delete requestTypes.repair!.reports);
    const expected = expect.stringMatching(/repair.* reports repaired, .*kept out of tickets of this type$/);
    expect(faults).toContainEqual(expect.objectContaining({ field, expected }));
  });

  it('but not where the line does it itself', () => {
    const own = ({ requestTypes }: PolicyDocument) => Object.assign(requestTypes.complaint!, { needs: {} });
    expect(separate(own)).toEqual([]);
  });
});

describe('what is named and is not there is refused', () => {
  it.each<[string, (policy: PolicyDocument) => void, string, string]>([
    [
      'a milestone that would set a day, of another type',
      ({ requestTypes }) => Object.assign(requestTypes.question!, { sets: { accepted: 'acceptance' } }),
      '/requestTypes/question/sets/accepted',
      'a milestone of its clocks',
    ],
    [
      'the ladder of a hold',
      (policy) => Object.assign(policy, { holds: { parts: { calendar: 'office', target: 'P20D', ladder: 'parts' } } }),
      '/holds/parts/ladder',
      'answer, answer-by-day',
    ],
    [
      'the calendar of a hold',
      (policy) => Object.assign(policy, { holds: { parts: { calendar: 'nights', target: 'P20D', ladder: 'duty' } } }),
      '/holds/parts/calendar',
      'a calendar: always',
    ],
    [
      'a team a ticket would move to',
      (policy) => Object.assign(clockOf(policy, 'field-job', 'assigned'), { metBy: 'team:dispatch' }),
      '/requestTypes/field-job/clocks/assigned/metBy',
      'team: and a team: after-sales',
    ],
    [
      'a word that overtakes nothing',
      (policy) => Object.assign(clockOf(policy, 'field-job', 'assigned'), { overtakenBy: ['done'] }),
      '/requestTypes/field-job/clocks/assigned/overtakenBy/0',
      'resolved, replied, booked',
    ],
  ])('%s', (_, change, field, expected) => {
    expect(refusals(change)).toContainEqual(
      expect.objectContaining({ field, expected: expect.stringContaining(expected) }),
    );
  });
});
