import { holderOfTicket, readDiary } from '../../../adapters/dynamo/book-store.ts';
import { linkTicketContract } from '../../../api/operations/tickets/link-ticket.ts';
import { mergeTicketContract } from '../../../api/operations/tickets/merge-ticket.ts';
import { unlinkTicketContract } from '../../../api/operations/tickets/unlink-ticket.ts';
import { refuse } from '../../../domain/result.ts';
import { timeAhead } from '../../../domain/ticket/booked-time.ts';
import { linkTickets, mergeTicket, unlinkTickets } from '../../../domain/ticket/commands.ts';
import { badParameter } from '../../_kit/http-problems.ts';
import { contextOf, implement } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';
import { findTicket } from './find.ts';

/** Says what another ticket is to this one. */
export const linkTicketRoute = implement(linkTicketContract, (call) =>
  changeTicket(call, async (ticket, context) => {
    const other = await findTicket(call, call.body.ticketId);
    if (!other) return refuse(noOther('/ticketId', call.body.ticketId));
    return linkTickets(ticket, other, call.body.kind, context);
  }),
);

/** Takes that back. */
export const unlinkTicketRoute = implement(unlinkTicketContract, (call) =>
  changeTicket(call, async (ticket, context) => {
    const other = await findTicket(call, call.params.linkedId);
    return other ? unlinkTickets(ticket, other, context) : refuse(noOther('/linkedId', call.params.linkedId));
  }),
);

/** Makes this ticket one with another: this one ends. */
export const mergeTicketRoute = implement(mergeTicketContract, (call) =>
  changeTicket(call, async (ticket, context) => {
    const into = await findTicket(call, call.body.into);
    if (!into) return refuse(noOther('/into', call.body.into));
    const there = contextOf(call, await call.policies.of(into.policyVersion));
    const agreed = timeAhead(ticket, context);
    const comes = into.assignee;
    const holder = holderOfTicket(into.ticketId);
    const diary = agreed && comes ? await readDiary(call.database, [comes], agreed, holder) : {};
    return mergeTicket(ticket, into, call.body, context, there, diary);
  }),
);

function noOther(field: string, ticketId: string) {
  return badParameter(field, `the id of a ticket; there is no ${ticketId}`);
}
