/**
 * What must hold of the deployed whole, whatever is added to it: read from the synthesised
 * templates of both stages, not from the code that makes them.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { capabilities } from '../../infra/bundle.ts';
import { stages } from '../../infra/stage.ts';
import { assemblyFor } from '../support/assembly.ts';

type Properties = Record<string, unknown>;
type Resource = {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
};
type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: string } }>>;
};

const root = join(import.meta.dirname, '..', '..');
const names = ['dev', 'prod'] as const;
type StageName = (typeof names)[number];
/** In the order in which they are deployed. */
const parts = [
  'data',
  'foundation',
  'pledges',
  'campaigns',
  'partners',
  'shop',
  'promises',
  'fulfilment',
  'operations',
  'console',
  'control',
  'api',
] as const;
type Part = (typeof parts)[number];
/** A stage has one of Stripe's two doors. */
const otherDoor = 'receive-stripe-event';
const deployed = capabilities().filter((name) => name !== otherDoor);
const folders = { dev: '', prod: '' };

beforeAll(async () => {
  for (const stage of names) folders[stage] = await assemblyFor({}, stage);
});

const source = (stage: StageName, part: Part): string =>
  readFileSync(join(folders[stage], `fanfund-${stage}-${part}.template.json`), 'utf8');

const templateOf = (stage: StageName, part: Part): Template =>
  JSON.parse(source(stage, part)) as Template;

/** What one stack imports of another is what that one says of itself. */
function exportsOf(stage: StageName): Map<string, unknown> {
  const outputs = parts.flatMap((part) => Object.values(templateOf(stage, part).Outputs ?? {}));
  return new Map(outputs.map(({ Export: found, Value }) => [found?.Name ?? '', Value]));
}

const resources = new Map<StageName, [string, Resource][]>();

function resourcesOf(stage: StageName): [string, Resource][] {
  const known = resources.get(stage) ?? readResources(stage);
  resources.set(stage, known);
  return known;
}

