import { contract } from '../../contract.ts';
import { ticketRefusals } from '../../refusals.ts';
import { ticketSchema } from '../../schemas/tickets.ts';

export const callOffAppointmentContract = contract({
  id: 'callOffAppointment',
  method: 'DELETE',
  path: '/tickets/{ticketId}/appointment',
  permission: 'work',
  headers: ['idempotency-key', 'if-match'],
  answers: { 200: { body: ticketSchema, headers: ['etag'] } },
  problems: [...ticketRefusals, 'not-found', 'nothing-booked'],
});
