import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Precedence } from '../../src/precedence.ts';

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

  it('wait in the background while tasks pile up, and go on, in order, when they no longer do', async () => {
    const order = new Precedence();
    const [tasks, mails] = [many(5), many(3)];
    for (const task of tasks) void order.task(task.run);
    for (const mail of mails) void order.background(mail.run);
    await turn();
    expect(started(tasks)).toEqual(Array(5).fill(true));
    expect(started(mails)).toEqual([false, false, false]);
    tasks[0]!.end();
    await turn();
    expect(started(mails)).toEqual([true, true, true]);
  });

  it('never wait for good: one has its turn after every two hundred tasks', async () => {
    const order = new Precedence();
    const [ever, mails] = [many(5), many(2)];
    for (const task of ever) void order.task(task.run);
    for (const mail of mails) void order.background(mail.run);
    for (let count = 0; count < 200; count++) await order.task(async () => undefined);
    expect(started(mails)).toEqual([true, false]);
    mails[0]!.end();
    for (let count = 0; count < 200; count++) await order.task(async () => undefined);
    expect(started(mails)).toEqual([true, true]);
  });

  it('are not let in all at once, so that a task finds room whatever waits in the background', async () => {
    const order = new Precedence();
    const mails = many(40);
    for (const mail of mails) void order.background(mail.run);
    await turn();
    expect(started(mails).filter(Boolean)).toHaveLength(32);
    for (const mail of mails.slice(0, 8)) mail.end();
    await turn();
    expect(started(mails)).toEqual(Array(40).fill(true));
  });

  it('make room when they fail', async () => {
    const order = new Precedence();
    const ever = many(5);
    for (const task of ever) void order.task(task.run);
    const failed = expect(order.background(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const next = openEnded();
    void order.background(next.run);
    for (let count = 0; count < 400; count++) await order.task(async () => undefined);
    await failed;
    expect(next.started).toBe(true);
  });
});
