import { contract } from '../../contract.ts';
import { pageOnly } from '../../schemas/input.ts';
import { eventPageSchema } from '../../schemas/tickets.ts';

export const listPolicyChangesContract = contract({
  id: 'listPolicyChanges',
  method: 'GET',
  path: '/policies/events',
  permission: 'read',
  membership: 'not-of-founders',
  query: pageOnly,
  answers: { 200: { body: eventPageSchema } },
  problems: ['not-found'],
});
