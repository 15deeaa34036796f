import { afterEach, expect, test, vi } from 'vitest';
import type { Policies } from '../../application/policies.ts';
import type { Event } from '../../domain/events.ts';
import { countLateness } from '../../reactions/count-lateness.ts';
import { starterPolicy } from '../support/policy.ts';
import { openReactions } from '../support/reactions.ts';

afterEach(() => vi.restoreAllMocks());

function toldOf(latenesses: readonly number[]) {
  const events = latenesses.map((latenessMs) => ({
    at: '2026-06-01T01:00:00.000Z',
    data: { type: 'rung.fired', latenessMs },
  })) as unknown as Event[];
  vi.stubEnv('TABLE_NAME', 'Aftercare-Table');
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true).mockClear();
  const database = { client: { send: async () => ({}) }, table: 'Aftercare-Table' };
  const policies = { active: async () => starterPolicy } as unknown as Policies;
  return openReactions(database as never, policies)
    .tells(countLateness, ...events)
    .then(() =>
      write.mock.calls.map(([line]) => {
        expect(line).toMatch(/^\{.*\}\n$/);
        return JSON.parse(line as string);
      }),
    );
}

test('how late timers fired is told to CloudWatch in its embedded metric format', async () => {
  expect(await toldOf([12, 61_000])).toEqual([
    {
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'Aftercare',
            Dimensions: [['TableName']],
            Metrics: [{ Name: 'Lateness', Unit: 'Milliseconds' }],
          },
        ],
      },
      TableName: 'Aftercare-Table',
      Lateness: [12, 61_000],
    },
  ]);
});

test('a line carries no more than a hundred values, and none when nothing fired', async () => {
  const lines = await toldOf(Array.from({ length: 250 }, (_, index) => index));
  expect(lines.map(({ Lateness }) => Lateness.length)).toEqual([100, 100, 50]);
  expect(await toldOf([])).toEqual([]);
});
