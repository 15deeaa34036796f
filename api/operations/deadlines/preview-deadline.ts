import { deadlineSchema } from 'business-time';
import { contract } from '../../contract.ts';
import { deadlineAnswerSchema } from '../../schemas/deadlines.ts';

export const previewDeadlineContract = contract({
  id: 'previewDeadline',
  method: 'POST',
  path: '/deadlines/preview',
  permission: 'read',
  membership: 'not-needed',
  body: deadlineSchema,
  answers: { 200: { body: deadlineAnswerSchema } },
  problems: [
    'calendar-never-open',
    'pause-invalid',
    'public-holidays-not-covered',
    'public-holidays-unknown',
    'span-too-long',
    'target-invalid',
  ],
});
