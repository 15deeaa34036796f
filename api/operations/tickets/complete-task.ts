import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const completeTaskContract = contract({
  id: 'completeTask',
  method: 'POST',
  path: '/tickets/{ticketId}/tasks/{taskId}/done',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found'],
});
