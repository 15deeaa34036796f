import { contract } from '../../contract.ts';
import { pageOnly } from '../../schemas/input.ts';
import { mailsSchema } from '../../schemas/mails.ts';

export const listTicketMailsContract = contract({
  id: 'listTicketMails',
  method: 'GET',
  path: '/tickets/{ticketId}/mails',
  permission: 'read',
  query: pageOnly,
  answers: { 200: { body: mailsSchema } },
  problems: ['not-found'],
});
