import * as z from 'zod/mini';
import { deliveryStates } from '../../domain/webhook/delivery.ts';
import { instant, maybe, pageOf } from './parts.ts';

/** Where webhooks go. The host only: an address may hold a key, and secrets are never shown. */
export const endpointItemSchema = z.lazy(() =>
  z.object({
    endpointId: z.string(),
    host: maybe(z.string()),
    events: z.array(z.string()),
    enabled: z.boolean(),
    problems: z.array(z.object({ detail: z.string(), field: z.string(), expected: z.string() })),
    lastDeliveredAt: maybe(instant),
    lastFailedAt: maybe(instant),
  }),
);

export const endpointsSchema = z.lazy(() => z.object({ items: z.array(endpointItemSchema) }));

export const deliverySchema = z.lazy(() =>
  z.object({
    deliveryId: z.string(),
    version: z.int(),
    endpointId: z.string(),
    type: z.string(),
    ticketId: maybe(z.string()),
    sequence: maybe(z.int()),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    nextAttemptAt: maybe(instant),
    answer: maybe(z.int()),
    reason: maybe(z.string()),
    createdAt: instant,
    updatedAt: instant,
  }),
);

export const deliveryPageSchema = z.lazy(() => pageOf(deliverySchema));
