import { readDelivery } from '../../../adapters/dynamo/delivery-store.ts';
import { readTickets } from '../../../adapters/dynamo/notice-store.ts';
import { mayRead } from '../../../domain/ticket/access.ts';
import type { Delivery } from '../../../domain/webhook/delivery.ts';
import type { Call } from '../../_kit/http-routes.ts';

/** The deliveries the caller may know of: not those that tell of a ticket about them. */
export async function readable({ database, caller }: Call<any>, deliveries: readonly Delivery[]): Promise<Delivery[]> {
  const ids = deliveries.flatMap(({ event }) => (event?.entity === 'ticket' ? [event.entityId] : []));
  const tickets = await readTickets(database, [...new Set(ids)]);
  return deliveries.filter(({ event }) => {
    const ticket = event ? tickets.get(event.entityId) : undefined;
    return ticket === undefined || mayRead(ticket, caller);
  });
}

/** The delivery of the path; null when there is none the caller may know of. */
export async function findDelivery(call: Call): Promise<Delivery | null> {
  const delivery = await readDelivery(call.database, call.params.deliveryId!);
  const [found] = delivery ? await readable(call, [delivery]) : [];
  return found ?? null;
}
