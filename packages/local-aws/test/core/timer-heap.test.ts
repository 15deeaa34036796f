import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Timer, TimerHeap } from '../../src/timer-heap.ts';

it('gives out what was added and not removed, by due instant, then by sequence', () => {
  const plan = fc.array(fc.record({ due: fc.integer({ min: 0, max: 1000 }), remove: fc.boolean() }), {
    minLength: 20,
    maxLength: 120,
    size: 'max',
  });
  fc.assert(
    fc.property(plan, (timers) => {
      const heap = new TimerHeap();
      const added = timers.map(({ due }, sequence): Timer => ({ due, sequence, fire: () => undefined, index: -1 }));
      for (const timer of added) heap.add(timer);
      const removed = added.filter((_, index) => timers[index]!.remove);
      for (const timer of [...removed, ...removed]) heap.remove(timer);

      const taken: Timer[] = [];
      for (let next = heap.takeDue(1000); next; next = heap.takeDue(1000)) taken.push(next);

      const kept = added.filter((_, index) => !timers[index]!.remove);
      kept.sort((one, other) => one.due - other.due || one.sequence - other.sequence);
      expect(taken.map(({ sequence }) => sequence)).toEqual(kept.map(({ sequence }) => sequence));
    }),
    { numRuns: 200 },
  );
});

it('keeps what is due later', () => {
  const heap = new TimerHeap();
  heap.add({ due: 5, sequence: 1, fire: () => undefined, index: -1 });
  expect(heap.takeDue(4)).toBeUndefined();
  expect(heap.peek()).toMatchObject({ due: 5 });
});
