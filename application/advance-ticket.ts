import type { Context } from '../domain/context.ts';
import { toText } from '../domain/instants.ts';
import { advanceTicket as climb, rearmTicket, retimeTicket } from '../domain/ticket/advance.ts';
import { isToBeRouted, poolOf, routePending } from '../domain/ticket/route-pending.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { type Advanced, awaitNext, type Execution } from './advance.ts';
import { systemContext } from './change-ticket.ts';
import type { Ports, TicketPort, TurnPort } from './ports.ts';
import { shouldRollOver } from './rollover.ts';

type Work = Ports & TicketPort & TurnPort;

/**
 * Routes a ticket that waits for its turn, or for somebody to be back, climbs the rungs that are due and says what to wait
 * for. Losing a race against a change means looking again, and so does a calendar that has changed: nothing is climbed by
 * days that no longer are.
 */
export async function advanceTicket(ports: Work, ticketId: string, execution: Execution): Promise<Advanced> {
  for (;;) {
    const ticket = await ports.readTicket(ticketId);
    const superseded = ticket?.execution !== execution.execution;
    if (!ticket || superseded || ticket.status === 'resolved') return { next: 'done' };
    const context = await systemContext(ports, ticket);
    if (isToBeRouted(ticket, context)) {
      await route(ports, ticket, context);
      continue;
    }
    const change = shouldRollOver(execution, context.now)
      ? rearmTicket(ticket, context)
      : retimeTicket(ticket, context);
    if (change) {
      await ports.saveTicket(change);
      continue;
    }
    const step = climb(ticket, context);
    if (step && !(await ports.saveTicketStep(step))) continue;
    return awaitNext(execution, step?.ticket ?? ticket, ports.now());
  }
}

/** Gives the ticket to whoever is next. Where somebody else changed it meanwhile, the turn is lost and nothing given. */
async function route(ports: Work, ticket: Ticket, context: Context): Promise<void> {
  const pool = poolOf(ticket, context);
  const roster = pool && (await ports.takeTurn(pool, toText(context.now)));
  await ports.saveTicket(routePending(ticket, context, roster));
}
