import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { answerLine } from '../src/command/answer-line.ts';
import { LONGEST_LINE, linesOf } from '../src/command/lines.ts';

const main = path.resolve(import.meta.dirname, '../src/command/main.ts');

const day = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const question = {
  calendar: {
    timeZone: 'Asia/Seoul',
    windows: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: ['2026-02-17'],
    workdays: { '2026-02-14': [['09:00', '18:00']] },
  },
  start: '2026-02-16T17:30:00+09:00',
  target: 'PT4H',
};
const ask = (change: object) => JSON.parse(answerLine(JSON.stringify({ ...question, ...change })));

async function* chunks(...parts: string[]) {
  yield* parts;
}

describe('a line', () => {
  it('gets the due time with its proof, in the zone of the calendar', () => {
    const { due, ledger } = ask({});
    expect(due).toBe('2026-02-18T13:30:00+09:00');
    expect(ledger.map(({ kind, seconds, reason }: any) => [kind, seconds, reason])).toEqual([
      ['counted', 1800, undefined],
      ['skipped', 6 * 3600, 'outside-hours'],
      ['skipped', 24 * 3600, 'holiday'],
      ['skipped', 9 * 3600, 'outside-hours'],
      ['counted', 3 * 3600, undefined],
      ['skipped', 3600, 'outside-hours'],
      ['counted', 1800, undefined],
    ]);
  });

  it('takes instants with any offset, to the second', () => {
    expect(ask({ start: '2026-02-16T08:30:00.000Z' }).due).toBe('2026-02-18T13:30:00+09:00');
    expect(ask({ start: '2026-02-16T08:30:00.001Z' }).due).toBe('2026-02-18T13:30:01+09:00');
  });

  it('with an end gets the time that has passed', () => {
    const answer = ask({ target: undefined, end: '2026-02-18T13:30:00+09:00' });
    expect(answer).toEqual({ elapsed: 'PT14400S', seconds: 14_400, ledger: ask({}).ledger });
  });

  it('credits pauses, and with one that goes on gets what remains', () => {
    const pauses = [
      ['2026-02-18T09:00:00+09:00', '2026-02-18T10:00:00+09:00'],
      ['2026-02-18T09:30:00+09:00', '2026-02-18T11:00:00+09:00'],
    ];
    expect(ask({ pauses }).due).toBe('2026-02-18T15:30:00+09:00');
    const paused = ask({ pauses: [...pauses, ['2026-02-18T11:30:00+09:00', null]] });
    expect(paused).toMatchObject({ due: null, remaining: 'PT3H' });
    expect(paused.ledger.at(-1)).toMatchObject({ kind: 'counted', to: '2026-02-18T11:30:00+09:00' });
  });

  it('may name the public holidays of a country', () => {
    const calendar = { ...question.calendar, publicHolidays: 'KR' };
    const { due, ledger } = ask({ calendar, start: '2026-02-13T17:30:00+09:00', target: 'PT10H' });
    expect(due).toBe('2026-02-19T09:30:00+09:00');
    expect(ledger.map(({ name }: any) => name)).toContain('설날');
  });

  it.each([
    ['no JSON', '{', ''],
    ['a list', '[]', ''],
    [
      'a zone there is not',
      JSON.stringify({ ...question, calendar: { timeZone: 'X', windows: '24x7' } }),
      '/calendar/timeZone',
    ],
    ['a bad target', JSON.stringify({ ...question, target: 'soon' }), '/target'],
    [
      'a pause that ends before it begins',
      JSON.stringify({ ...question, pauses: [[question.start, '2026-01-01T00:00:00Z']] }),
      '/pauses/0',
    ],
    ['a line too long to keep', null, ''],
  ])('with %s gets an error with the field and what is expected', (_, line, field) => {
    const { error } = JSON.parse(answerLine(line));
    expect(error).toMatchObject({ field, expected: expect.stringMatching(/./), detail: expect.stringMatching(/./) });
  });
});

describe('lines', () => {
  async function all(...parts: string[]) {
    const lines: (string | null)[] = [];
    for await (const some of linesOf(chunks(...parts))) lines.push(...some);
    return lines;
  }

  it('come whole however the text is cut, the last one without its end too', async () => {
    expect(await all('on', 'e\ntwo\n', '\nfo', 'ur')).toEqual(['one', 'two', '', 'four']);
  });

  it('that are too long are told of, and not kept', async () => {
    const long = 'x'.repeat(LONGEST_LINE);
    expect(await all(long, 'x', 'x\nnext\n')).toEqual([null, 'next']);
    expect(await all(`${long}\n`)).toEqual([long]);
    expect(await all(long, 'x')).toEqual([null]);
  });
});

describe('the command', () => {
  const start = (...options: string[]) => spawn(process.execPath, [main, ...options]);

  it('answers every line in order, past bad ones and blank ones', async () => {
    const command = start();
    const lines = Array.from({ length: 3000 }, (_, n) => JSON.stringify({ ...question, target: `PT${n + 1}S` }));
    command.stdin.end(`${lines.slice(0, 2).join('\n')}\n\n{"calendar"\n${lines.slice(2).join('\r\n')}`);
    const answers = (await text(command.stdout)).trimEnd().split('\n');
    expect(answers).toHaveLength(3001);
    expect(JSON.parse(answers[2]!).error.type).toBe('malformed-json');
    expect(JSON.parse(answers[0]!).due).toBe('2026-02-16T17:30:01+09:00');
    expect(JSON.parse(answers[3000]!).due).toBe('2026-02-18T09:20:00+09:00');
  }, 30_000);

  it('ends quietly when nobody reads on', async () => {
    const command = start();
    command.stdin.on('error', () => {}); // The command may be gone before all is written.
    const errors = text(command.stderr);
    command.stdin.write(`${JSON.stringify(question)}\n`);
    await once(command.stdout, 'data');
    command.stdout.destroy();
    for (let n = 0; n < 100; n += 1) command.stdin.write(`${JSON.stringify(question)}\n`);
    expect(await once(command, 'exit')).toEqual([0, null]);
    expect(await errors).toBe('');
  }, 30_000);
});
