// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub is written so.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Resource, ResourceKind } from '../../src/service.ts';
import { readAssembly, type Template } from '../../src/template/assembly.ts';
import { declareStack } from '../../src/template/declare.ts';
import { NO_EFFECT_KINDS } from '../../src/template/no-effect.ts';
import { writeAssembly } from './support.ts';

const SURROUNDINGS = { region: 'us-east-1', accountId: '000000000000', endpoint: 'http://localhost:1' };

/** Reads the template as the runtime does, with a kind of its own that takes note of what it is given. */
function declare(template: Partial<Template>) {
  const declared: Resource[] = [];
  const thing: ResourceKind = {
    properties: ['Name', 'Value', 'List'],
    identify: ({ logicalId }) => ({ ref: `ref-${logicalId}`, attributes: { Arn: `arn-${logicalId}` } }),
    declare: (resource) => void declared.push(resource),
  };
  const stack = readAssembly(writeAssembly(template));
  const outputs = declareStack(stack, { ...NO_EFFECT_KINDS, 'Test::Thing': thing }, SURROUNDINGS);
  return { declared, outputs };
}

function resolve(value: unknown, template: Partial<Template> = {}): unknown {
  const resources = { Other: { Type: 'Test::Thing' }, Subject: { Type: 'Test::Thing', Properties: { Value: value } } };
  const { declared } = declare({ ...template, Resources: { ...resources, ...template.Resources } });
  return declared.find(({ logicalId }) => logicalId === 'Subject')?.properties.Value;
}

