import { queued } from '../../examples/outgoing-webhooks.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const testWebhookEndpointDoc = {
  tag: 'Outgoing webhooks',
  summary: 'Send a test',
  description:
    'Posts a `webhook.test` to the endpoint, whatever it subscribes to, and again if it does not take it. Read ' +
    'the delivery a moment later to see what it answered.',
  answer: {
    ...queued,
    deliveryId: 'test-0d7c2f4e-7d1a-4f6e-9a55-3f1f7c0f6b1e-crm',
    version: 1,
    type: 'webhook.test',
    ticketId: null,
    sequence: null,
    answer: null,
  },
} satisfies OperationDoc;
