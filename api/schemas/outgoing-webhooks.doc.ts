import type { SchemaNotes } from '../operation-doc.ts';

export const outgoingWebhooksNotes: SchemaNotes = {
  WebhookEndpoint: {
    host: 'Of its address; null when the entry cannot be used.',
    events: 'Types of events, or all of a kind: `clock.*`.',
    problems: 'Why the entry cannot be used; empty when it can.',
    lastFailedAt: 'When a delivery was last given up, within 30 days.',
  },
  WebhookDelivery: {
    deliveryId: 'The `webhook-id` the endpoint is told, the same for every attempt and replay.',
    sequence: "Of the event in the ticket's history; null for a test.",
    state:
      '`queued` on request, `pending` until it is taken, `delivered`, `failed` after nine attempts, `gone` when ' +
      'the endpoint answered 410.',
    attempts: 'Since it was queued, or queued again.',
    nextAttemptAt: 'Null when none is to come.',
    answer: 'The HTTP status last answered; null when none came.',
    reason: 'Why it is not delivered: `http-503`, `timeout`, `ECONNREFUSED`, `endpoint-disabled`.',
  },
};
