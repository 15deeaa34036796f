import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { addTask } from '../../../domain/ticket/commands.ts';
import { lineOf, textOf } from '../../_kit/http-input.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

const body = z.lazy(() =>
  z.strictObject({
    title: lineOf(200),
    assignee: z._default(z.nullable(textOf(40)), null),
    dueAt: z.optional(instantSchema),
  }),
);

export const addTaskRoute = route({
  operationId: 'addTask',
  method: 'POST',
  path: '/tickets/{ticketId}/tasks',
  permission: 'work',
  body,
  handle: (call) => changeTicket(call, (ticket, context) => addTask(ticket, call.body, context)),
});
