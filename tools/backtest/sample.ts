import { daysFrom } from '../../domain/backtest/days.ts';
import type { Deed, TicketHistory } from '../../domain/backtest/history.ts';
import { milestonesOf } from '../../domain/policy/clock-rules.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { priorities } from '../../domain/vocabulary.ts';
import type { Span } from './span.ts';

const hour = 3_600_000;
const channels = ['shop', 'mail', 'phone', 'web', 'chat'] as const;
const classes = ['A', 'B', 'C', null] as const;

/**
 * A made-up ticket of one of a policy's request types: answered after some hours, sometimes written to again, put on
 * hold, raised, and nearly always settled within days. The index decides when it was opened, the seed everything else.
 */
export function sampleTicket(index: number, count: number, seed: number, span: Span, policy: Policy): TicketHistory {
  const random = mulberry32(seed * 1_000_003 + index);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const opened = daysFrom(span.from, span.to, span.timeZone);
  const [begin, end] = [Date.parse(opened.from), Date.parse(opened.to)];
  let clock = begin + Math.floor(((index + random()) / count) * (end - begin));
  const openedAt = text(clock);
  const requestType = pick(Object.keys(policy.requestTypes));
  const deeds: Deed[] = [];
  /** Most things take a little while, some take long. */
  const after = (hours: number) => {
    clock += Math.ceil(hours * hour * (0.1 + random() ** 3 * 6));
    return text(clock);
  };
  for (const milestone of milestonesOf(policy.requestTypes[requestType]!)) {
    if (random() < 0.8) deeds.push({ type: 'milestone', at: after(6), milestone });
  }
  if (random() < 0.1) deeds.push({ type: 'prioritised', at: after(1), to: pick(priorities) });
  deeds.push({ type: 'replied', at: after(5) });
  if (random() < 0.3) {
    deeds.push({ type: 'paused', at: after(2) });
    deeds.push({ type: 'resumed', at: after(12) });
  }
  if (random() < 0.4) {
    deeds.push({ type: 'message', at: after(4), needsAnswer: random() < 0.8 });
    deeds.push({ type: 'replied', at: after(5) });
  }
  if (random() < 0.97) deeds.push({ type: 'resolved', at: after(20) });
  return {
    ticketId: `SAMPLE${index + 1}`,
    requestType,
    priority: pick(priorities),
    channel: pick(channels),
    customerClass: pick(classes),
    openedAt,
    deeds,
  };
}

function text(instant: number): string {
  return new Date(instant).toISOString();
}

/** A small generator of numbers from 0 to 1 that always gives the same ones for a seed (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
