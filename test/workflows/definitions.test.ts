import aslValidator from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { synthesize, withoutHash } from '../infra/synthesized.ts';

const { one } = synthesize();

/** The definition as Step Functions gets it, deployed into an account that is nobody's. */
function definitionOf(name: 'Ticket' | 'Visit' | 'Backtest') {
  const definition = one('AWS::StepFunctions::StateMachine', `Workflows${name}StateMachine`).Properties
    .DefinitionString;
  return JSON.parse(definition['Fn::Join'][1].map(resolved).join(''));
}

function resolved(part: any): string {
  if (typeof part === 'string') return part;
  if (part.Ref === 'AWS::Partition') return 'aws';
  if (part.Ref) return withoutHash(part.Ref);
  return `arn:aws:lambda:us-east-1:123456789012:function:${withoutHash(part['Fn::GetAtt'][0])}`;
}

describe.each([
  ['ticket', 'Ticket'],
  ['visit', 'Visit'],
  ['backtest', 'Backtest'],
] as const)('the %s state machine', (folder, name) => {
  const definition = definitionOf(name);
  const golden = new URL(`../../workflows/${folder}/machine.asl.json`, import.meta.url);

  /** After a change that is meant: `npx vitest run -u test/workflows` writes the golden file again. */
  it('is the one in machine.asl.json', async () => {
    await expect(`${JSON.stringify(definition, null, 2)}\n`).toMatchFileSnapshot(golden.pathname);
  });

  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = aslValidator(definition);
    expect(isValid, errorsText('; ')).toBe(true);
  });
});

describe('the backtest state machine', () => {
  const { StartAt, States } = definitionOf('Backtest');

  it('goes round as long as tickets are left', () => {
    const left = States[States[StartAt].Next];
    expect(left).toMatchObject({
      Type: 'Choice',
      Choices: [{ Variable: '$.next', StringEquals: 'more', Next: StartAt }],
    });
    expect(States[left.Default].Type).toBe('Succeed');
  });

  it('says on its row when it failed', () => {
    const [caught] = States[StartAt].Catch;
    expect(caught.ErrorEquals).toEqual(['States.ALL']);
    expect(States[caught.Next].Parameters.ExpressionAttributeValues).toEqual({ ':failed': { S: 'failed' } });
  });
});

describe.each([
  ['ticket', 'Ticket'],
  ['visit', 'Visit'],
] as const)('the %s state machine', (_folder, name) => {
  const definition = definitionOf(name);

  it('turns once through three states', () => {
    const turn = [definition.StartAt];
    for (let state = definition.States[turn[0]!]; ; state = definition.States[turn.at(-1)!]) {
      const next = state.Next ?? state.Choices[0].Next;
      if (next === definition.StartAt) break;
      turn.push(next);
    }
    expect(turn).toHaveLength(3);
  });

  it('keeps the task token only on the row that Advance saw', () => {
    const [await_] = Object.values<any>(definition.States).filter((state) => /waitForTaskToken$/.test(state.Resource));
    const { Parameters } = await_;
    expect(Parameters.ConditionExpression).toBe('#version = :version');
    expect(Parameters.ExpressionAttributeValues).toEqual({
      ':token': { 'S.$': '$$.Task.Token' },
      ':until': { 'S.$': '$.until' },
      ':version': { 'N.$': "States.Format('{}', $.version)" },
    });
    // `token` is a reserved word of DynamoDB: every name is aliased.
    expect(Parameters.UpdateExpression).toBe('SET #token = :token, #until = :until REMOVE #carried');
    expect(await_.Catch.map((caught: any) => [caught.ErrorEquals[0], caught.Next])).toEqual([
      ['DynamoDb.ConditionalCheckFailedException', definition.StartAt],
      ['States.Timeout', 'Wait out the last second'],
    ]);
    expect(await_.TimeoutSecondsPath).toBe('$.waitSeconds');
  });

  it('never waits out the last second too early', () => {
    expect(definition.States['Wait out the last second']).toMatchObject({ Type: 'Wait', TimestampPath: '$.until' });
  });

  it('logs errors without their data, and ends before a year is over', () => {
    const { Properties } = one('AWS::StepFunctions::StateMachine', `Workflows${name}StateMachine`);
    expect(Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
    expect(definition.TimeoutSeconds).toBeLessThan(365 * 86_400);
  });
});
