import type { Event } from '../events.ts';
import { type Endpoint, endpointIdSchema, isSubscribed } from './endpoint.ts';
import { tellingsOf } from './payload.ts';

/** Where an event lies. */
export type EventReference = Pick<Event, 'entity' | 'entityId' | 'sequence'>;

/** What is to be told to which endpoint. */
export interface DeliveryReference {
  /** The same however often it is tried or replayed: receivers know repetitions by it. */
  deliveryId: string;
  endpointId: string;
  type: string;
  /** Null for a test. */
  event: (EventReference & { part: number }) | null;
}

export function referenceOf({ deliveryId, endpointId, type, event }: DeliveryReference): DeliveryReference {
  return { deliveryId, endpointId, type, event };
}

/** What of an event is told to whom: to those that subscribe to its type, and to those a rung calls by name. */
export function deliveriesOf(event: Event, endpoints: readonly Endpoint[]): DeliveryReference[] {
  const { entity, entityId, sequence } = event;
  return tellingsOf(event).flatMap(({ part, type }) => {
    const subscribed = endpoints.filter((endpoint) => isSubscribed(endpoint, type)).map(({ endpointId }) => endpointId);
    const told = new Set([...subscribed, ...(part === 0 ? calledBy(event, endpoints) : [])]);
    return [...told].map((endpointId) => ({
      deliveryId: `${entityId}-${sequence}${part === 0 ? '' : `_${part}`}-${endpointId}`,
      endpointId,
      type,
      event: { entity, entityId, sequence, part },
    }));
  });
}

/** One that cannot be used is called as well: its delivery fails for everybody to see, and can be replayed. */
function calledBy({ data }: Event, endpoints: readonly Endpoint[]): string[] {
  const called = (data.type === 'rung.fired' && data.webhooks) || [];
  const off = endpoints.filter(({ enabled }) => !enabled).map(({ endpointId }) => endpointId);
  return called.filter((endpointId) => endpointIdSchema.safeParse(endpointId).success && !off.includes(endpointId));
}
