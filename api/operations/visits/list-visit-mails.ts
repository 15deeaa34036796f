import { contract } from '../../contract.ts';
import { pageOnly } from '../../schemas/input.ts';
import { mailsSchema } from '../../schemas/mails.ts';

export const listVisitMailsContract = contract({
  id: 'listVisitMails',
  method: 'GET',
  path: '/visits/{visitId}/mails',
  permission: 'read',
  query: pageOnly,
  answers: { 200: { body: mailsSchema } },
  problems: ['not-found'],
});
