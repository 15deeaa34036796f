import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { lineOf, textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const addTaskContract = contract({
  id: 'addTask',
  method: 'POST',
  path: '/tickets/{ticketId}/tasks',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() =>
    z.strictObject({
      title: lineOf(200),
      assignee: z._default(z.nullable(textOf(40)), null),
      dueAt: z.optional(instantSchema),
    }),
  ),
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [
    ...ticketRefusals,
    'complaint-about-assignee',
    'not-found',
    'task-due-invalid',
    'team-kept-out',
    'too-many-tasks',
    'unknown-value',
  ],
});
