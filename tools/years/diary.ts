import { isOpen } from 'business-time';
import { fromText } from '../../domain/instants.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { View } from '../simulate/act.ts';

const hour = 3_600_000;

/** Which times are taken, and whether a matter goes one way or another: the same whenever it is asked. */
export class Diary {
  readonly #seed: number;
  readonly #taken = new Set<InstantText>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** At least 0, less than 1, by its name. */
  chance(name: string): number {
    let mixed = this.#seed;
    for (const letter of name) mixed = Math.imul(mixed ^ letter.codePointAt(0)!, 0x01000193);
    mixed ^= mixed >>> 15;
    return (Math.imul(mixed, 0x2c1b3c6d) >>> 0) / 2 ** 32;
  }

  /** The first hour in which people come that nobody has taken, for a visit within its window; null for none. */
  freeFor(what: Ticket | Visit, { at, policy, tickets, visits }: View): InstantText | null {
    for (const { agreedAt } of visits) if (agreedAt !== null) this.#taken.add(agreedAt);
    for (const { clocks } of tickets) for (const { bookedFor } of clocks) if (bookedFor) this.#taken.add(bookedFor);
    const [from, to] = 'windowFrom' in what ? [what.windowFrom, what.windowTo] : [at, undefined];
    const calendar = policy.calendars[policy.visits.calendar]!;
    const earliest = Math.max(Date.parse(at) + ('windowFrom' in what ? 4 : 2) * hour, Date.parse(from));
    for (let ms = Math.ceil(earliest / hour) * hour, tried = 0; tried < 24 * 60; ms += hour, tried += 1) {
      const instant = new Date(ms).toISOString();
      if (to !== undefined && instant >= to) return null;
      if (isOpen(calendar, fromText(instant)) && !this.#taken.has(instant)) return instant;
    }
    return null;
  }
}
