import { anyText } from '../domain/condition.ts';
import { fromText } from '../domain/instants.ts';
import type { Order } from '../domain/order/order.ts';
import type { OrderDates } from '../domain/order-dates.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { PolicyPort } from './ports.ts';
import { onEvents } from './reaction.ts';

export interface OrderDayPort {
  readTicket(ticketId: string): Promise<Ticket | null>;
  readOrder(shopId: string, orderId: string): Promise<Order | null>;
  /** Null when they are written; what stands in the way when they have changed since the order was read. */
  saveOrderDates(before: Order, dates: OrderDates): Promise<object | null>;
}

/**
 * Sets the day of a ticket's order that a milestone stands for: an installation that is accepted starts the warranty. A day
 * that is known already stays as it is, be it that the event comes twice or that something else on the order is accepted
 * later; staff correct it where they tell the order's days.
 */
export const setOrderDay = onEvents(
  "set an order's day",
  { 'ticket.milestone': [{ sets: [anyText] }] },
  async ({ entityId, data, at }, ports: PolicyPort & OrderDayPort) => {
    const ticket = await ports.readTicket(entityId);
    if (!ticket || ticket.shopId === null || ticket.orderId === null) return;
    const { timeZone } = (await ports.policies.active()).business;
    const day = fromText(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    for (let saved = false; !saved; ) {
      const order = await ports.readOrder(ticket.shopId, ticket.orderId);
      if (!order || order.dates?.[data.sets!] !== undefined) return;
      saved = (await ports.saveOrderDates(order, { ...order.dates, [data.sets!]: day })) === null;
    }
  },
);
