import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSchedulerService } from '../src/services/scheduler/index.ts';
import { createTestRuntime, declare } from '../testing/one-service.ts';
import { beginScheduler, ROLE, schedule } from '../testing/scheduler.ts';

describe('the API', () => {
  it('answers what it was given, with the defaults', async () => {
    const { client } = await beginScheduler();
    const created = await client.send(new CreateScheduleCommand(schedule('rate(2 days)', { Description: 'sweeps' })));
    expect(created.ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/default/sweep');
    expect(await client.send(new GetScheduleCommand({ Name: 'sweep' }))).toMatchObject({
      Name: 'sweep',
      GroupName: 'default',
      Description: 'sweeps',
      State: 'ENABLED',
      ScheduleExpressionTimezone: 'UTC',
      Target: { RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 } },
    });
  });

  it('lists by pages', async () => {
    const { client } = await beginScheduler();
    for (const Name of ['a', 'b', 'c', 'x-other'])
      await client.send(new CreateScheduleCommand(schedule('rate(2 days)', { Name })));
    const first = await client.send(new ListSchedulesCommand({ MaxResults: 3 }));
    const second = await client.send(new ListSchedulesCommand({ MaxResults: 3, NextToken: first.NextToken }));
    expect([first, second].map(({ Schedules }) => Schedules!.map(({ Name }) => Name))).toEqual([
      ['a', 'b', 'c'],
      ['x-other'],
    ]);
    expect(second.NextToken).toBeUndefined();
    expect((await client.send(new ListSchedulesCommand({ NamePrefix: 'x-' }))).Schedules).toHaveLength(1);
  });

  it('refuses by the names AWS uses', async () => {
    const { client } = await beginScheduler();
    await client.send(new CreateScheduleCommand(schedule('rate(2 days)')));
    const refused = [
      [new CreateScheduleCommand(schedule('rate(2 days)')), 'ConflictException'],
      [new CreateScheduleCommand(schedule('rate(2 weeks)', { Name: 'b' })), 'ValidationException'],
      [
        new CreateScheduleCommand(schedule('rate(2 days)', { Name: 'b', GroupName: 'none' })),
        'ResourceNotFoundException',
      ],
      [new UpdateScheduleCommand(schedule('rate(2 days)', { Name: 'b' })), 'ResourceNotFoundException'],
      [new DeleteScheduleCommand({ Name: 'b' }), 'ResourceNotFoundException'],
    ] as const;
    for (const [command, name] of refused) await expect(client.send(command as never)).rejects.toMatchObject({ name });
    await client.send(new DeleteScheduleCommand({ Name: 'sweep' }));
    expect((await client.send(new ListSchedulesCommand({}))).Schedules).toEqual([]);
  });
});

describe('the template and the page', () => {
  it('refuses by name what it does not do', () => {
    const { runtime, kill } = createTestRuntime({ startAt: '2026-01-01T00:00:00Z' });
    onTestFinished(kill);
    const service = createSchedulerService(runtime);
    const properties = {
      ...schedule('rate(1 day)'),
      Target: { Arn: 'arn:aws:ecs:us-east-1:1:cluster/x', RoleArn: ROLE },
    };
    expect(() => declare(service, { Bad: { type: 'AWS::Scheduler::Schedule', properties } })).toThrow(
      /Bad: .*arn:aws:ecs/,
    );
  });

  it('lists schedules by their next instant', async () => {
    const test = await beginScheduler();
    await test.client.send(new CreateScheduleCommand(schedule('cron(0 9 * * ? *)', { Name: 'late' })));
    await test.client.send(new CreateScheduleCommand(schedule('cron(0 8 * * ? *)', { Name: 'early' })));
    const page = (query: string) =>
      test.service.pages!['GET schedules']!({
        params: {},
        query: new URLSearchParams(query),
        body: Buffer.alloc(0),
        headers: {},
      });
    const json = JSON.parse(String((await page('format=json')).body));
    expect(json.map(({ name, next }: any) => [name, next])).toEqual([
      ['early', '2026-01-01T08:00:00.000Z'],
      ['late', '2026-01-01T09:00:00.000Z'],
    ]);
    expect(String((await page('')).body)).toContain('cron(0 9 * * ? *)');
  });
});
