import { readOrder } from '../../../adapters/dynamo/order-store.ts';
import { saveTicket } from '../../../adapters/dynamo/ticket-store.ts';
import { openTicketContract } from '../../../api/operations/tickets/open-ticket.ts';
import { furnished } from '../../../domain/order/ticket-of-order.ts';
import { ok } from '../../../domain/result.ts';
import { openTicket } from '../../../domain/ticket/commands.ts';
import { answered } from '../../_kit/http.ts';
import { once } from '../../_kit/http-change.ts';
import { contextOf, implement } from '../../_kit/http-routes.ts';
import { newTicketId } from '../../_kit/ids.ts';
import { ticketAnswer } from './change.ts';

export const openTicketRoute = implement(openTicketContract, (call) =>
  once(call, async () => {
    const { shopId, orderId } = call.body;
    const policy = await call.policies.active();
    const order = shopId && orderId ? await readOrder(call.database, shopId, orderId) : null;
    const said = furnished(policy, { ...call.body, ticketId: newTicketId() }, order);
    const change = openTicket(said, contextOf(call, policy));
    if (!change.ok) return change;
    const { ticket } = change.value;
    const { headers, body } = await ticketAnswer(call, ticket, 'own');
    const orderKnown = shopId && orderId ? { orderKnown: order !== null } : {};
    return ok({
      answer: answered(201, { ...body, ...orderKnown }, { ...headers, location: `/tickets/${ticket.ticketId}` }),
      save: (also) => saveTicket(call.database, change.value, also),
    });
  }),
);
