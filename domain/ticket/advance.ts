import type { Context } from '../context.ts';
import { latest, millisBetween, toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { change, type TicketChange } from './change.ts';
import { firstDue, step } from './climbing.ts';
import { isOutdated, retimedClocks } from './clocks.ts';
import { lateTogether } from './one-mail.ts';
import type { Climb } from './rung-acts.ts';
import { stepsBetween } from './steps.ts';
import { withNewTimesAsTheyAre } from './telling-late.ts';
import type { Clock, Ticket } from './ticket.ts';

/** So many are climbed at once at most: their events travel on one row. What is left is due still, and comes next. */
const mostAtOnce = 60;

/**
 * Climbs every rung that is due, in order of their instants, and notes every promise that has run out; null when there
 * is nothing of the kind. A rung that has been climbed is never climbed again, whatever is delivered twice. What a rung
 * brings forward by raising the priority is climbed along with it.
 */
export function advanceTicket(ticket: Ticket, context: Context): TicketChange | null {
  if (ticket.status === 'resolved') return null;
  const at = toText(context.now);
  let climb: Climb = { ticket, data: [] };
  for (let climbed = 0; climbed < mostAtOnce; climbed++) {
    const due = firstDue(climb.ticket, at);
    if (!due) break;
    climb = step(climb, due, context);
  }
  if (climb.ticket === ticket) return null;
  climb = withNewTimesAsTheyAre(climb, at);
  const { clocks, assignee, team, routing, routeAt, priority, tasks, moments, status, holds } = climb.ticket;
  const patch = { clocks, assignee, team, routing, routeAt, priority, tasks, moments, status, holds };
  return asOneStep(change('advance', ticket, context, patch, lateTogether(climb.data, ticket.eventCount)));
}

/** What is climbed together is told together. */
function asOneStep(change: TicketChange): TicketChange {
  const { events } = change;
  const [first, last] = [events.at(0), events.at(-1)];
  if (!first || !last || first === last) return change;
  return { ...change, events: events.map((event) => ({ ...event, among: [first.sequence, last.sequence] as const })) };
}

/** Gives the ticket another execution: the last one is near its quota, or was found missing. */
export function rearmTicket(ticket: Ticket, context: Context): TicketChange {
  return change('rearm', ticket, context, { execution: `${ticket.ticketId}-${ticket.version + 1}` }, []);
}

/** Times the clocks again if their calendars have changed since; null when none has. */
export function retimeTicket(ticket: Ticket, context: Context): TicketChange | null {
  const { policy, now } = context;
  if (ticket.status === 'resolved' || !isOutdated(policy, ticket)) return null;
  const at = toText(now);
  const clocks = retimedClocks(policy, ticket, at).map((clock) => {
    const old = ticket.clocks.find(({ name, run }) => name === clock.name && run === clock.run);
    const isMoved = old !== undefined && old.timedAt !== clock.timedAt;
    return isMoved ? { ...clock, timedAt: changedAt(policy, old, at) } : clock;
  });
  const moved = stepsBetween(ticket.clocks, clocks, at).length > 0;
  return change('retime', ticket, context, { clocks }, moved ? [{ type: 'ticket.retimed' }] : []);
}

/** So long after a day was changed somebody may still have timed a clock by what the calendar said before. */
const heardMs = 60_000;

/**
 * Since when a clock that is timed again could have been acted on by its new times: since the day was changed, so that
 * the time until somebody noticed counts as late. An older change is not why; then a list of holidays was deployed.
 */
function changedAt({ daysChangedAt = null }: Policy, { timedAt, startedAt }: Clock, at: InstantText): InstantText {
  if (daysChangedAt === null || daysChangedAt > at || millisBetween(daysChangedAt, timedAt) > heardMs) return at;
  return latest(startedAt, daysChangedAt);
}
