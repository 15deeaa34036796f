import { describe, expect, it } from 'vitest';
import { policyOf } from '../../infra/policy-file.ts';
import { refuseExamples } from '../../infra/real-addresses.ts';
import { type Settings, settingsOf } from '../../infra/settings.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { filledIn, synthesize } from './synthesized.ts';

const prod = settingsOf('prod');
const filled = filledIn(prod);
const look = (settings: Settings) => refuseExamples(settings, policyOf(settings));

describe('a stage that keeps data', () => {
  it('is not synthesized as it comes, naming everything that is to be filled in', () => {
    expect(() => synthesize('prod', prod)).toThrow(
      [
        'The stage prod keeps data and needs addresses that people read:',
        '- alarmEmail in infra/settings.ts is null: nobody would be told of an alarm',
        `- mailFrom in infra/settings.ts is an example: ${prod.mailFrom}`,
        `- business.email in policies/starter.json is an example: ${starter.business.email}`,
        ...starter.staff.map(
          ({ id, email }) => `- the email of staff ${id} in policies/starter.json is an example: ${email}`,
        ),
      ].join('\n'),
    );
  });

  it.each([
    ['alarmEmail', { alarmEmail: null }],
    ['alarmEmail', { alarmEmail: 'ops@hanbit.test' }],
    ['mailFrom', { mailFrom: 'Hanbit <care@hanbit.invalid>' }],
    ['mailFrom', { mailFrom: 'Hanbit <care@mail.example.com>' }],
    ['business.email', { policyFile: prod.policyFile }],
  ])('is refused with an example as %s alone', (name, wrong) => {
    expect(() => look({ ...filled, ...wrong })).toThrow(`- ${name} in `);
  });

  it('is taken once they are real', () => {
    expect(() => look(filled)).not.toThrow();
    expect(() => look({ ...filled, mailFrom: 'Contest <care@contest.org>' })).not.toThrow();
  });
});

it('a trial stage needs none of it', () => {
  expect(() => look(settingsOf())).not.toThrow();
});
