import { readFileSync } from 'node:fs';
import { publicHolidays } from 'business-time/holidays';
import { expect, it } from 'vitest';
import { readWritten } from '../../domain/policy-validation/written.ts';
import { documents } from './presets.ts';

const page = readFileSync(new URL('../../docs/how-to/write-a-policy.md', import.meta.url), 'utf8');
const library = { presets: documents, holidays: publicHolidays, now: '2026-06-01T00:00:00.000Z' };

it('has a worked example in docs/how-to/write-a-policy.md that is a policy and does what the page says', () => {
  const [, example] = /```json\n(.*?)```/s.exec(page)!;
  const { faults, policy } = readWritten(JSON.parse(example!), 'dalbit-1', library);
  expect(faults).toEqual([]);
  expect(policy!.requestTypes.glass!.clocks.arrival!.target).toBe('PT12H');
  expect(policy!.requestTypes.suggestion).toBeUndefined();
  expect(policy!.calendars.office!.windows).toMatchObject({ mon: [{}, {}], sat: [['09:00', '13:00']] });
  expect(policy!.staff).toHaveLength(6);
});

it('has a second example there, of what waits and what is told, that is a policy too', () => {
  const [, example] = /## What waits.*?```json\n(.*?)```/s.exec(page)!;
  const { faults, policy } = readWritten(JSON.parse(example!), 'minshan-1', library);
  expect(faults).toEqual([]);
  expect(policy!.requestTypes.rollout!.sets).toEqual({ accepted: 'acceptance' });
});

it.each(Object.keys(documents))('tells in docs/how-to/write-a-policy.md whom the preset %s is for', (preset) => {
  expect(page).toContain(`| \`${preset}\` |`);
});
