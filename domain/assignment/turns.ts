import type { Staff } from '../policy/people.ts';

/** Among whom tickets go by turns or by load. */
export interface Pool {
  by: 'round-robin' | 'load';
  /** Their ids, in the policy's order: as long as they stay the same, turns go on where they were. */
  candidates: readonly string[];
}

/** What whoever routes a ticket is told about its pool. No two tickets of a pool get the same turn. */
export interface Roster {
  /** 1 for the first ticket the pool has ever seen. */
  turn: number;
  /** How many tickets have had their turns since the open tickets were counted. */
  ahead: number;
  /** How many open tickets each candidate had then. Empty where tickets go by turns. */
  open: Readonly<Record<string, number>>;
}

/**
 * Whose turn it is.
 *
 * Round robin gives turn after turn to candidate after candidate: over any run of turns their shares differ by one at
 * most. By load it is whoever has the fewest open tickets, once those ahead have been given in the same way, so that many
 * tickets at once spread as they would have one by one; among equals it goes by turns.
 */
export function inTurn(candidates: readonly Staff[], by: Pool['by'], { turn, ahead, open }: Roster): Staff {
  if (by === 'round-robin') return rotated(candidates, turn - 1)[0]!;
  const load = ({ id }: Staff) => open[id] ?? 0;
  const byLoad = rotated(candidates, turn - ahead - 1).sort((a, b) => load(a) - load(b));
  // Tickets fill up the emptiest hands to the level of the next, then both to the level of the third, and so on.
  let left = ahead;
  for (let level = 1; level < byLoad.length; level++) {
    const room = level * (load(byLoad[level]!) - load(byLoad[level - 1]!));
    if (left < room) return byLoad[left % level]!;
    left -= room;
  }
  return byLoad[left % byLoad.length]!;
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
