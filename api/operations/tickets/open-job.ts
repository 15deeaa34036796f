import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { lineOf, textOf } from '../../schemas/input.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const openJobContract = contract({
  id: 'openJob',
  method: 'POST',
  path: '/tickets/{ticketId}/jobs',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  body: z.lazy(() =>
    z.strictObject({
      requestType: textOf(50),
      subject: lineOf(200),
      text: textOf(10_000),
      assignee: z.optional(textOf(40)),
      team: z.optional(textOf(40)),
    }),
  ),
  answers: { 201: { body: ticketSchema, headers: ['etag', 'location'] } },
  problems: [
    ...ticketRefusals,
    'about-nobody',
    'complaint-about-assignee',
    'not-found',
    'team-kept-out',
    'too-many-links',
    'unknown-value',
  ],
});
