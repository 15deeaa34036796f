import { keys, lists } from '../../../adapters/dynamo/table.ts';
import { taskIdIn } from '../../../adapters/dynamo/task-store.ts';
import { listTasksContract } from '../../../api/operations/tasks/list-tasks.ts';
import { taskItemSchema } from '../../../api/schemas/tickets.ts';
import { mayRead, mayReadAll } from '../../../domain/ticket/access.ts';
import { answerPage } from '../../_kit/http-list.ts';
import { implement } from '../../_kit/http-routes.ts';

/**
 * What somebody, the caller unless told otherwise, is to do beside tickets, what is due next first. One's own tasks are
 * told whole, also where one's team is kept out of the ticket; those of others only where one may read it.
 */
export const listTasksRoute = implement(listTasksContract, async (call) => {
  const { caller } = call;
  const assignee = call.query.assignee ?? caller.id;
  const policy = await call.policies.active();
  const may =
    assignee === caller.id ? (row: any) => mayRead(row, caller) : (row: any) => mayReadAll(policy, row, caller);
  return answerPage(call, lists.tasksOf(assignee), keys.task, taskItemSchema, async (rows) =>
    rows.map((row) => (may(row) ? shownTask(row) : null)),
  );
});

/** A row of the index as a task: it has its title as a subject, and when it is due as what is due next. */
function shownTask({ sk, subject, nextDueAt, products, ...row }: any) {
  return {
    ...row,
    taskId: taskIdIn({ sk }),
    title: subject,
    dueAt: nextDueAt,
    product: products[0] ?? null,
  };
}
