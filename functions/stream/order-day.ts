import type { Database } from '../../adapters/dynamo/database.ts';
import { readOrder, saveOrderDates } from '../../adapters/dynamo/order-store.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { Event } from '../../domain/events.ts';
import { fromText } from '../../domain/instants.ts';

/**
 * Sets the day of a ticket's order that a milestone stands for: an installation that is accepted starts the warranty. A day
 * that is known already stays as it is, be it that the event comes twice or that something else on the order is accepted
 * later; staff correct it where they tell the order's days.
 */
export async function setOrderDay(
  database: Database,
  policies: Policies,
  { entityId, data, at }: Event,
): Promise<void> {
  if (data.type !== 'ticket.milestone' || data.sets === undefined) return;
  const ticket = await readTicket(database, entityId);
  if (!ticket || ticket.shopId === null || ticket.orderId === null) return;
  const { timeZone } = (await policies.active()).business;
  const day = fromText(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  for (let saved = false; !saved; ) {
    const order = await readOrder(database, ticket.shopId, ticket.orderId);
    if (!order || order.dates?.[data.sets] !== undefined) return;
    saved = (await saveOrderDates(database, order, { ...order.dates, [data.sets]: day })) === null;
  }
}
