import type { Context } from '../context.ts';
import { type Problem, problem } from '../errors.ts';
import { latest, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import { usualHold } from '../policy/usual-ladders.ts';
import type { WaitsFor } from '../policy/waits-for.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { holdClockName, withClock } from './clock-state.ts';
import { met, retimedClocks } from './clocks.ts';
import type { TicketEventData } from './events.ts';
import { ownClock } from './own-clocks.ts';
import { refusalOf, type TicketRefusal, tooManyHolds } from './problems.ts';
import type { Clock, Hold, Ticket } from './ticket.ts';
import { promisedAnew } from './timing.ts';

/** So many holds, with their reasons, still fit the ticket's row many times over. */
const mostHolds = 100;

/** A hold lasts no longer than this at a time. */
const longestDays = 366;

/** Why a ticket is put on hold, what it waits for, and until when at most. */
export interface Pause {
  reason: string;
  waitsFor?: WaitsFor | undefined;
  until?: InstantText | undefined;
}

/**
 * Puts the ticket on hold: its clocks stop until it is resumed, save those that run on. The hold says what it waits for, the
 * customer unless somebody says otherwise, and has an end, at which it is resumed by itself; until then its own clock chases
 * what is waited for. Said again, nothing changes.
 */
export function pauseTicket(
  ticket: Ticket,
  pause: Pause,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'hold-end-invalid' | 'too-many-holds'>> {
  const isSo = isHeldSo(ticket, pause);
  const refusal = refusalOf('pause', ticket, context, isSo);
  if (refusal) return refuse(refusal);
  if (isSo) return ok(noChange('pause', ticket));
  if (ticket.holds.length >= mostHolds) return refuse(tooManyHolds(ticket.ticketId, mostHolds));
  const at = toText(context.now);
  const { reason, until: asked } = pause;
  const waitsFor = waitsForOf(pause);
  const farthest = toText(context.now.add({ hours: longestDays * 24 }));
  if (asked !== undefined && (asked <= at || asked > farthest)) return refuse(badEnd(asked));
  if (asked === undefined && waitsFor === 'date') return refuse(badEnd(null));
  const { policy } = context;
  const hold = { from: at, to: null, reason, waitsFor };
  const stopped = { ...ticket, holds: [...ticket.holds, hold] };
  const clocks = retimedClocks(policy, stopped, at);
  const timed = holdClock(policy, { ...stopped, clocks }, waitsFor, asked ?? usualEnd(policy, waitsFor, at), at);
  const until = timed.bookedFor!;
  const patch = {
    status: 'on-hold' as const,
    holds: [...ticket.holds, { ...hold, until }],
    clocks: withClock(clocks, timed),
  };
  return ok(change('pause', ticket, context, patch, [{ type: 'ticket.paused', reason, waitsFor, until }]));
}

function waitsForOf({ waitsFor, until }: Pause): WaitsFor {
  return waitsFor ?? (until === undefined ? 'customer' : 'date');
}

/** Whether a ticket is on such a hold already. */
function isHeldSo(ticket: Ticket, pause: Pause): boolean {
  const hold = currentHold(ticket);
  if (hold?.reason !== pause.reason || hold.waitsFor !== waitsForOf(pause)) return false;
  return pause.until === undefined || pause.until === hold.until;
}

/** What takes a ticket off hold; it is `new` again if nobody has answered yet. */
export type Resumed = Pick<Ticket, 'status' | 'holds' | 'clocks'>;

/** Takes the ticket off hold; one that has been taken off it stays as it is. */
export function resumeTicket(ticket: Ticket, context: Context): Result<TicketChange, Problem<TicketRefusal>> {
  const isSo = ticket.status !== 'resolved' && ticket.holds.length > 0 && !currentHold(ticket);
  const refusal = refusalOf('resume', ticket, context, isSo);
  if (refusal) return refuse(refusal);
  if (isSo) return ok(noChange('resume', ticket));
  const event: TicketEventData = { type: 'ticket.resumed', because: 'staff' };
  return ok(change('resume', ticket, context, offHold(context.policy, ticket, toText(context.now)), [event]));
}

/** A ticket as it is off hold from an instant on: its clocks go on. */
export function offHold(policy: Policy, ticket: Ticket, at: InstantText): Resumed {
  const holds = closedHolds(ticket, at);
  const ended = withoutHoldClock(ticket.clocks, at);
  const clocks = retimedClocks(policy, { ...ticket, holds, clocks: ended }, at);
  return { status: ticket.answeredAt === null ? 'new' : 'open', holds, clocks };
}

/** The clock of a hold ends with it. */
export function withoutHoldClock(clocks: readonly Clock[], at: InstantText): Clock[] {
  return clocks.map((clock) => (clock.own?.kind === 'hold' ? met(clock, at) : clock));
}

/** The hold that goes on; undefined when the ticket is on none. */
export function currentHold({ holds }: Pick<Ticket, 'holds'>): Hold | undefined {
  return holds.find(({ to }) => to === null);
}

/** Ends the hold that goes on, never before it began: it may have been begun by a clock that is a little ahead. */
export function closedHolds({ holds }: Ticket, at: InstantText): Hold[] {
  return holds.map((hold) => (hold.to === null ? { ...hold, to: latest(hold.from, at) } : hold));
}

function holdClock(policy: Policy, ticket: Ticket, waitsFor: WaitsFor, until: InstantText, at: InstantText): Clock {
  const run = (ticket.clocks.find(({ name }) => name === holdClockName)?.run ?? 0) + 1;
  const calendar = policy.holds?.[waitsFor]?.calendar ?? policy.visits.calendar;
  const own = { kind: 'hold' as const, waitsFor };
  return ownClock(policy, ticket, { name: holdClockName, run, own, calendar, target: 'booked', bookedFor: until }, at);
}

/** How long such a hold lasts where nobody says: by the policy's rule, or else as is usual. */
function usualEnd(policy: Policy, waitsFor: WaitsFor, at: InstantText): InstantText {
  const rule = policy.holds?.[waitsFor];
  const calendar = rule?.calendar ?? policy.visits.calendar;
  const end = promisedAnew(policy, { calendar }, at, rule?.target ?? usualHold[waitsFor]);
  // A calendar that never opens again has no such time: fourteen days are as good as any.
  return end ?? new Date(Date.parse(at) + 14 * 86_400_000).toISOString();
}

function badEnd(until: InstantText | null): Problem<'hold-end-invalid'> {
  return problem('hold-end-invalid', {
    detail:
      until === null ? 'A hold for a date says until when.' : `${until} has passed, or is more than a year ahead.`,
    field: '/until',
    expected: 'an instant from now on, within a year',
  });
}
