import { afterEach, expect, test, vi } from 'vitest';
import { countLateness } from '../../functions/stream/lateness.ts';

afterEach(() => vi.restoreAllMocks());

function toldOf(latenesses: readonly number[]) {
  const handled = latenesses.map((latenessMs) => ({
    before: null,
    after: { kind: 'event', at: '2026-06-01T01:00:00.000Z', data: { type: 'rung.fired', latenessMs } },
  }));
  vi.stubEnv('TABLE_NAME', 'Aftercare-Table');
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true).mockClear();
  const database = { client: { send: async () => ({}) }, table: 'Aftercare-Table' };
  return countLateness(database as never, handled, 'Asia/Seoul').then(() =>
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
