import { contract } from '../../contract.ts';
import { visitSchema } from '../../schemas/visits.ts';

export const readVisitContract = contract({
  id: 'readVisit',
  method: 'GET',
  path: '/visits/{visitId}',
  permission: 'read',
  answers: { 200: { body: visitSchema, headers: ['etag'] } },
  problems: ['not-found'],
});
