import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ActivityCounter } from '../../src/activity.ts';

it('is idle at once when nothing goes on', async () => {
  await expect(new ActivityCounter().idle()).resolves.toBeUndefined();
});

it('waits for everything that goes on, and for what it sets off in the same turn', async () => {
  const activity = new ActivityCounter();
  let done = '';
  const first = activity.begin('first');
  setTimeout(() => {
    first();
    // Handed over through the event loop, as a message between threads is.
    setImmediate(
      () =>
        void activity.track(
          'second',
          delay(20).then(() => (done += 'second')),
        ),
    );
  }, 5);
  await activity.idle();
  expect(done).toBe('second');
});

it('waits for work that passes from hand to hand through the event loop, each part done within its turn', async () => {
  const activity = new ActivityCounter();
  let hands = 0;
  const pass = () => {
    const end = activity.begin('hand over');
    hands += 1;
    if (hands < 10) setImmediate(pass);
    end();
  };
  setImmediate(pass);
  await activity.idle();
  expect(hands).toBe(10);
});

it('says what is going on', () => {
  const activity = new ActivityCounter();
  activity.begin('invoke A');
  const end = activity.begin('invoke A');
  activity.begin('record');
  end();
  end();
  expect(activity.describe()).toEqual({ 'invoke A': 1, record: 1 });
});

it('counts failed work as ended', async () => {
  const activity = new ActivityCounter();
  await expect(activity.track('work', Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(activity.describe()).toEqual({});
});
