import { failed } from '../../examples/outgoing-webhooks.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const readWebhookDeliveryDoc = {
  tag: 'Outgoing webhooks',
  summary: 'Read a delivery',
  description: 'How it went, and what the endpoint last answered. Its id is the `webhook-id` the endpoint was told.',
  answer: failed,
} satisfies OperationDoc;
