import { awaitAttributes, carriedEvents } from '../adapters/dynamo/table.ts';
import { onRows, type Row } from './reaction.ts';

export interface ExecutionPort {
  /** Starts an execution for what a row keeps, under a name of its own: a second start of the name changes nothing. */
  startExecution(of: 'ticket' | 'visit' | 'backtest', id: string, name: string): Promise<void>;
  /** Answers the task token of an execution that waits; one that waits no longer is let be. */
  wakeExecution(token: string): Promise<void>;
}

/**
 * A row that names another execution than before gets it started; a task token taken off a row is answered, unless the
 * execution itself took it off. A row whose execution waits on it needs nobody: writing the token is itself a change of it.
 */
export const runExecutions = onRows<ExecutionPort>(
  'run executions',
  [
    { kind: 'ticket', when: { [awaitAttributes.token]: [null] } },
    { kind: 'visit', when: { [awaitAttributes.token]: [null] } },
    { kind: 'backtest', only: 'new' },
  ],
  async ({ before, after }, ports) => {
    const row = after!;
    if (((row[carriedEvents] as unknown[] | undefined) ?? []).length > 0) return;
    const execution = row.execution as string | null;
    if (execution !== null && execution !== before?.execution) {
      await ports.startExecution(...subjectOf(row), execution);
    }
    const token = before?.[awaitAttributes.token] as string | undefined;
    if (token && !row[awaitAttributes.token]) await ports.wakeExecution(token);
  },
);

function subjectOf({ kind, ticketId, visitId, backtestId }: Row): ['ticket' | 'visit' | 'backtest', string] {
  if (kind === 'ticket') return ['ticket', ticketId as string];
  return kind === 'visit' ? ['visit', visitId as string] : ['backtest', backtestId as string];
}