function readResources(stage: StageName): [string, Resource][] {
  const exported = exportsOf(stage);
  const followed = (_name: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'Fn::ImportValue' in value
      ? exported.get(String(value['Fn::ImportValue']))
      : value;
  return parts.flatMap((part) =>
    Object.entries((JSON.parse(source(stage, part), followed) as Template).Resources),
  );
}

const ofType = (stage: StageName, type: string): [string, Resource][] =>
  resourcesOf(stage).filter(([, resource]) => resource.Type === type);

/** Errors and warnings of cdk-nag and of CloudFormation's own rules. */
function violationsIn(folder: string): unknown[] {
  const report = readFileSync(join(folder, 'validation-report.json'), 'utf8');
  const { pluginReports } = JSON.parse(report) as { pluginReports: { violations: unknown[] }[] };
  return pluginReports.flatMap(({ violations }) => violations);
}

const text = (value: unknown): string => JSON.stringify(value);

describe.each(names)('stage %s', (stage) => {
  test('every capability is one function, and nothing else is', () => {
    const found = ofType(stage, 'AWS::Lambda::Function').map(([, { Properties: properties }]) =>
      String(properties['FunctionName']).replace(`fanfund-${stage}-`, ''),
    );
    expect(found.toSorted()).toEqual(deployed.toSorted());
  });

  test('every function says its runtime, time-out, memory, role and log', () => {
    const roles = new Set<string>();
    for (const [, { Properties: found }] of ofType(stage, 'AWS::Lambda::Function')) {
      expect(found).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(found['Timeout']).toEqual(expect.any(Number));
      expect(found['MemorySize']).toEqual(expect.any(Number));
      expect(found['LoggingConfig']).toMatchObject({ LogFormat: 'JSON' });
      roles.add(text(found['Role']));
    }
    expect(roles.size).toBe(deployed.length);
  });

  test('every log is kept for a stated time', () => {
    const logs = ofType(stage, 'AWS::Logs::LogGroup');
    expect(logs.length).toBe(deployed.length + 1);
    for (const [, { Properties: found }] of logs)
      expect(found['RetentionInDays']).toBe(stages[stage].logRetentionDays);
  });

  test('no grant has a wildcard, but for schedules that are named after campaigns', () => {
    const ofRoles = ofType(stage, 'AWS::IAM::Role').flatMap(
      ([, { Properties: found }]) => (found['Policies'] ?? []) as Properties[],
    );
    const ofPolicies = ofType(stage, 'AWS::IAM::Policy').map(([, { Properties: found }]) => found);
    const statements = [...ofRoles, ...ofPolicies].flatMap(
      (policy) => (policy['PolicyDocument'] as { Statement: Properties[] }).Statement,
    );
    expect(statements.length).toBeGreaterThan(2 * deployed.length);
    const wide = statements
      .filter(({ Action, Resource }) => text([Action, Resource]).includes('*'))
      .map(({ Action }) => text(Action));
    const ofClock = '["scheduler:CreateSchedule","scheduler:UpdateSchedule"]';
    expect(wide).toEqual([ofClock, ofClock]);
  });

  test.each([
    ['finish-task', ['T#*']],
    ['list-tasks', ['T#*', 'TASKS#*']],
    ['read-campaign', ['C#*', 'N#*']],
    ['list-campaigns', ['C#*', 'N#*', 'CAMPAIGNS#*']],
    ['create-campaign', ['C#*', 'N#*']],
    ['edit-campaign', ['C#*', 'N#*']],
    ['publish-campaign', ['C#*', 'N#*', 'M#*']],
    ['cancel-campaign', ['C#*', 'N#*']],
    ['abandon-campaign', ['C#*', 'N#*']],
    ['open-campaign', ['C#*', 'FAILURE#*', 'N#*']],
    ['seal-campaign', ['C#*', 'FAILURE#*', 'N#*']],
    ['sweep-campaigns', ['C#*', 'FAILURE#*', 'N#*', 'CAMPAIGNS#*']],
    ['read-settlement', ['C#*', 'N#*']],
    ['read-settlement-report', ['C#*', 'N#*']],
    ['register-partner', ['Q#*']],
    ['list-partners', ['PARTNERS#*', 'Q#*']],
    ['list-deliveries', ['O#*', 'Q#*']],
    ['receive-partner-webhook', ['C#*', 'N#*', 'Q#*', 'U#*', 'W#*']],
    ['deliver-to-partner', ['FAILURE#*', 'O#*', 'Q#*', 'T#*']],
    ['tell-partner', ['FAILURE#*', 'O#*']],
    ['list-dead-letters', ['FAILURE#*']],
    ['redrive-dead-letters', ['ACT#*']],
    ['discard-dead-letter', ['ACT#*']],
    ['cancel-redrive', ['ACT#*']],
    ['list-acts', ['ACT#*', 'ACTS#*']],
    ['read-feed', ['FEED#*']],
    ['inspect-campaign', ['C#*', 'FEED#*', 'N#*']],
    ['preview-cancellation', ['C#*', 'N#*']],
    ['cancel-for-operations', ['ACT#*', 'C#*', 'N#*']],
    ['make-passes', ['C#*', 'N#*']],
    ['open-secret-rewards', ['C#*', 'F#*', 'N#*']],
    ['express-interest', ['C#*', 'I#*', 'N#*']],
    ['tell-interested', ['C#*', 'I#*', 'FAILURE#*', 'N#*']],
  ])('what needs no pledge has no way to any: %s', (name, partitions) => {
    const policies = ofType(stage, 'AWS::IAM::Role')
      .filter(([id]) => id.startsWith(`${name.replaceAll('-', '')}role`))
      .flatMap(([, { Properties: found }]) => found['Policies'] as Properties[]);
    const ofTable = policies
      .flatMap(({ PolicyDocument: found }) => (found as { Statement: Properties[] }).Statement)
      .filter(({ Action }) => text(Action).includes('dynamodb:'));
    expect(ofTable.length).toBeGreaterThan(0);
    const allowed = ofTable.flatMap(({ Condition: found }) => {
      const within = (found as Record<string, Properties> | undefined)?.['ForAllValues:StringLike'];
      return (within?.['dynamodb:LeadingKeys'] as string[] | undefined) ?? ['everything'];
    });
    expect([...new Set(allowed)].toSorted()).toEqual(partitions.toSorted());
  });

  test('who opens tasks writes nothing else but why it gave a message up', () => {
    const role = ofType(stage, 'AWS::IAM::Role').find(([id]) => id.startsWith('opentaskrole'));
    const [policy] = role?.[1].Properties['Policies'] as Properties[];
    const writing = (policy?.['PolicyDocument'] as { Statement: Properties[] }).Statement.filter(
      ({ Action }) => /dynamodb:(Put|Update)Item/.test(text(Action)),
    );
    expect(writing.map(({ Condition: found }) => found)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['FAILURE#*'] } },
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['T#*'] } },
    ]);
  });

  test('every queue is a dead-letter queue or has one, and every dead-letter queue has an alarm', () => {
    const queues = ofType(stage, 'AWS::SQS::Queue');
    const dead = new Set<string>();
    for (const [, { Properties: found }] of queues) {
      const target = /"Fn::GetAtt":\["(\w+)","Arn"\]/.exec(text(found['RedrivePolicy'] ?? ''));
      if (target?.[1] !== undefined) dead.add(target[1]);
    }
    const alarms = text(ofType(stage, 'AWS::CloudWatch::Alarm'));
    for (const [name, { Properties: found }] of queues) {
      expect(dead.has(name) || found['RedrivePolicy'] !== undefined).toBe(true);
      if (dead.has(name)) expect(alarms).toContain(`["${name}","QueueName"]`);
    }
  });

  test('whatever is asynchronous has somewhere to fail', () => {
    for (const [, { Properties: found }] of ofType(stage, 'AWS::Events::Rule'))
      for (const target of found['Targets'] as Properties[])
        expect(target['DeadLetterConfig']).toBeDefined();
    for (const [, { Properties: found }] of ofType(stage, 'AWS::Scheduler::Schedule'))
      expect((found['Target'] as Properties)['DeadLetterConfig']).toBeDefined();
    const streams = ofType(stage, 'AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties: found }]) => found['StartingPosition'] !== undefined,
    );
    expect(streams).toHaveLength(2);
    for (const [, { Properties: found }] of streams) {
      expect(text(found['DestinationConfig'])).toContain('OnFailure');
      // However often: an outage of hours must not cost the books, or the bus, a record.
      expect(found).toMatchObject({ MaximumRecordAgeInSeconds: 23 * 60 * 60 });
      expect(found['MaximumRetryAttempts'] ?? -1).toBe(-1);
    }
    for (const [, { Properties: found }] of ofType(stage, 'AWS::Lambda::Function'))
      expect(found['DeadLetterConfig']).toBeDefined();
  });

  test('every alarm tells operations who is hurt', () => {
    const alarms = ofType(stage, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(capabilities().length);
    for (const [, { Properties: found }] of alarms) {
      expect(String(found['AlarmDescription'])).toMatch(/^[A-Z].{10,}\.( \(.*\))?$/);
      expect(found['AlarmActions']).toHaveLength(1);
    }
  });

  test('messages stay hidden six times as long as their function may take', () => {
    const timeouts = new Map(
      ofType(stage, 'AWS::Lambda::Function').map(([name, { Properties: found }]) => [
        name,
        Number(found['Timeout']),
      ]),
    );
    const queues = new Map(ofType(stage, 'AWS::SQS::Queue'));
    for (const [, { Properties: found }] of ofType(stage, 'AWS::Lambda::EventSourceMapping')) {
      const source = /"Fn::GetAtt":\["(\w+queue\w+)","Arn"\]/.exec(text(found['EventSourceArn']));
      if (source?.[1] === undefined) continue;
      const visibility = Number(queues.get(source[1])?.Properties['VisibilityTimeout']);
      const { Ref: reader = '' } = found['FunctionName'] as { Ref?: string };
      expect(visibility).toBeGreaterThanOrEqual(6 * (timeouts.get(reader) ?? Infinity));
    }
  });

  test('whoever writes mails from a queue leaves the others their share of what SES takes', () => {
    const writesMails = ofType(stage, 'AWS::Lambda::Function')
      .filter(([, { Properties: found }]) => text(found['Environment']).includes('"MAIL_FROM"'))
      .map(([id]) => id);
    const readers = ofType(stage, 'AWS::Lambda::EventSourceMapping').filter(([, { Properties }]) =>
      writesMails.includes((Properties['FunctionName'] as { Ref?: string }).Ref ?? ''),
    );
    expect(readers.length).toBeGreaterThanOrEqual(4);
    for (const [, { Properties: found }] of readers)
      expect(found['ScalingConfig']).toEqual({ MaximumConcurrency: expect.any(Number) });
  });

  test('what writes pledges cannot live longer than the tally assumes', () => {
    const { deadlineGraceSeconds } = stages[stage];
    for (const name of [
      ...['accept-pledge', 'confirm-pledge', 'confirm-payment', 'change-pledge'],
      ...['take-partner-event', 'set-up-partner-payment'],
    ]) {
      const [, found] =
        ofType(stage, 'AWS::Lambda::Function').find(
          ([, { Properties: properties }]) =>
            properties['FunctionName'] === `fanfund-${stage}-${name}`,
        ) ?? [];
      expect(Number(found?.Properties['Timeout'])).toBeLessThanOrEqual(10);
    }
    expect(deadlineGraceSeconds).toBeGreaterThan(11);
  });
});

