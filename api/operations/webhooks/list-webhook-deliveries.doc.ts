import { failed } from '../../examples/outgoing-webhooks.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listWebhookDeliveriesDoc = {
  tag: 'Outgoing webhooks',
  summary: 'List deliveries',
  description:
    "An endpoint's deliveries of one state (`failed` unless told otherwise), the latest first. They are kept for " +
    '30 days after their last change. Lists may lag a moment behind.',
  answer: { items: [failed], nextCursor: null },
} satisfies OperationDoc;
