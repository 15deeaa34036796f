import { readOrder } from '../../../adapters/dynamo/order-store.ts';
import { readTicketContract } from '../../../api/operations/tickets/read-ticket.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { type Call, implement } from '../../_kit/http-routes.ts';
import { noTicket, ticketAnswer } from './change.ts';
import { findTicket } from './find.ts';

export const readTicketRoute = implement(readTicketContract, async (call) => {
  const ticket = await findTicket(call);
  if (!ticket) return refuse(noTicket(call));
  const { body, ...answer } = await ticketAnswer(call, ticket);
  return ok({ ...answer, body: { ...body, ...(await knownOrder(call, ticket)) } });
});

/** Whether the order a ticket names is known by now: one that is not may be mistyped, or still to come by webhook. */
async function knownOrder(
  { database }: Call<any, any>,
  { shopId, orderId }: Ticket,
): Promise<{ orderKnown?: boolean }> {
  if (shopId === null || orderId === null) return {};
  return { orderKnown: (await readOrder(database, shopId, orderId)) !== null };
}
