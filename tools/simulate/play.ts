import { plusMs } from '../../domain/instants.ts';
import { doDeed } from './deeds.ts';
import type { House } from './house.ts';
import type { Gap, Life } from './life.ts';
import type { Recording } from './recording.ts';
import { World } from './world.ts';

const hourMs = 3_600_000;
const beginning = '2026-01-01T00:00:00.000Z';
/** So long after the last deed what is still due is waited for. */
const afterwardsMs = 16 * 24 * hourMs;
/** Timers fire as late as this, life by life. */
const delays = [0, 40, 1500] as const;

/** Plays a life from its first deed until long after its last. */
export function play(life: Life, house?: House): Recording {
  const begins = plusMs(beginning, life.begins * hourMs);
  const world = new World(life.preset, begins, {
    delayMs: delays[life.begins % delays.length]!,
    ...(house && { house }),
  });
  for (const { after, deed } of life.deeds) {
    wait(world, after);
    doDeed(world, deed);
  }
  world.pass(plusMs(world.at, afterwardsMs));
  return world.recording;
}

function wait(world: World, gap: Gap): void {
  const next = world.nextDue();
  // Where nothing is due, or is due already, a minute passes.
  const minutes = 'minutes' in gap ? gap.minutes : 1;
  if ('minutes' in gap || next === null || next <= world.at) world.pass(plusMs(world.at, minutes * 60_000));
  else if (gap.next === 'before') world.pass(plusMs(next, -1));
  else if (gap.next === 'after') world.pass(plusMs(next, 2000));
  // At the instant itself timers have not fired yet.
  else world.jump(next);
}
