import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ClockStopped } from '../../src/clock.ts';
import { createClockMemory, readClock, writeClockLine } from '../../src/clock-memory.ts';
import { DAY, HOUR, MAY_4, restartedClock, startedClock } from './support.ts';

describe('moving the clock', () => {
  it('fires everything due on the way in order, each at its own instant, and nothing beyond the target', async () => {
    const { clock } = startedClock();
    const fired: { due: number; at: number }[] = [];
    for (const due of [5, 1, 3, 2, 9].map((days) => MAY_4 + days * DAY)) {
      clock.at(due, () => void fired.push({ due, at: clock.now() }));
    }

    const count = await clock.advanceTo(MAY_4 + 6 * DAY);

    expect(count).toBe(4);
    expect(fired.map(({ due }) => (due - MAY_4) / DAY)).toEqual([1, 2, 3, 5]);
    for (const { due, at } of fired) {
      expect(at).toBeGreaterThanOrEqual(due);
      expect(at).toBeLessThan(due + HOUR);
    }
    expect(clock.now()).toBeGreaterThanOrEqual(MAY_4 + 6 * DAY);
  });

  it('fires timers that are set on the way', async () => {
    const { clock } = startedClock();
    const days: number[] = [];
    const daily = () => {
      days.push(Math.floor((clock.now() - MAY_4) / DAY));
      clock.at(MAY_4 + (days.length + 1) * DAY, daily);
    };
    clock.at(MAY_4 + DAY, daily);

    await clock.advanceTo(MAY_4 + 120 * DAY + HOUR);

    expect(days).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('is refused where the clock is stopped on the way: what is answered has been moved', async () => {
    const { clock } = startedClock();
    clock.at(MAY_4 + HOUR, () => clock.stop());
    await expect(clock.advanceTo(MAY_4 + DAY)).rejects.toThrow(ClockStopped);
    await expect(clock.advanceTo(MAY_4 + DAY)).rejects.toThrow(ClockStopped);
    expect(clock.now()).toBeLessThan(MAY_4 + DAY);
  });

  it('keeps the order of creation among timers of one instant', async () => {
    const { clock } = startedClock();
    const fired: number[] = [];
    for (const name of [1, 2, 3, 4]) clock.at(MAY_4 + HOUR, () => void fired.push(name));
    await clock.advanceTo(MAY_4 + DAY);
    expect(fired).toEqual([1, 2, 3, 4]);
  });

  it('waits at an instant for what it set off, before it goes on', async () => {
    const { clock, activity } = startedClock();
    const seen: string[] = [];
    clock.at(MAY_4 + HOUR, async () => {
      await delay(5);
      const end = activity.begin('a record on its way');
      setTimeout(() => {
        seen.push(`worked off before ${clock.now() < MAY_4 + DAY ? 'the next' : 'never'}`);
        end();
      }, 20);
    });
    clock.at(MAY_4 + DAY, () => void seen.push('next'));
    await clock.advanceTo(MAY_4 + 2 * DAY);
    expect(seen).toEqual(['worked off before the next', 'next']);
  });

  it('goes on ticking while it waits, so that lateness is the real time of what was in the way', async () => {
    const { clock, activity } = startedClock();
    clock.at(MAY_4 + HOUR, () => delay(60));
    let duringWork = 0;
    clock.at(MAY_4 + HOUR + 20, () => {
      duringWork = clock.now();
      expect(activity.describe()).toEqual({ timer: 2 });
    });
    await clock.advanceTo(MAY_4 + DAY);
    expect(duringWork).toBeGreaterThanOrEqual(MAY_4 + HOUR + 20);
    expect(duringWork).toBeLessThan(MAY_4 + 2 * HOUR);
  });

  it('does not fire what was cancelled', async () => {
    const { clock } = startedClock();
    const fired: string[] = [];
    const cancelled = clock.at(MAY_4 + 2 * HOUR, () => void fired.push('cancelled'));
    clock.at(MAY_4 + HOUR, () => cancelled.cancel());
    clock.at(MAY_4 + 3 * HOUR, () => void fired.push('kept'));
    await clock.advanceTo(MAY_4 + DAY);
    cancelled.cancel();
    expect(fired).toEqual(['kept']);
  });

  it('refuses a timer without an instant, rather than lose its order', () => {
    const { clock } = startedClock();
    expect(() => clock.at(Date.parse('someday'), () => undefined)).toThrow('due at NaN');
  });

  it('lets moves asked for at the same time follow one another', async () => {
    const { clock } = startedClock();
    const byOneDay = (now: number) => now + DAY;
    await Promise.all([clock.advanceTo(byOneDay), clock.advanceTo(byOneDay), clock.advanceTo(byOneDay)]);
    expect(Math.floor((clock.now() - MAY_4) / DAY)).toBe(3);
  });

  it('never goes back', async () => {
    const { clock } = startedClock();
    await clock.advanceTo(MAY_4 + DAY);
    await clock.advanceTo(MAY_4);
    expect(clock.now()).toBeGreaterThanOrEqual(MAY_4 + DAY);
  });

  it('goes on after a timer that fails', async () => {
    const failures: string[] = [];
    const { clock } = startedClock({ log: (_, message) => void failures.push(message) });
    clock.at(MAY_4 + HOUR, () => Promise.reject(new Error('broken')));
    clock.at(MAY_4 + HOUR, () => {
      throw new Error('broken');
    });
    expect(await clock.advanceTo(MAY_4 + DAY)).toBe(2);
    expect(failures).toEqual(['a timer failed', 'a timer failed']);
  });

  it('fires any mix of set and cancelled timers in order of due instant, then of creation', async () => {
    const timers = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 20 }), cancel: fc.boolean() }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(timers, async (plan) => {
        const { clock } = startedClock();
        const fired: number[] = [];
        const handles = plan.map(({ minutes }, index) =>
          clock.at(MAY_4 + minutes * 60_000, () => void fired.push(index)),
        );
        for (const [index, handle] of handles.entries()) if (plan[index]!.cancel) handle.cancel();
        await clock.advanceTo(MAY_4 + HOUR);
        clock.stop();
        const expected = plan.map((timer, index) => ({ ...timer, index })).filter(({ cancel }) => !cancel);
        expected.sort((one, other) => one.minutes - other.minutes || one.index - other.index);
        expect(fired).toEqual(expected.map(({ index }) => index));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the clock by itself', () => {
  it('fires timers as real time passes, at once when they are past', async () => {
    const { clock } = startedClock();
    const fired = await new Promise<string[]>((resolve) => {
      const order: string[] = [];
      clock.at(MAY_4 + 30, () => resolve([...order, 'soon']));
      clock.at(MAY_4 - DAY, () => void order.push('past'));
      order.push('asked');
    });
    expect(fired).toEqual(['asked', 'past', 'soon']);
  });

  it('runs as fast as it is told', async () => {
    const { clock } = startedClock({ speed: 36_000 });
    const at = await new Promise<number>((resolve) => clock.at(MAY_4 + HOUR, () => resolve(clock.now())));
    expect(at).toBeGreaterThanOrEqual(MAY_4 + HOUR);
  });

  it('does not fire a timer beyond the reach of setTimeout early', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    onTestFinished(() => void process.off('warning', note));
    const { clock } = startedClock();
    let fired = false;
    clock.at(MAY_4 + 40 * DAY, () => {
      fired = true;
    });
    await delay(20);
    expect(fired).toBe(false);
    // setTimeout would warn, and call at once, again and again.
    expect(warnings).toEqual([]);
    expect(clock.nextDue()).toBe(MAY_4 + 40 * DAY);
  });

  it('can be read by other threads', async () => {
    const { clock } = startedClock();
    await clock.advanceTo(MAY_4 + DAY);
    const read = readClock(clock.memory);
    expect(read).toBeGreaterThanOrEqual(MAY_4 + DAY);
    expect(read).toBeLessThanOrEqual(clock.now());
  });
});

describe('the memory of the clock', () => {
  it('never shows another thread half of one line and half of another', async () => {
    const memory = createClockMemory({ anchorReal: 0, anchorVirtual: 0, speed: 0 });
    const reader = path.resolve(import.meta.dirname, '../../src/clock-memory.ts');
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
      import(${JSON.stringify(reader)}).then(({ readClockLine }) => {
        parentPort.postMessage('reading');
        let torn = 0;
        let changes = 0;
        let last = 0;
        while (changes < 500) {
          const line = readClockLine(workerData);
          if (line.anchorReal !== last) changes += 1;
          last = line.anchorReal;
          if (line.anchorVirtual !== last || line.speed !== last) torn += 1;
        }
        parentPort.postMessage(torn);
      });`,
      { eval: true, workerData: memory },
    );
    onTestFinished(() => void worker.terminate());
    await once(worker, 'message');
    let torn: number | undefined;
    worker.on('message', (count: number) => (torn = count));
    for (let step = 1; torn === undefined; step += 1) {
      writeClockLine(memory, { anchorReal: step, anchorVirtual: step, speed: step });
      if (step % 5000 === 0) await setImmediate();
    }
    expect(torn).toBe(0);
  });
});

describe('a restart', () => {
  it('goes on where the clock was, plus the real time passed', async () => {
    const before = startedClock();
    await before.clock.advanceTo(MAY_4 + 100 * DAY);
    // No orderly stop: the second clock finds what a kill -9 leaves.
    await delay(15);
    const { clock } = restartedClock({ db: before.db });
    expect(clock.now()).toBeGreaterThanOrEqual(MAY_4 + 100 * DAY + 14);
    expect(clock.now()).toBeLessThan(MAY_4 + 101 * DAY);
  });

  it('never turns a fast clock back', async () => {
    const before = startedClock({ speed: 36_000 });
    await delay(50);
    const reached = before.clock.now();
    const { clock } = restartedClock({ db: before.db });
    expect(clock.now()).toBeGreaterThanOrEqual(reached);
  });

  it('refuses a start instant for a clock that has run', () => {
    const { db } = startedClock();
    expect(() => restartedClock({ db, startAt: MAY_4 + DAY })).toThrow(/stands at 2026-05-04T00:00:0.*--clock/);
  });
});
