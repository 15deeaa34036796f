import type { Recording } from '../recording.ts';
import { changedIsTold } from './changed-is-told.ts';
import { latenessIsTrue } from './lateness.ts';
import type { Breach, Law, LawName } from './law.ts';
import { nobodyWaits } from './nobody-waits.ts';
import { nothingUntrue } from './nothing-untrue.ts';
import { oneDeed } from './one-deed.ts';
import { somebodyHears } from './somebody-hears.ts';
import { toldIsTimed } from './told-is-timed.ts';

const laws: Readonly<Record<LawName, Law>> = {
  1: toldIsTimed,
  2: changedIsTold,
  3: nothingUntrue,
  4: nobodyWaits,
  5: somebodyHears,
  9: oneDeed,
  lateness: latenessIsTrue,
};

/** All that is broken in a life, in the order in which it happened. */
export function breachesIn(recording: Recording): Breach[] {
  return Object.values(laws)
    .flatMap((law) => law(recording))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
