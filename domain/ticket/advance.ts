import type { TicketEventData } from '../events.ts';
import { millisBetween, toText } from '../instants.ts';
import { type Context, change, type TicketChange } from './change.ts';
import { waitingRungs } from './clocks.ts';
import type { Ticket } from './ticket.ts';

/**
 * Climbs every rung that is due, in order of their instants; null when none is.
 * A rung that has been climbed is never climbed again, whatever is delivered twice.
 */
export function advanceTicket(ticket: Ticket, context: Context): TicketChange | null {
  const at = toText(context.now);
  if (ticket.status === 'resolved') return null;
  const due = ticket.clocks
    .flatMap((clock) => waitingRungs(clock).map((rung) => ({ clock, rung })))
    .filter(({ rung }) => rung.dueAt <= at)
    .sort((a, b) => (a.rung.dueAt < b.rung.dueAt ? -1 : 1));
  if (due.length === 0) return null;

  let assignee = ticket.assignee;
  const data: TicketEventData[] = [];
  for (const { clock, rung } of due) {
    // The policy may have lost the rung since: then only whoever has the ticket is told.
    const step = context.policy.ladder.find((one) => one.name === rung.name);
    data.push({
      type: 'rung.fired',
      clock: clock.name,
      rung: rung.name,
      dueAt: rung.dueAt,
      latenessMs: millisBetween(rung.dueAt, at),
      promiseDueAt: clock.dueAt!,
      notify: step?.notify ?? ['assignee'],
    });
    const next = step?.reassign && context.policy.staff.find((person) => person.role === step.reassign)?.id;
    if (next && next !== assignee) {
      data.push({ type: 'ticket.assigned', from: assignee, to: next, reason: 'escalation' });
      assignee = next;
    }
  }
  const climbed = new Set(due.map(({ rung }) => rung));
  const clocks = ticket.clocks.map((clock) => ({
    ...clock,
    breachedAt: clock.breachedAt ?? (clock.state === 'running' && clock.dueAt! <= at ? clock.dueAt : null),
    rungs: clock.rungs.map((rung) => (climbed.has(rung) ? { ...rung, firedAt: at } : rung)),
  }));
  return change('advance', ticket, context, { clocks, assignee }, data);
}

/** Gives the ticket another execution: the last one is near its quota, or was found missing. */
export function rearmTicket(ticket: Ticket, context: Context): TicketChange {
  return change('rearm', ticket, context, { execution: `${ticket.ticketId}-${ticket.version + 1}` }, []);
}
