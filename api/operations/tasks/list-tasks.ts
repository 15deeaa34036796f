import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { pageQuery } from '../../schemas/input.ts';
import { taskPageSchema } from '../../schemas/tickets.ts';

export const listTasksContract = contract({
  id: 'listTasks',
  method: 'GET',
  path: '/tasks',
  permission: 'read',
  query: z.lazy(() =>
    z.strictObject({ assignee: z.optional(z.string().check(z.minLength(1), z.maxLength(100))), ...pageQuery() }),
  ),
  answers: { 200: { body: taskPageSchema } },
  problems: [],
});
