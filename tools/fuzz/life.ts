import { createClockMemory, writeClockLine } from 'local-aws/clock-memory';
import { replaceClock } from 'local-aws/services/lambda/bootstrap/clock';

/** A clock that can be moved for everything in this process; what it shows first is the same each time. */
export function moveableClock(start: string): { moveBy(ms: number): void } {
  const real = Date.now.bind(Date);
  let offset = Date.parse(start) - real();
  const line = () => ({ anchorReal: real(), anchorVirtual: real() + offset, speed: 1 });
  const memory = createClockMemory(line());
  replaceClock(memory);
  return {
    moveBy(ms) {
      offset += ms;
      writeClockLine(memory, line());
    },
  };
}
