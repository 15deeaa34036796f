import { contract } from '../../contract.ts';
import { pageOnly } from '../../schemas/input.ts';
import { eventPageSchema } from '../../schemas/tickets.ts';

export const listPolicyEventsContract = contract({
  id: 'listPolicyEvents',
  method: 'GET',
  path: '/policies/{version}/events',
  permission: 'read',
  membership: 'not-of-founders',
  query: pageOnly,
  answers: { 200: { body: eventPageSchema } },
  problems: ['not-found'],
});
