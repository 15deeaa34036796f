import { latest, toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Context, change, type TicketChange } from './change.ts';
import { retimedClocks } from './clocks.ts';
import { refusalOf, tooManyHolds } from './problems.ts';
import type { Hold, Ticket } from './ticket.ts';

/** So many holds, with their reasons, still fit the ticket's row many times over. */
const mostHolds = 100;

/** Puts the ticket on hold: its clocks stop until it is resumed, save those that run on. */
export function pauseTicket(ticket: Ticket, reason: string, context: Context): Result<TicketChange> {
  const refusal = refusalOf('pause', ticket, context);
  if (refusal) return refuse(refusal);
  if (ticket.holds.length >= mostHolds) return refuse(tooManyHolds(ticket.ticketId, mostHolds));
  const at = toText(context.now);
  const holds = [...ticket.holds, { from: at, to: null, reason }];
  const clocks = retimedClocks(context.policy, { ...ticket, holds }, at);
  return ok(
    change('pause', ticket, context, { status: 'on-hold', holds, clocks }, [{ type: 'ticket.paused', reason }]),
  );
}

/** Takes the ticket off hold; it is `new` again if nobody has answered yet. */
export function resumeTicket(ticket: Ticket, context: Context): Result<TicketChange> {
  const refusal = refusalOf('resume', ticket, context);
  if (refusal) return refuse(refusal);
  const at = toText(context.now);
  const holds = closedHolds(ticket, at);
  const clocks = retimedClocks(context.policy, { ...ticket, holds }, at);
  const status = ticket.answeredAt === null ? 'new' : 'open';
  return ok(change('resume', ticket, context, { status, holds, clocks }, [{ type: 'ticket.resumed' }]));
}

/** Ends the hold that goes on, never before it began: it may have been begun by a clock that is a little ahead. */
export function closedHolds({ holds }: Ticket, at: InstantText): Hold[] {
  return holds.map((hold) => (hold.to === null ? { ...hold, to: latest(hold.from, at) } : hold));
}
