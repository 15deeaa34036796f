/** Examples shown in the reference, by operation; the tests hold them against the schemas. */
import { backtestExamples } from './backtests.ts';
import { deadlineExamples } from './deadlines.ts';
import { entitlementExample } from './entitlements.ts';
import { event } from './examples-parts.ts';
import { ticketExamples } from './examples-tickets.ts';
import { visitExamples } from './examples-visits.ts';
import { listTasksExample } from './linking.ts';
import { mailExamples } from './mails.ts';
import { orderExamples } from './orders.ts';
import { outgoingExamples } from './outgoing.ts';
import { policyExamples } from './policies-examples.ts';

export const examples: Readonly<Record<string, { request?: unknown; answer: unknown }>> = {
  ...ticketExamples,
  listTasks: listTasksExample,
  ...visitExamples,
  readSummary: {
    answer: {
      month: '2026-05',
      madeAt: '2026-06-01T00:00:00.000Z',
      total: 3,
      totalBefore: 1,
      byCause: [
        { label: 'product/defect', count: 2, before: 1 },
        { label: 'logistics/late', count: 1, before: 0 },
      ],
      byProduct: [{ label: 'Casement window, tilt and turn', count: 3, before: 1 }],
    },
  },
  readLateness: { answer: { days: [{ date: '2026-05-12', count: 214, p50Ms: 61, p99Ms: 486, maxMs: 944 }] } },
  listPolicyChanges: {
    answer: {
      items: [
        {
          ...event,
          eventId: 'policy-current#1',
          sequence: 1,
          actor: { kind: 'staff', id: 'mina', role: 'lead' },
          data: { type: 'policy.activated', version: 'summer-2026', from: '2026-05-31T15:00:00.000Z' },
        },
      ],
      nextCursor: null,
    },
  },
  listPolicyEvents: {
    answer: {
      items: [
        {
          ...event,
          eventId: 'policy-summer-2026#1',
          sequence: 1,
          actor: { kind: 'staff', id: 'mina', role: 'lead' },
          data: { type: 'policy.drafted', version: 'summer-2026', revision: 1, note: 'First answers by noon' },
        },
      ],
      nextCursor: null,
    },
  },
  ...policyExamples,
  ...backtestExamples,
  ...deadlineExamples,
  ...orderExamples,
  readEntitlement: entitlementExample,
  ...mailExamples,
  ...outgoingExamples,
};
