import { failed } from '../../examples/outgoing-webhooks.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const listWebhookEndpointsDoc = {
  tag: 'Outgoing webhooks',
  summary: 'List the endpoints',
  description:
    'Where webhooks go, by the secret that holds the endpoints; changes to it count within a minute. An entry ' +
    'that cannot be used says why in `problems`. Secrets are never shown.',
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
} satisfies OperationDoc;
