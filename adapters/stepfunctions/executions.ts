import {
  ExecutionAlreadyExists,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';

export function openStepFunctions(): SFNClient {
  return new SFNClient({});
}

/** Starts an execution under a name that belongs to it alone: a second start of the same name changes nothing. */
export async function startExecution(sfn: SFNClient, machineArn: string, name: string, input: unknown): Promise<void> {
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn: machineArn, name, input: JSON.stringify(input) }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

/** Wakes a waiting execution. One that is no longer waiting has lost the race to its own time-out, and looks for itself. */
export async function wakeExecution(sfn: SFNClient, taskToken: string): Promise<void> {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
  } catch (error) {
    if (!(error instanceof TaskTimedOut || error instanceof TaskDoesNotExist)) throw error;
  }
}

/** Names and ARNs of all running executions of a machine. */
export async function listRunning(sfn: SFNClient, machineArn: string): Promise<Map<string, string>> {
  const running = new Map<string, string>();
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new ListExecutionsCommand({
        stateMachineArn: machineArn,
        statusFilter: 'RUNNING',
        maxResults: 1000,
        ...(nextToken ? { nextToken } : {}),
      }),
    );
    for (const { name, executionArn } of page.executions ?? []) running.set(name!, executionArn!);
    nextToken = page.nextToken;
  } while (nextToken);
  return running;
}

export async function stopExecution(sfn: SFNClient, executionArn: string, cause: string): Promise<void> {
  await sfn.send(new StopExecutionCommand({ executionArn, error: 'Aftercare.Orphan', cause }));
}
