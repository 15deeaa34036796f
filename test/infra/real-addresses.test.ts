import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../infra/settings.ts';
import { filledIn, synthesize } from './synthesized.ts';

const prod = settingsOf('prod');
const filled = filledIn(prod);

describe('a stage that keeps data', () => {
  it('is refused as it comes, naming everything that is to be filled in', () => {
    expect(() => synthesize('prod', prod)).toThrow(
      [
        'The stage prod keeps data and needs addresses that people read:',
        '- alarmEmail in infra/settings.ts is null: nobody would be told of an alarm',
        '- mailFrom in infra/settings.ts is an example: Hanbit Windows & Living <care@aftercare.example>',
        '- business.email in policies/starter.json is an example: care@aftercare.example',
        '- the email of staff jiwoo in policies/starter.json is an example: jiwoo@aftercare.example',
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
    expect(() => synthesize('prod', { ...filled, ...wrong })).toThrow(`- ${name} in `);
  });

  it('is synthesized once they are real', () => {
    expect(() => synthesize('prod', filled)).not.toThrow();
    expect(() => synthesize('prod', { ...filled, mailFrom: 'Contest <care@contest.org>' })).not.toThrow();
  });
});

it('a trial stage needs none of it', () => {
  expect(() => synthesize('dev', settingsOf())).not.toThrow();
});
