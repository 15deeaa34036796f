import * as z from 'zod/mini';
import { saveTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { openJob } from '../../../domain/ticket/commands.ts';
import { once, refusalOfMatch } from '../../_kit/http-change.ts';
import { lineOf, textOf } from '../../_kit/http-input.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { contextOf, route } from '../../_kit/http-routes.ts';
import { newTicketId } from '../../_kit/ids.ts';
import { noTicket, ticketAnswer } from './change.ts';
import { findTicket } from './find.ts';

const body = z.lazy(() =>
  z.strictObject({
    requestType: textOf(50),
    subject: lineOf(200),
    text: textOf(10_000),
    assignee: z.optional(textOf(40)),
    team: z.optional(textOf(40)),
  }),
);

/** Sends work of a ticket out as a ticket of its own. */
export const openJobRoute = route({
  operationId: 'openJob',
  method: 'POST',
  path: '/tickets/{ticketId}/jobs',
  permission: 'work',
  body,
  handle: (call) =>
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
        answer: { status: 201, headers: { ...headers, location: `/tickets/${job.ticketId}` }, body },
        save: (also) => saveTicket(call.database, change.value, also),
      });
    }),
});
