import { contract } from '../../contract.ts';
import { summarySchema } from '../../schemas/summaries.ts';

export const readSummaryContract = contract({
  id: 'readSummary',
  method: 'GET',
  path: '/summaries/{month}',
  permission: 'read',
  answers: { 200: { body: summarySchema } },
  problems: ['not-found'],
});
