import type { Database } from '../../adapters/dynamo/database.ts';
import { noteWaiting, readWaiting } from '../../adapters/dynamo/notice-store.ts';
import { openScheduler, setTimer, type Timers } from '../../adapters/scheduler/timers.ts';
import type { Policies } from '../../application/policies.ts';
import { millisBetween, plusMs } from '../../domain/instants.ts';
import { closingBy, digestIdOf, type Slot, slotOf } from '../../domain/notice/slot.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Environment } from '../environment.ts';

export interface TimerOffice {
  database: Database;
  policies: Policies;
  timers: Timers;
  now: () => InstantText;
}

/** What closes slots of notices when their time has come. */
export interface DigestTimers {
  /** Sees to it that what has been gathered in a slot will be told. */
  closeLater(slot: Slot, person: Staff): Promise<void>;
  /**
   * Hours may begin earlier than was known when notices were gathered: those are told when hours begin by now.
   * @returns how many slots are closed earlier
   */
  bringForward(): Promise<number>;
}

/** What is written so long before a slot closes is surely seen when it does, however the clocks of two machines differ. */
const marginMs = 10_000;

/** So many timers are remembered; one that is forgotten can be set again. */
const mostRemembered = 2_000;

export function timersOf(environment: Environment<'sweep'>): Timers {
  return {
    client: openScheduler(),
    group: environment.DIGEST_GROUP,
    targetArn: environment.DIGEST_FUNCTION_ARN,
    roleArn: environment.DIGEST_ROLE_ARN,
    deadLettersArn: environment.DIGEST_DEAD_LETTERS_ARN,
  };
}

/** Sets the timer that closes a slot, once; for what comes too late for that, one that closes it again. */
export function openDigestTimers({ database, policies, timers, now }: TimerOffice): DigestTimers {
  const set = new Set<string>();

  /** At the slot's end, or at the end of the slot it is now: for what comes late, and where hours begin earlier. */
  async function closingTime(slot: Slot, person: Staff): Promise<InstantText> {
    const soon = plusMs(now(), marginMs);
    const policy = await policies.active();
    if (slot.closesAt > soon && closingBy(policy, person, slot.closesAt, soon) === slot.closesAt) return slot.closesAt;
    const current = slotOf(policy, person, soon);
    if (current && millisBetween(soon, current.closesAt) >= marginMs) return current.closesAt;
    return wholeSecond(Date.parse(soon) + 60_000);
  }

  async function closeLater(slot: Slot, person: Staff): Promise<void> {
    const digestId = digestIdOf(slot);
    let at: InstantText;
    do {
      at = await closingTime(slot, person);
      const name = `${slot.staffId}-${compact(slot.closesAt)}-${compact(at)}`;
      if (set.has(name)) return;
      if (slot.quiet && at === slot.closesAt) await noteWaiting(database, slot);
      await setTimer(timers, { name, at, input: { digestId } });
      if (set.size >= mostRemembered) set.clear();
      set.add(name);
      // A timer that took so long to set that its time has come may never run.
    } while (now() >= at);
  }

  return {
    closeLater,

    async bringForward() {
      const { staff } = await policies.active();
      let count = 0;
      for (const slot of await readWaiting(database, now())) {
        const person = staff.find(({ id }) => id === slot.staffId);
        if (!person || (await closingTime(slot, person)) >= slot.closesAt) continue;
        await closeLater(slot, person);
        count += 1;
      }
      return count;
    },
  };
}

/** Seconds, short enough for a timer's name. */
function compact(instant: InstantText): string {
  return Math.floor(Date.parse(instant) / 1000).toString(36);
}

function wholeSecond(milliseconds: number): InstantText {
  return new Date(Math.ceil(milliseconds / 1000) * 1000).toISOString();
}
