import { contract } from '../../contract.ts';
import { pageOnly } from '../../schemas/input.ts';
import { eventPageSchema } from '../../schemas/tickets.ts';

export const listVisitEventsContract = contract({
  id: 'listVisitEvents',
  method: 'GET',
  path: '/visits/{visitId}/events',
  permission: 'read',
  query: pageOnly,
  answers: { 200: { body: eventPageSchema } },
  problems: ['not-found'],
});
