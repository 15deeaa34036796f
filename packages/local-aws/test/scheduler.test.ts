import { CreateScheduleCommand, GetScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestRuntime, type TestRuntime, temporaryDataDir } from '../testing/one-service.ts';
import { beginScheduler, FUNCTION, ROLE, schedule } from '../testing/scheduler.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:Dead';
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:Visit';

const dues = (test: TestRuntime) => test.received.invocations.map(({ payload }) => payload.due);

describe('firing', () => {
  it('fires each instant on the way when the clock jumps over many', async () => {
    const test = await beginScheduler();
    await test.client.send(
      new CreateScheduleCommand(schedule('cron(0 9 1 * ? *)', { ScheduleExpressionTimezone: 'Asia/Seoul' })),
    );
    await test.advanceTo('2026-04-15T00:00:00Z');
    expect(dues(test)).toEqual(['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z']);
    for (const { at, payload } of test.received.invocations) {
      expect(at - Date.parse(payload.due)).toBeGreaterThanOrEqual(0);
      expect(at - Date.parse(payload.due)).toBeLessThan(60_000);
    }
  });

  it('begins a rate at once, or at its start date, and ends it at its end date', async () => {
    const test = await beginScheduler();
    await test.client.send(
      new CreateScheduleCommand(
        schedule('rate(6 hours)', {
          StartDate: new Date('2026-01-02T03:00:00Z'),
          EndDate: new Date('2026-01-02T16:00:00Z'),
        }),
      ),
    );
    await test.advanceTo('2026-01-10T00:00:00Z');
    expect(dues(test)).toEqual(['2026-01-02T03:00:00Z', '2026-01-02T09:00:00Z', '2026-01-02T15:00:00Z']);
  });

  it('fires once at(...), and deletes the schedule if asked to', async () => {
    const test = await beginScheduler();
    await test.client.send(
      new CreateScheduleCommand(schedule('at(2026-01-03T12:00:00)', { ActionAfterCompletion: 'DELETE' })),
    );
    await test.advanceTo('2026-02-01T00:00:00Z');
    expect(dues(test)).toEqual(['2026-01-03T12:00:00Z']);
    await expect(test.client.send(new GetScheduleCommand({ Name: 'sweep' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('does not fire while disabled', async () => {
    const test = await beginScheduler();
    await test.client.send(new CreateScheduleCommand(schedule('rate(1 hour)', { State: 'DISABLED' })));
    await test.advanceTo('2026-01-02T00:00:00Z');
    expect(dues(test)).toEqual([]);
    await test.client.send(new UpdateScheduleCommand(schedule('cron(0 12 * * ? *)')));
    await test.advanceTo('2026-01-03T00:00:00Z');
    expect(dues(test)).toEqual(['2026-01-02T12:00:00Z']);
  });
});

describe('targets', () => {
  it('fills in the context attributes', async () => {
    const test = await beginScheduler();
    const Input = JSON.stringify({
      arn: '<aws.scheduler.schedule-arn>',
      id: '<aws.scheduler.execution-id>',
      attempt: '<aws.scheduler.attempt-number>',
    });
    await test.client.send(
      new CreateScheduleCommand(
        schedule('at(2026-01-01T01:00:00)', { Target: { Arn: FUNCTION, RoleArn: ROLE, Input } }),
      ),
    );
    await test.advanceTo('2026-01-01T02:00:00Z');
    expect(test.received.invocations[0]).toMatchObject({
      function: FUNCTION,
      payload: {
        arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/sweep',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        attempt: '1',
      },
    });
  });

  it('starts executions, by the machine itself and by the universal target, and sends to queues', async () => {
    const test = await beginScheduler();
    const universal = { StateMachineArn: MACHINE, Name: 'visit-7', Input: '{"visit":7}' };
    const targets = {
      machine: { Arn: MACHINE, Input: '{"visit":6}' },
      universal: { Arn: 'arn:aws:scheduler:::aws-sdk:sfn:startExecution', Input: JSON.stringify(universal) },
      queue: { Arn: QUEUE, Input: 'plain text' },
    };
    for (const [Name, target] of Object.entries(targets)) {
      const Target = { RoleArn: ROLE, ...target };
      await test.client.send(new CreateScheduleCommand(schedule('at(2026-01-01T01:00:00)', { Name, Target })));
    }
    await test.advanceTo('2026-01-01T02:00:00Z');
    expect(test.received.executions.map(({ machine, input }) => [machine, input])).toEqual([
      [MACHINE, { visit: 6 }],
      [MACHINE, { visit: 7 }],
    ]);
    expect(test.received.executions[1]!.name).toBe('visit-7');
    expect(test.received.messages).toMatchObject([{ queue: QUEUE, body: 'plain text' }]);
  });

  it('retries what could not be delivered and gives up to the dead-letter queue', async () => {
    const test = await beginScheduler();
    const attempts: number[] = [];
    test.neighbours.lambda.invokeAsync = () => {
      attempts.push(test.clock.now());
      throw Object.assign(new Error('busy'), { name: 'TooManyRequestsException' });
    };
    const Target = {
      Arn: FUNCTION,
      RoleArn: ROLE,
      Input: '{"a":1}',
      RetryPolicy: { MaximumRetryAttempts: 2 },
      DeadLetterConfig: { Arn: QUEUE },
    };
    await test.client.send(new CreateScheduleCommand(schedule('at(2026-01-01T01:00:00)', { Target })));
    await test.advanceTo('2026-01-02T00:00:00Z');
    expect(attempts).toHaveLength(3);
    expect(test.received.messages).toMatchObject([
      {
        queue: QUEUE,
        body: '{"a":1}',
        attributes: {
          ERROR_CODE: 'TooManyRequestsException',
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
          RETRY_ATTEMPTS: '2',
          TARGET_ARN: FUNCTION,
        },
      },
    ]);
  });

  it('does not retry what no retry can mend', async () => {
    const test = await beginScheduler();
    test.neighbours.lambda.invokeAsync = () => {
      throw Object.assign(new Error('Function not found'), { name: 'ResourceNotFoundException' });
    };
    const Target = { Arn: FUNCTION, RoleArn: ROLE, DeadLetterConfig: { Arn: QUEUE } };
    await test.client.send(new CreateScheduleCommand(schedule('at(2026-01-01T01:00:00)', { Target })));
    await test.advanceTo('2026-01-01T01:00:30Z');
    expect(test.received.messages).toMatchObject([{ attributes: { RETRY_ATTEMPTS: '0' } }]);
  });
});

describe('after a kill -9', () => {
  const nightly = {
    Name: 'nightly',
    ScheduleExpression: 'cron(0 1 * * ? *)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: FUNCTION, RoleArn: ROLE, Input: '{"due":"<aws.scheduler.scheduled-time>"}' },
  };
  const noon = { ...nightly, Name: 'noon', ScheduleExpression: 'cron(0 12 * * ? *)' };

  it('makes up for what was missed, each once and in order', async () => {
    const { dataDir, remove } = temporaryDataDir();
    onTestFinished(remove);
    const first = await beginScheduler({ dataDir, template: { Nightly: nightly, Noon: noon } });
    await first.advanceTo('2026-01-01T06:00:00Z');
    expect(dues(first)).toEqual(['2026-01-01T01:00:00Z']);
    await first.kill();

    // Two days go by while nothing runs: the instants stored stay where they were, the clock has moved on.
    const away = createTestRuntime({ dataDir });
    await away.clock.start();
    await away.advanceTo('2026-01-03T06:00:00Z');
    away.kill();

    const second = await beginScheduler({ dataDir, restarted: true, template: { Nightly: nightly, Noon: noon } });
    await second.runtime.activity.idle();
    await second.advanceTo('2026-01-03T06:00:10Z');
    expect(dues(second)).toEqual([
      '2026-01-01T12:00:00Z',
      '2026-01-02T01:00:00Z',
      '2026-01-02T12:00:00Z',
      '2026-01-03T01:00:00Z',
    ]);
  });

  it('does not bring back a schedule that has deleted itself', async () => {
    const { dataDir, remove } = temporaryDataDir();
    onTestFinished(remove);
    const once = { ...nightly, ScheduleExpression: 'at(2026-01-01T01:00:00)', ActionAfterCompletion: 'DELETE' };
    const first = await beginScheduler({ dataDir, template: { Once: once } });
    await first.advanceTo('2026-01-01T06:00:00Z');
    expect(dues(first)).toEqual(['2026-01-01T01:00:00Z']);
    await first.kill();
    const second = await beginScheduler({ dataDir, restarted: true, template: { Once: once } });
    await expect(second.client.send(new GetScheduleCommand({ Name: 'nightly' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('follows the template: what left it is gone, what changed counts anew', async () => {
    const { dataDir, remove } = temporaryDataDir();
    onTestFinished(remove);
    const first = await beginScheduler({ dataDir, template: { Nightly: nightly, Noon: noon } });
    await first.kill();
    const second = await beginScheduler({
      dataDir,
      restarted: true,
      template: { Nightly: { ...nightly, ScheduleExpression: 'cron(30 2 * * ? *)' } },
    });
    await second.advanceTo('2026-01-02T00:00:00Z');
    expect(dues(second)).toEqual(['2026-01-01T02:30:00Z']);
  });
});
