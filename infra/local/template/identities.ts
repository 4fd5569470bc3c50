/**
 * What Ref and Fn::GetAtt give for each resource type. Invariant: the answer depends on the
 * template alone (and on the addresses of this run), never on the order of creation.
 */
import { accountId, arn, partition, physicalName, region } from '../aws-names.ts';
import type { Properties } from './assembly.ts';

export type Addresses = { readonly api: string; readonly aws: string };

export type Identified = {
  readonly stack: string;
  readonly logicalId: string;
  readonly properties: Properties;
  readonly addresses: Addresses;
  readonly streamArn: (tableName: string) => string;
};

type Identity = {
  readonly ref: (resource: Identified) => string;
  readonly attributes?: Readonly<Record<string, (resource: Identified) => string>>;
};

function named(property: string, lengthMax: number): (resource: Identified) => string {
  return ({ stack, logicalId, properties }) => {
    const given = properties[property];
    return typeof given === 'string' ? given : physicalName(stack, logicalId, lengthMax);
  };
}

function withArn(name: (resource: Identified) => string, service: string, prefix = ''): Identity {
  return {
    ref: name,
    attributes: { Arn: (resource) => arn(service, `${prefix}${name(resource)}`) },
  };
}

const logicalId = ({ logicalId: id }: Identified): string => id;
const onlyRef: Identity = { ref: logicalId };

const queueName = named('QueueName', 80);
const queueUrl = (resource: Identified): string =>
  `${resource.addresses.aws}/${accountId}/${queueName(resource)}`;
const tableName = named('TableName', 255);
const busName = named('Name', 256);
const ruleName = named('Name', 64);
const roleName = named('RoleName', 64);
const topicArn = (resource: Identified): string => arn('sns', named('TopicName', 256)(resource));
const logGroupName = named('LogGroupName', 512);
const scheduleArn = (resource: Identified): string =>
  arn('scheduler', `schedule/${groupOf(resource)}/${named('Name', 64)(resource)}`);
const groupOf = ({ properties }: Identified): string =>
  typeof properties.GroupName === 'string' ? properties.GroupName : 'default';

const identities: Readonly<Record<string, Identity>> = {
  'AWS::DynamoDB::GlobalTable': {
    ref: tableName,
    attributes: {
      Arn: (resource) => arn('dynamodb', `table/${tableName(resource)}`),
      StreamArn: (resource) => resource.streamArn(tableName(resource)),
    },
  },
  'AWS::SQS::Queue': {
    ref: queueUrl,
    attributes: {
      Arn: (resource) => arn('sqs', queueName(resource)),
      QueueName: queueName,
      QueueUrl: queueUrl,
    },
  },
  'AWS::Lambda::Function': withArn(named('FunctionName', 64), 'lambda', 'function:'),
  'AWS::Events::EventBus': {
    ref: busName,
    attributes: {
      Arn: (resource) => arn('events', `event-bus/${busName(resource)}`),
      Name: busName,
    },
  },
  'AWS::Events::Archive': withArn(named('ArchiveName', 48), 'events', 'archive/'),
  'AWS::Events::Rule': withArn(ruleName, 'events', 'rule/'),
  'AWS::Scheduler::Schedule': { ref: named('Name', 64), attributes: { Arn: scheduleArn } },
  'AWS::Scheduler::ScheduleGroup': withArn(named('Name', 64), 'scheduler', 'schedule-group/'),
  'AWS::SecretsManager::Secret': {
    ref: (resource) => arn('secretsmanager', `secret:${named('Name', 256)(resource)}-LocaL1`),
    attributes: {
      Id: (resource) => arn('secretsmanager', `secret:${named('Name', 256)(resource)}-LocaL1`),
    },
  },
  'AWS::ApiGatewayV2::Api': {
    ref: logicalId,
    attributes: { ApiId: logicalId, ApiEndpoint: ({ addresses }) => addresses.api },
  },
  'AWS::IAM::Role': {
    ref: roleName,
    attributes: {
      Arn: (resource) => `arn:${partition}:iam::${accountId}:role/${roleName(resource)}`,
      RoleId: logicalId,
    },
  },
  'AWS::IAM::ManagedPolicy': {
    ref: (resource) =>
      `arn:${partition}:iam::${accountId}:policy/${named('ManagedPolicyName', 128)(resource)}`,
  },
  'AWS::Logs::LogGroup': {
    ref: logGroupName,
    attributes: { Arn: (resource) => `${arn('logs', `log-group:${logGroupName(resource)}`)}:*` },
  },
  'AWS::CloudWatch::Alarm': withArn(named('AlarmName', 255), 'cloudwatch', 'alarm:'),
  'AWS::CloudWatch::Dashboard': { ref: named('DashboardName', 255) },
  'AWS::SNS::Topic': {
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: named('TopicName', 256) },
  },
  'AWS::KMS::Key': {
    ref: logicalId,
    attributes: {
      Arn: (resource) => arn('kms', `key/${resource.logicalId}`),
      KeyId: logicalId,
    },
  },
};

export function identityOf(type: string): Identity {
  return identities[type] ?? onlyRef;
}

export function pseudoParameter(name: string, stack: string): string | undefined {
  const values: Record<string, string> = {
    'AWS::AccountId': accountId,
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::StackId': arn('cloudformation', `stack/${stack}/local`),
    'AWS::StackName': stack,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return values[name];
}
