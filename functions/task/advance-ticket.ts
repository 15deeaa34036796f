import { openDatabase } from '../../adapters/dynamo/database.ts';
import { takeTurn } from '../../adapters/dynamo/roster-store.ts';
import { readTicket, saveOwnStep, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import type { Context } from '../../domain/context.ts';
import { toText } from '../../domain/instants.ts';
import { advanceTicket, rearmTicket, retimeTicket } from '../../domain/ticket/advance.ts';
import { isToBeRouted, poolOf, routePending } from '../../domain/ticket/route-pending.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import {
  type AdvanceTicketInput,
  type AdvanceTicketOutput,
  advanceTicketInputSchema,
} from '../../workflows/ticket/contract.ts';
import { isWornOut, waitUntil } from '../_kit/handover.ts';
import { openPolicies } from '../_kit/policies.ts';
import { task } from '../_kit/task.ts';
import { now } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('advanceTicket').TABLE_NAME);
const policies = openPolicies(database);

/**
 * Routes a ticket that waits for its turn, or for somebody to be back, climbs the rungs that are due and says what to wait for. Losing a race
 * against a change means looking again, and so does a calendar that has changed: nothing is climbed by days that no
 * longer are.
 */
export const handler = task(
  advanceTicketInputSchema,
  async (input: AdvanceTicketInput): Promise<AdvanceTicketOutput> => {
    for (;;) {
      const ticket = await readTicket(database, input.ticketId);
      const superseded = ticket?.execution !== input.execution;
      if (!ticket || superseded || ticket.status === 'resolved') return { next: 'done' };
      const policy = await policies.of(ticket.policyVersion);
      const context = { now: now(), actor: { kind: 'system' as const }, policy };
      if (isToBeRouted(ticket, context)) {
        await route(ticket, context);
        continue;
      }
      const change = isWornOut(input, context.now) ? rearmTicket(ticket, context) : retimeTicket(ticket, context);
      if (change) {
        await saveTicket(database, change);
        continue;
      }
      const step = advanceTicket(ticket, context);
      if (step && !(await saveOwnStep(database, step))) continue;
      const current = step?.ticket ?? ticket;
      return { next: 'await', version: current.version, ...waitUntil(input, current.nextDueAt, now()) };
    }
  },
);

/** Gives the ticket to whoever is next. Where somebody else changed it meanwhile, the turn is lost and nothing given. */
async function route(ticket: Ticket, context: Context): Promise<void> {
  const pool = poolOf(ticket, context);
  const roster = pool && (await takeTurn(database, pool, toText(context.now)));
  await saveTicket(database, routePending(ticket, context, roster));
}
