/**
 * The current virtual time in memory that threads share: the pure part, which a Lambda worker imports too.
 *
 * Virtual time is a straight line through an anchor: `virtual + (real - anchorReal) x speed`. The line is replaced as a
 * whole each time the clock is moved; a sequence counter (odd while a write is under way) keeps readers from ever
 * seeing half of the old line and half of the new one.
 */

/** Kept from before anybody replaces `Date` in a worker. */
const realNow = Date.now.bind(Date);

export interface ClockLine {
  /** Real milliseconds since the epoch at the anchor. */
  anchorReal: number;
  /** Virtual milliseconds since the epoch at the anchor. */
  anchorVirtual: number;
  /** Virtual milliseconds per real millisecond. */
  speed: number;
}

const HEADER_BYTES = 8;

export function createClockMemory(line: ClockLine): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(HEADER_BYTES + 3 * Float64Array.BYTES_PER_ELEMENT);
  writeClockLine(memory, line);
  return memory;
}

/** Only the thread that owns the clock writes. */
export function writeClockLine(memory: SharedArrayBuffer, line: ClockLine): void {
  const sequence = new Int32Array(memory, 0, 1);
  const values = new Float64Array(memory, HEADER_BYTES, 3);
  Atomics.add(sequence, 0, 1);
  values[0] = line.anchorReal;
  values[1] = line.anchorVirtual;
  values[2] = line.speed;
  Atomics.add(sequence, 0, 1);
}

/** @public Read in worker threads, by path. */
export function readClockLine(memory: SharedArrayBuffer): ClockLine {
  const sequence = new Int32Array(memory, 0, 1);
  const values = new Float64Array(memory, HEADER_BYTES, 3);
  for (;;) {
    const before = Atomics.load(sequence, 0);
    const line: ClockLine = { anchorReal: values[0]!, anchorVirtual: values[1]!, speed: values[2]! };
    if (before % 2 === 0 && Atomics.load(sequence, 0) === before) return line;
  }
}

/** Virtual milliseconds since the epoch, whole as `Date.now()` is. A real clock set back never turns the line back beyond its anchor. */
export function readClock(memory: SharedArrayBuffer, real: number = realNow()): number {
  const { anchorReal, anchorVirtual, speed } = readClockLine(memory);
  return Math.floor(anchorVirtual + Math.max(0, real - anchorReal) * speed);
}