describe('intrinsic functions', () => {
  const conditions = {
    Conditions: {
      Yes: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
      No: { 'Fn::Not': [{ Condition: 'Yes' }] },
      Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
      Either: { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] },
    },
  };

  it.each<[string, unknown, unknown]>([
    ['Ref', { Ref: 'Other' }, 'ref-Other'],
    ['a pseudo parameter', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Other', 'Arn'] }, 'arn-Other'],
    ['Fn::GetAtt as a string', { 'Fn::GetAtt': 'Other.Arn' }, 'arn-Other'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Other' }, 1]] }, 'a-ref-Other-1'],
    ['Fn::Join over Fn::Split', { 'Fn::Join': ['+', { 'Fn::Split': ['-', { Ref: 'Other' }] }] }, 'ref+Other'],
    ['Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': ['-', { Ref: 'Other' }] }] }, 'Other'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${Other}/${Other.Arn}/${AWS::Region}/${!Kept}' },
      'ref-Other/arn-Other/us-east-1/${Kept}',
    ],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${v}', { v: { Ref: 'Other' } }] }, 'ref-Other'],
    ['Fn::If', { 'Fn::If': ['Yes', { Ref: 'Other' }, 'no'] }, 'ref-Other'],
    ['Fn::And', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    ['Fn::Or', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    ['a nested object', { a: [{ Ref: 'Other' }, { b: true }] }, { a: ['ref-Other', { b: true }] }],
    ['a policy condition', { Condition: { Bool: { x: 'true' } } }, { Condition: { Bool: { x: 'true' } } }],
    [
      'AWS::NoValue in a list',
      ['a', { Ref: 'AWS::NoValue' }, { 'Fn::If': ['No', 'b', { Ref: 'AWS::NoValue' }] }],
      ['a'],
    ],
    ['AWS::NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['AWS::NoValue as a property', { 'Fn::If': ['No', 'b', { Ref: 'AWS::NoValue' }] }, undefined],
  ])('resolves %s', (_, value, expected) => {
    expect(resolve(value, conditions)).toEqual(expected);
  });

  it('resolves parameters by their defaults and mappings', () => {
    const template = {
      Parameters: {
        Stage: { Type: 'String', Default: 'dev' },
        Zones: { Type: 'CommaDelimitedList', Default: 'a, b' },
        BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' },
      },
      Mappings: { Sizes: { dev: { memory: 128 } } },
    };
    const value = [{ Ref: 'Stage' }, { Ref: 'Zones' }, { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }];
    expect(resolve(value, template)).toEqual(['dev', ['a', 'b'], 128]);
  });

  it.each<[string, unknown, RegExp]>([
    ['an import', { 'Fn::ImportValue': 'other-stack' }, /Subject \(Test::Thing\) Value: .*Fn::ImportValue/],
    ['an unknown resource', { Ref: 'Nowhere' }, /Nowhere is not in the template/],
    ['an unknown attribute', { 'Fn::GetAtt': ['Other', 'Colour'] }, /attribute Colour of Other/],
    ['an unknown condition', { 'Fn::If': ['Maybe', 1, 2] }, /condition Maybe/],
    ['a dynamic reference', 'x{{resolve:ssm:/a/b}}', /resolve:ssm/],
    ['a selection outside its list', { 'Fn::Select': [3, ['a']] }, /Fn::Select/],
  ])('refuses %s by name', (_, value, message) => {
    expect(() => resolve(value)).toThrow(message);
  });
});

describe('declaring a template', () => {
  it('names everything it does not support at once, and declares nothing', () => {
    const template = {
      Resources: {
        Cluster: { Type: 'AWS::ECS::Cluster' },
        Known: { Type: 'Test::Thing', Properties: { Value: { Ref: 'Cluster' }, Colour: 'red', Shape: 'round' } },
        Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
        Broken: { Type: 'Test::Thing', Properties: { Name: { Ref: 'Nowhere' }, Value: { 'Fn::Cidr': [] } } },
      },
    };
    expect(() => declare(template)).toThrow(
      [
        'The template of stack Demo asks for what the local runtime does not support:',
        '  - Cluster (AWS::ECS::Cluster): this resource type is not supported',
        '  - Known (Test::Thing): property Colour is not supported',
        '  - Known (Test::Thing): property Shape is not supported',
        '  - Bucket (AWS::S3::Bucket): this resource type is not supported',
        '  - Broken (Test::Thing) Name: Nowhere is not in the template',
        '  - Broken (Test::Thing) Value: intrinsic function Fn::Cidr is not supported',
      ].join('\n'),
    );
  });

  it('leaves out what its condition excludes', () => {
    const { declared, outputs } = declare({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: {
        Out: { Type: 'AWS::ECS::Cluster', Condition: 'Never' },
        In: { Type: 'Test::Thing' },
      },
      Outputs: { Gone: { Value: 'x', Condition: 'Never' }, Kept: { Value: { 'Fn::GetAtt': ['In', 'Arn'] } } },
    });
    expect(declared.map(({ logicalId }) => logicalId)).toEqual(['In']);
    expect(outputs).toEqual({ Kept: 'arn-In' });
  });

  it('gives what has no effect a name and an ARN of the right shape', () => {
    const { outputs } = declare({
      Resources: {
        Role: { Type: 'AWS::IAM::Role', Properties: { Anything: { 'Fn::Cidr': [] } } },
        Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/x' } },
        Topic: { Type: 'AWS::SNS::Topic' },
        Key: { Type: 'AWS::KMS::Key' },
      },
      Outputs: {
        role: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        logs: { Value: { 'Fn::GetAtt': ['Logs', 'Arn'] } },
        topic: { Value: { Ref: 'Topic' } },
        key: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      },
    });
    expect(outputs).toEqual({
      role: 'arn:aws:iam::000000000000:role/Demo-Role',
      logs: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/x:*',
      topic: 'arn:aws:sns:us-east-1:000000000000:Demo-Topic',
      key: expect.stringMatching(/^arn:aws:kms:us-east-1:000000000000:key\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    });
  });
});

describe('reading the assembly', () => {
  it('finds the stack and its file assets', () => {
    const folder = writeAssembly({}, { abc123: 'export const handler = () => 1' });
    const stack = readAssembly(folder);
    expect(stack.stackName).toBe('Demo');
    expect(stack.assets).toEqual({ abc123: path.join(folder, 'asset.abc123') });
  });

  it('says what to do when there is none', () => {
    expect(() => readAssembly('/nowhere/cdk.out')).toThrow(/no synthesized template in .*cdk synth/);
  });
});