test('production keeps its data when its stack is deleted', () => {
  const [[, table] = []] = ofType('prod', 'AWS::DynamoDB::GlobalTable');
  expect(table?.DeletionPolicy).toBe('Retain');
  expect(text(table?.Properties)).toContain('"DeletionProtectionEnabled":true');
  expect(text(table?.Properties)).toContain('"PointInTimeRecoveryEnabled":true');
  for (const [, queue] of ofType('prod', 'AWS::SQS::Queue'))
    expect(queue.DeletionPolicy).toBe('Retain');
});

describe('stacks', () => {
  test.each(parts)('%s has room for what is to come', (part) => {
    const counts = names.map((stage) => Object.keys(templateOf(stage, part).Resources).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(400);
  });

  /** As `refund-pledge queue` where the other has `refundpledgequeue51609A58`. */
  const importsOf = (part: Part, from: Part): string[] => {
    const name = `"Fn::ImportValue": ?"fanfund-prod-${from}:ExportsOutput(\\w+?)[0-9A-F]{8}`;
    const found = source('prod', part).matchAll(new RegExp(name, 'g'));
    return [...new Set([...found].map(([, what = '']) => what))].toSorted();
  };

  test('import nothing from one that is deployed after them', () => {
    const backwards = parts.flatMap((part, place) =>
      parts.slice(place).flatMap((later) => importsOf(part, later)),
    );
    expect(backwards).toEqual([]);
  });

  const ground = ['FnGetAttundelivereddeadletters', 'Refalarms', 'Refapi'];
  test.each<[Part, Part, string[]]>([
    ['foundation', 'data', ['FnGetAttbus', 'FnGetAtttable', 'Refbus', 'Reftable']],
    ['pledges', 'foundation', ['FnGetAttapi', ...ground]],
    ['campaigns', 'foundation', ground],
    ['operations', 'foundation', ground],
    [
      'campaigns',
      'pledges',
      ['collect', 'dun', 'refund', 'release'].flatMap((name) => [
        `FnGetAtt${name}pledgequeue`,
        `Ref${name}pledgequeue`,
      ]),
    ],
    [
      'operations',
      'pledges',
      ['checkledger', 'reconciledisputes', 'refundpledge'].flatMap((name) => [
        `FnGetAtt${name}queue`,
        `Ref${name}queue`,
      ]),
    ],
    ['operations', 'campaigns', []],
    ['partners', 'foundation', ground],
    ['partners', 'pledges', ['FnGetAttsetuppartnerpaymentqueue', 'Refsetuppartnerpaymentqueue']],
    ['operations', 'partners', []],
    ['control', 'pledges', []],
    ['control', 'campaigns', []],
    ['control', 'partners', []],
    ['shop', 'foundation', ground],
    ['shop', 'pledges', []],
    ['promises', 'foundation', ['FnGetAttapi', ...ground]],
    ['promises', 'pledges', ['FnGetAttrefundpledgequeue', 'Refrefundpledgequeue']],
  ])('of %s import from %s nothing but what is named here', (part, from, wanted) => {
    expect(importsOf(part, from)).toEqual(wanted.toSorted());
  });

  test('are given the pace that Stripe allows where it is kept or told, and its secret where it is used', () => {
    const having = (parameter: string): Part[] =>
      parts.filter((part) => templateOf('prod', part).Parameters?.[parameter] !== undefined);
    expect(having('StripeRequestsPerSecond')).toEqual(['pledges', 'control']);
    expect(having('StripeEndpointRequestsPerSecond')).toEqual(['pledges', 'control']);
    expect(having('StripeSecretArn')).toEqual(['pledges', 'operations', 'control']);
    const signing = ['pledges', 'campaigns', 'shop', 'promises', 'fulfilment'];
    expect(having('SigningSecretArn')).toEqual(signing);
    expect(having('PartnerSecretArn')).toEqual(['partners', 'fulfilment']);
    expect(having('MailFrom')).toEqual(['pledges', 'shop', 'promises', 'fulfilment']);
  });
});

test('cdk-nag has no finding, and at most five are answered for', () => {
  for (const stage of names) {
    expect(violationsIn(folders[stage])).toEqual([]);
  }
  const sources = ['infra', 'infra/constructs'].flatMap((place) =>
    readdirSync(join(root, place))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, place, name), 'utf8')),
  );
  const answered = sources.join('\n').match(/(?<!function |\.)\backnowledge\(/g) ?? [];
  expect(answered).toHaveLength(5);
});

