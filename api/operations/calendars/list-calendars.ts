import { contract } from '../../contract.ts';
import { calendarsSchema } from '../../schemas/calendars.ts';

export const listCalendarsContract = contract({
  id: 'listCalendars',
  method: 'GET',
  path: '/calendars',
  permission: 'read',
  membership: 'not-of-founders',
  answers: { 200: { body: calendarsSchema } },
  problems: [],
});
