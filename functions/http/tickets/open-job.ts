import { saveTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { openJobContract } from '../../../api/operations/tickets/open-job.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { openJob } from '../../../domain/ticket/commands.ts';
import { answered } from '../../_kit/http.ts';
import { once, refusalOfMatch } from '../../_kit/http-change.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { contextOf, implement } from '../../_kit/http-routes.ts';
import { newTicketId } from '../../_kit/ids.ts';
import { noTicket, ticketAnswer } from './change.ts';
import { findTicket } from './find.ts';

/** Sends work of a ticket out as a ticket of its own. */
export const openJobRoute = implement(openJobContract, (call) =>
  once(call, async () => {
    const { assignee, team } = call.body;
    if (assignee !== undefined && team !== undefined)
      return refuse(badParameter('/team', 'assignee or team, not both'));
    const ticket = await findTicket(call);
    if (!ticket) return refuse(noTicket(call));
    const mismatch = refusalOfMatch(call.request, ticket.version);
    if (mismatch) return refuse(mismatch);
    const context = contextOf(call, await call.policies.of(ticket.policyVersion));
    const change = openJob(ticket, { ...call.body, ticketId: newTicketId() }, context);
    if (!change.ok) return change;
    const job = change.value.with![0]!.ticket;
    const { headers, body } = await ticketAnswer(call, job, 'own');
    return ok({
      answer: answered(201, body, { ...headers, location: `/tickets/${job.ticketId}` }),
      save: (also) => saveTicket(call.database, change.value, also),
    });
  }),
);