describe("with Stripe's events over EventBridge", () => {
  const partner = 'aws.partner/stripe.com/ed_test_61Local';
  let resources: Resource[] = [];
  beforeAll(async () => {
    const other = await assemblyFor({ stripeEvents: { partnerEventSource: partner } });
    expect(violationsIn(other)).toEqual([]);
    const file = join(other, 'fanfund-dev-pledges.template.json');
    resources = Object.values((JSON.parse(readFileSync(file, 'utf8')) as Template).Resources);
  });

  test('the other door is deployed, and the first one is not', () => {
    const names = resources
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map(({ Properties: found }) => String(found['FunctionName']).replace('fanfund-dev-', ''));
    expect(names).toContain(otherDoor);
    expect(names).not.toContain('receive-stripe-webhook');
    const routes = resources.filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route');
    expect(text(routes)).not.toContain('stripe/webhook');
  });

  test("its bus is Stripe's, and its rule takes nothing else", () => {
    const buses = resources.filter(({ Type }) => Type === 'AWS::Events::EventBus');
    expect(buses.map(({ Properties: found }) => found)).toMatchObject([
      { Name: partner, EventSourceName: partner },
    ]);
    const rules = resources.filter(
      ({ Type, Properties: found }) =>
        Type === 'AWS::Events::Rule' && text(found['EventBusName']).includes('stripebus'),
    );
    expect(rules.map(({ Properties: found }) => found['EventPattern'])).toEqual([
      { source: [partner] },
    ]);
    for (const { Properties: found } of rules)
      for (const target of found['Targets'] as Properties[])
        expect(target['DeadLetterConfig']).toBeDefined();
  });

  test('there is room in its stack for what is to come', () => {
    expect(resources.length).toBeLessThanOrEqual(400);
  });
});
