import { type CreateScheduleCommandInput, SchedulerClient } from '@aws-sdk/client-scheduler';
import { onTestFinished } from 'vitest';
import { createSchedulerService } from '../src/services/scheduler/index.ts';
import { createTestRuntime, declare, serveAws, TEST_CREDENTIALS } from './one-service.ts';

export const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Sweep';
export const ROLE = 'arn:aws:iam::000000000000:role/scheduler';

/** Begins with the year 2026, or, after a restart, where the clock of the data folder has got to. */
export async function beginScheduler(
  options: { dataDir?: string; restarted?: boolean; template?: Record<string, object> } = {},
) {
  const { dataDir, restarted } = options;
  const test = createTestRuntime({
    ...(dataDir && { dataDir }),
    ...(!restarted && { startAt: '2026-01-01T00:00:00Z' }),
  });
  const service = createSchedulerService(test.runtime);
  declare(
    service,
    Object.fromEntries(
      Object.entries(options.template ?? {}).map(([id, properties]) => [
        id,
        { type: 'AWS::Scheduler::Schedule', properties },
      ]),
    ),
  );
  await service.start!();
  test.clock.start();
  const { endpoint, close } = await serveAws(service);
  const client = new SchedulerClient({ region: 'us-east-1', endpoint, credentials: TEST_CREDENTIALS, maxAttempts: 1 });
  let alive = true;
  const kill = async () => {
    if (alive) {
      alive = false;
      test.kill();
      await close();
      client.destroy();
    }
  };
  onTestFinished(kill);
  return { ...test, service, client, kill };
}

export function schedule(
  expression: string,
  rest: Partial<CreateScheduleCommandInput> = {},
): CreateScheduleCommandInput {
  return {
    Name: 'sweep',
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: FUNCTION, RoleArn: ROLE, Input: '{"due":"<aws.scheduler.scheduled-time>"}' },
    ...rest,
  };
}
