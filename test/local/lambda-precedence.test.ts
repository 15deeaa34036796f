import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Precedence } from '../../local/services/lambda/precedence.ts';

/** Work that goes on until it is told to end. */
function openEnded() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = { started: false, end: resolve, run };
  function run() {
    work.started = true;
    return promise;
  }
  return work;
}

const many = (count: number) => Array.from({ length: count }, openEnded);
const started = (works: { started: boolean }[]) => works.map((work) => work.started);

describe('invocations on a busy machine', () => {
  it('run side by side while few tasks are under way', async () => {
    const order = new Precedence();
    const [tasks, mails] = [many(4), many(3)];
    for (const task of tasks) void order.task(task.run);
    for (const mail of mails) void order.background(mail.run);
    await turn();
    expect(started([...tasks, ...mails])).toEqual(Array(7).fill(true));
  });

  it('go one at a time in the background while tasks pile up, in order, and never not at all', async () => {
    const order = new Precedence();
    const [tasks, mails] = [many(5), many(3)];
    for (const task of tasks) void order.task(task.run);
    for (const mail of mails) void order.background(mail.run);
    await turn();
    expect(started(tasks)).toEqual(Array(5).fill(true));
    expect(started(mails)).toEqual([true, false, false]);
    mails[0]!.end();
    await turn();
    expect(started(mails)).toEqual([true, true, false]);
    tasks[0]!.end();
    await turn();
    expect(started(mails)).toEqual([true, true, true]);
  });

  it('make room when they fail', async () => {
    const order = new Precedence();
    const tasks = many(5);
    for (const task of tasks) void order.task(task.run);
    const failed = order.background(() => Promise.reject(new Error('no')));
    const next = openEnded();
    void order.background(next.run);
    await expect(failed).rejects.toThrow('no');
    await turn();
    expect(next.started).toBe(true);
  });
});
