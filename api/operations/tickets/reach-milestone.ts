import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const reachMilestoneContract = contract({
  id: 'reachMilestone',
  method: 'POST',
  path: '/tickets/{ticketId}/milestones',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() => z.strictObject({ milestone: textOf(30) })),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'milestone-too-early', 'not-found', 'unknown-value'],
});
