import { queued } from '../../examples/outgoing-webhooks.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const replayWebhookDeliveryDoc = {
  tag: 'Outgoing webhooks',
  summary: 'Deliver again',
  description:
    'Makes the delivery again, now, whatever became of it, with nine attempts anew. The `webhook-id` stays the ' +
    'same: a receiver that has it already knows the repetition.',
  answer: queued,
} satisfies OperationDoc;
