/** What the reference says of webhooks going out: operations, examples, schemas and notes of their part of the API. */
import type * as z from 'zod/mini';
import { publicTypes } from '../../domain/webhook/payload.ts';
import { pageOf } from '../../functions/_kit/http-list.ts';
import { deliverySchema, endpointItemSchema, endpointsSchema } from '../../functions/http/webhooks/answers.ts';

const deliveryPage = pageOf(deliverySchema);

export const outgoingSchemas: Readonly<Record<string, z.ZodMiniType>> = {
  WebhookEndpoints: endpointsSchema,
  WebhookEndpoint: endpointItemSchema,
  WebhookDelivery: deliverySchema,
  WebhookDeliveryPage: deliveryPage,
};

const tag = 'Outgoing webhooks';

export const outgoingOperations = {
  listWebhookEndpoints: {
    tag,
    summary: 'List the endpoints',
    description:
      'Where webhooks go, by the secret that holds the endpoints; changes to it count within a minute. An entry that ' +
      'cannot be used says why in `problems`. Secrets are never shown.',
    answer: endpointsSchema,
  },
  testWebhookEndpoint: {
    tag,
    summary: 'Send a test',
    description:
      'Posts a `webhook.test` to the endpoint, whatever it subscribes to, and again if it does not take it. Read the ' +
      'delivery a moment later to see what it answered.',
    answer: deliverySchema,
  },
  listWebhookDeliveries: {
    tag,
    summary: 'List deliveries',
    description:
      "An endpoint's deliveries of one state (`failed` unless told otherwise), the latest first. They are kept for 30 " +
      'days after their last change. Lists may lag a moment behind.',
    answer: deliveryPage,
  },
  readWebhookDelivery: {
    tag,
    summary: 'Read a delivery',
    description: 'How it went, and what the endpoint last answered. Its id is the `webhook-id` the endpoint was told.',
    answer: deliverySchema,
  },
  replayWebhookDelivery: {
    tag,
    summary: 'Deliver again',
    description:
      'Makes the delivery again, now, whatever became of it, with nine attempts anew. The `webhook-id` stays the same: ' +
      'a receiver that has it already knows the repetition.',
    answer: deliverySchema,
  },
} as const;

const failed = {
  deliveryId: 'T4QZ8W2N6VKC-3_1-crm',
  version: 19,
  endpointId: 'crm',
  type: 'clock.breached',
  ticketId: 'T4QZ8W2N6VKC',
  sequence: 3,
  state: 'failed',
  attempts: 9,
  nextAttemptAt: null,
  answer: 503,
  reason: 'http-503',
  createdAt: '2026-05-13T01:12:31.204Z',
  updatedAt: '2026-05-14T00:51:09.377Z',
};

const queued = { ...failed, version: 20, state: 'queued', attempts: 0, reason: null };

export const outgoingExamples: Record<string, { answer: unknown }> = {
  listWebhookEndpoints: {
    answer: {
      items: [
        {
          endpointId: 'crm',
          host: 'crm.example',
          events: ['clock.*', 'ticket.opened'],
          enabled: true,
          problems: [],
          lastDeliveredAt: '2026-05-12T23:40:02.118Z',
          lastFailedAt: failed.updatedAt,
        },
      ],
    },
  },
  testWebhookEndpoint: {
    answer: {
      ...queued,
      deliveryId: 'test-0d7c2f4e-7d1a-4f6e-9a55-3f1f7c0f6b1e-crm',
      version: 1,
      type: 'webhook.test',
      ticketId: null,
      sequence: null,
      answer: null,
    },
  },
  listWebhookDeliveries: { answer: { items: [failed], nextCursor: null } },
  readWebhookDelivery: { answer: failed },
  replayWebhookDelivery: { answer: queued },
};

export const outgoingNotes: Readonly<Record<string, string>> = {
  'WebhookEndpoint.host': 'Of its address; null when the entry cannot be used.',
  'WebhookEndpoint.events': 'Types of events, or all of a kind: `clock.*`.',
  'WebhookEndpoint.problems': 'Why the entry cannot be used; empty when it can.',
  'WebhookEndpoint.lastFailedAt': 'When a delivery was last given up, within 30 days.',
  'WebhookDelivery.deliveryId': 'The `webhook-id` the endpoint is told, the same for every attempt and replay.',
  'WebhookDelivery.sequence': "Of the event in the ticket's history; null for a test.",
  'WebhookDelivery.state':
    '`queued` on request, `pending` until it is taken, `delivered`, `failed` after nine attempts, `gone` when the endpoint answered 410.',
  'WebhookDelivery.attempts': 'Since it was queued, or queued again.',
  'WebhookDelivery.nextAttemptAt': 'Null when none is to come.',
  'WebhookDelivery.answer': 'The HTTP status last answered; null when none came.',
  'WebhookDelivery.reason': 'Why it is not delivered: `http-503`, `timeout`, `ECONNREFUSED`, `endpoint-disabled`.',
};

export const outgoingParameterNotes: Readonly<Record<string, string>> = {
  endpoint: 'Deliveries to this endpoint.',
  state: 'Only those of this state.',
};

/** For whoever writes a receiver. */
export const outgoingText =
  'Other systems are told of what happens to tickets and clocks, signed as Standard Webhooks describes: `webhook-id`, ' +
  '`webhook-timestamp` and `webhook-signature` (base64 HMAC-SHA256 of `id.timestamp.body` with the key after `whsec_`; ' +
  'any of several `v1,` signatures may be the right one). The body is `{"type", "timestamp", "data"}`; `data` has ' +
  "`payloadVersion`, the event's `eventId` and `sequence`, what the type brings, and the `ticket` as it is now with its " +
  'clocks, without personal data and without what people wrote. Types: ' +
  `${publicTypes.map((type) => `\`${type}\``).join(', ')}. ` +
  'Answer 2xx within ten seconds; 410 ends a delivery; anything else is tried again, nine times within a day. The same ' +
  'webhook may come twice, with the same id, and webhooks may overtake each other.';
