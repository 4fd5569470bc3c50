import { describe, expect, test } from '@jest/globals';
import { readAssembly } from '../../../infra/local/template/assembly.ts';
import type { Stack, Template } from '../../../infra/local/template/assembly.ts';
import { resolveTemplate } from '../../../infra/local/template/resolved-template.ts';
import type { Resource } from '../../../infra/local/template/resolved-template.ts';
import { writeAssembly } from './support.ts';

function stack(name: string, template: Partial<Template>): Stack {
  return { name, template: { Resources: {}, ...template }, assetFolders: new Map() };
}

function resolveAll(stacks: Stack[], parameters: Record<string, string> = {}): Resource[] {
  return resolveTemplate(stacks, {
    parameters,
    addresses: { api: 'http://127.0.0.1:1', aws: 'http://127.0.0.1:2' },
    streamArn: (name) => `arn:aws:dynamodb:us-east-1:000000000000:table/${name}/stream/now`,
  });
}

/** What one expression comes to, inside a stack with a queue and a parameter. */
function evaluate(expression: unknown): unknown {
  const [, topic] = resolveAll([
    stack('shop', {
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        Work: {
          Type: 'AWS::SQS::Queue',
          Properties: { QueueName: { 'Fn::Sub': '${Stage}-work' } },
        },
        Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: expression } },
      },
    }),
  ]);
  return topic?.properties.DisplayName;
}

describe('an expression', () => {
  test.each([
    ['Ref of a queue is its URL', { Ref: 'Work' }, 'http://127.0.0.1:2/000000000000/dev-work'],
    ['Ref of a parameter', { Ref: 'Stage' }, 'dev'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Partition' }, 'aws'],
    ['GetAtt', { 'Fn::GetAtt': ['Work', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:dev-work'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] }, 'a-dev'],
    [
      'Sub',
      { 'Fn::Sub': '${Work.QueueName} in ${AWS::Region} ${!kept}' },
      'dev-work in us-east-1 ${kept}',
    ],
    ['Sub with its own names', { 'Fn::Sub': ['${x}!', { x: { Ref: 'Stage' } }] }, 'dev!'],
    ['Split and Select', { 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b'] }] }, 'b'],
    ['If', { 'Fn::If': ['IsDev', 'yes', 'no'] }, 'yes'],
    ['NoValue drops the property', { Ref: 'AWS::NoValue' }, undefined],
  ])('%s', (_what, expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  test('reads an export of another stack', () => {
    const data = stack('data', {
      Resources: { Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } } },
      Outputs: {
        Out: { Value: { 'Fn::GetAtt': ['Work', 'QueueName'] }, Export: { Name: 'data:w' } },
      },
    });
    const compute = stack('compute', {
      Resources: {
        Topic: {
          Type: 'AWS::SNS::Topic',
          Properties: { DisplayName: { 'Fn::ImportValue': 'data:w' } },
        },
      },
    });
    expect(resolveAll([data, compute])[1]?.properties).toEqual({ DisplayName: 'work' });
  });

  test('reads an export that is an import itself, in whatever order the stacks come', () => {
    const handing = (name: string, Value: unknown): Stack =>
      stack(name, { Outputs: { Out: { Value, Export: { Name: name } } } });
    const last = stack('last', {
      Resources: {
        Topic: {
          Type: 'AWS::SNS::Topic',
          Properties: { DisplayName: { 'Fn::ImportValue': 'second' } },
        },
      },
    });
    const second = handing('second', { 'Fn::ImportValue': 'first' });
    expect(resolveAll([last, second, handing('first', 'kettle')])[0]?.properties).toEqual({
      DisplayName: 'kettle',
    });
  });

  test('gives a parameter to every stack that declares it', () => {
    const named = (name: string): Stack =>
      stack(name, {
        Parameters: { Stage: { Type: 'String', Default: 'dev' } },
        Resources: {
          Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Stage' } } },
        },
      });
    const found = resolveAll([named('pledges'), named('campaigns')], { Stage: 'prod' });
    expect(found.map(({ properties }) => properties.DisplayName)).toEqual(['prod', 'prod']);
  });

  test.each([
    ['an unknown function', { 'Fn::Base64': 'x' }, 'function Fn::Base64 is used'],
    ['an unknown name', { Ref: 'Nobody' }, 'refers to Nobody, which is neither'],
    ['an unknown attribute', { 'Fn::GetAtt': ['Work', 'Colour'] }, 'attribute Colour of Work'],
    ['a missing export', { 'Fn::ImportValue': 'x' }, 'No stack exports x'],
    [
      'a reference to an output that is not exported',
      { 'Fn::GetStackOutput': { StackName: 'data', OutputName: 'Out' } },
      'function Fn::GetStackOutput is used',
    ],
  ])('with %s stops the start', (_what, expression, message) => {
    expect(() => evaluate(expression)).toThrow(message);
  });
});

describe('a resource', () => {
  test('keeps its invented name over restarts', () => {
    const stacks = [stack('shop', { Resources: { WorkABCD1234: { Type: 'AWS::SQS::Queue' } } })];
    expect(resolveAll(stacks)[0]?.arn).toBe('arn:aws:sqs:us-east-1:000000000000:shop-WorkABCD1234');
  });

  test.each([
    ['an unknown type', { Type: 'AWS::S3::Bucket' }, 'shop/Odd is of type AWS::S3::Bucket'],
    [
      'an unknown property',
      { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
      'shop/Odd (AWS::SQS::Queue) sets the property FifoQueue, which the local cloud does not know',
    ],
    [
      'an unknown property deep inside',
      { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'a', EcsParameters: {} }] } },
      'sets the property Targets.EcsParameters',
    ],
  ])('of %s stops the start', (_what, resource, message) => {
    expect(() => resolveAll([stack('shop', { Resources: { Odd: resource } })])).toThrow(message);
  });

  test('is left out when its condition does not hold', () => {
    const found = resolveAll([
      stack('shop', {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Work: { Type: 'AWS::SQS::Queue', Condition: 'Never' } },
      }),
    ]);
    expect(found).toEqual([]);
  });
});

test('a parameter that no stack declares is refused', () => {
  expect(() => resolveAll([stack('shop', {})], { Colour: 'red' })).toThrow(
    'No stack has a parameter called Colour.',
  );
});

test('an assembly gives stacks with the folders of their code', () => {
  const folder = writeAssembly({ Work: { Type: 'AWS::SQS::Queue' } });
  const [sample] = readAssembly(folder);
  expect(sample?.name).toBe('sample');
  expect(sample?.assetFolders.get('code.zip')).toBe(`${folder}/code`);
});

test('a section that is not known stops the start', () => {
  const folder = writeAssembly({}, { Mappings: {} });
  expect(() => readAssembly(folder)).toThrow('Stack sample has a section Mappings');
});

test('a folder without an assembly is one clear sentence', () => {
  expect(() => readAssembly('/nowhere')).toThrow(/^The CDK assembly cannot be read: /);
});
