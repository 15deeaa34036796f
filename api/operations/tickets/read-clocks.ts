import { contract } from '../../contract.ts';
import { clocksSchema } from '../../schemas/tickets.ts';

export const readClocksContract = contract({
  id: 'readClocks',
  method: 'GET',
  path: '/tickets/{ticketId}/clocks',
  permission: 'read',
  answers: { 200: { body: clocksSchema } },
  problems: ['not-found'],
});
