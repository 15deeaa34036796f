import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../../tools/backtest/options.ts';
import { UsageError } from '../../tools/backtest/usage-error.ts';
import { backtest } from '../support/backtest-command.ts';

const span = ['--from', '2026-06-01', '--to', '2026-06-30', '--until', '2026-07-01T00:00:00Z'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftercare-backtest-'));
  await writeFile(
    path.join(folder, 'draft.json'),
    JSON.stringify({
      extends: 'starter',
      version: 'draft-1',
      requestTypes: { question: { clocks: { 'first-response': { target: 'PT1H' } } } },
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const question = (ticketId: string, openedAt: string, repliedAt: string) =>
  JSON.stringify({
    ticketId,
    requestType: 'question',
    priority: 'normal',
    channel: 'mail',
    customerClass: null,
    openedAt,
    deeds: [
      { type: 'replied', at: repliedAt },
      { type: 'resolved', at: repliedAt },
    ],
  });

describe('npm run backtest', () => {
  it('tells what a draft over a preset would have broken, of tickets on standard input', async () => {
    const lines = [
      // Wednesday ten o'clock in Seoul, answered at half past eleven: in time for four hours, late for one.
      question('T1', '2026-06-10T01:00:00Z', '2026-06-10T02:30:00Z'),
      'not a ticket',
      question('T0', '2026-06-10T01:00:00Z', '2026-06-10T00:59:00Z'),
      question('T2', '2026-06-10T01:00:00Z', '2026-06-10T01:30:00Z'),
      // Opened before the first day.
      question('T3', '2026-05-10T01:00:00Z', '2026-05-20T01:30:00Z'),
    ];
    const policy = path.join(folder, 'draft.json');
    const { code, out, err } = await backtest(
      ['--policy', policy, ...span, '--tickets', '-', '--json', '--workers', '2'],
      lines.join('\n'),
    );
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      tickets: 2,
      refused: {
        lines: 2,
        first: [
          'line 2: expected a JSON object',
          'line 3: /deeds/0/at: expected an instant not before the ticket was opened',
        ],
      },
      clocks: [
        { requestType: 'question', clock: 'first-response', breaches: [0, 1], gained: 1, lost: 0 },
        { clock: 'resolution', breaches: [0, 0] },
      ],
      mostChanged: [{ ticketId: 'T1', gained: 1, laterMs: 1_800_000 }],
    });
    expect(err).toContain('tickets');
  });

  it('finds the same of a sample each time, however many work on it', async () => {
    const args = ['--policy', 'web-shop', ...span, '--sample', '700', '--seed', '7', '--json', '--workers'];
    const [alone, together] = await Promise.all([backtest([...args, '1']), backtest([...args, '2'])]);
    const { seconds: _, ...result } = JSON.parse(alone.out);
    expect(JSON.parse(together.out)).toMatchObject(result);
    expect(result.tickets).toBe(700);
  });

  it('prints tables for a person', async () => {
    const { out } = await backtest(['--policy', 'web-shop', ...span, '--sample', '20']);
    expect(out).toMatch(/^20 tickets under web-shop, compared with starter/);
    expect(out).toMatch(/request type +clock +before +after +gained +lost/);
  });

  it.each([
    [['--policy', 'no-such-preset', ...span, '--sample', '1'], 'There is no preset no-such-preset.'],
    [['--policy', 'nowhere.json', ...span, '--sample', '1'], 'nowhere.json cannot be read.'],
    [['--policy', 'package.json', ...span, '--tickets', 'nowhere.jsonl'], 'package.json is not a valid policy'],
    [['--policy', 'README.md', ...span, '--sample', '1'], 'README.md is not JSON: '],
    [['--policy', 'web-shop', ...span, '--tickets', 'nowhere.jsonl'], 'nowhere.jsonl cannot be read.'],
  ])('refuses what it cannot read: %j', async (args, message) => {
    expect(await backtest(args)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });

  it('says so when there is no stack', async () => {
    const { code, err } = await backtest(['--policy', 'web-shop', ...span, '--endpoint', 'http://localhost:1']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^No stack was found: none answers at http/) });
  });

  it('takes a draft as the how-to writes it, without a version, by the name of its file', async () => {
    const page = await readFile(new URL('../../docs/how-to/write-a-policy.md', import.meta.url), 'utf8');
    const file = path.join(folder, 'dalbit (for 2027).json');
    await writeFile(file, /```json\n(.*?)```/s.exec(page)![1]!);
    const { code, err } = await backtest(['--policy', file, '--against', 'windows', ...span, '--sample', '1']);
    expect(code, err).toBe(0);
  });

  it('names every fault of a draft', async () => {
    const file = path.join(folder, 'faulty.json');
    const summary = { calendar: 'weekend', to: 'manager' };
    await writeFile(file, JSON.stringify({ extends: 'starter', version: 'draft-2', summary }));
    const { code, err } = await backtest(['--policy', file, ...span, '--sample', '1']);
    expect(code).toBe(2);
    expect(err).toContain('/summary/calendar: expected a calendar: always, office');
  });
});

describe('the options of a backtest', () => {
  const given = ['--policy', 'web-shop', '--from', '2026-06-01', '--to', '2026-06-30'];

  it.each([
    [[], '--policy: expected a JSON file'],
    [['--policy', 'web-shop', '--from', 'yesterday'], '--from: expected a date such as'],
    [['--policy', 'web-shop', '--from', '2026-02-30'], '--from: expected a date such as'],
    [['--policy', 'web-shop', '--from', '2026-06-01'], '--to: expected a date such as'],
    [[...given, '--to', '2026-05-31'], '--to: expected a day that is not before 2026-06-01'],
    [[...given, '--until', 'soon'], '--until: expected an ISO 8601 date and time with a zone'],
    [[...given, '--until', '2026-07-01T00:00:00'], '--until: expected an ISO 8601 date and time with a zone'],
    [[...given, '--workers', '0'], '--workers: expected a whole number, 1 or more'],
    [[...given, '--workers', '1.5'], '--workers: expected a whole number, 1 or more'],
    [[...given, '--sample', '-1'], "'--sample' argument is ambiguous"],
    [[...given, '--sample', 'many'], '--sample: expected a whole number, 0 or more'],
    [[...given, '--seed', ''], '--seed: expected a whole number'],
    [[...given, '--tempo', '1'], "Unknown option '--tempo'"],
  ])('are refused in words: %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });

  it('may ask for help, whatever else they are', () => {
    expect(readOptions(['--help'])).toBeNull();
  });
});
