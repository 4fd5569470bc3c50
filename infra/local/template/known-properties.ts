/**
 * Every property of every resource type that the local cloud knows: those it acts on, and those
 * that knowingly have no effect on one machine. Invariant: what is not listed stops the start, so
 * that nothing works here which was silently dropped.
 */
import { LocalCloudError } from '../local-cloud-error.ts';
import type { Properties } from './assembly.ts';

type Known = 'acts' | 'no effect' | { readonly [property: string]: Known };

const keySchema = { AttributeName: 'acts', KeyType: 'acts' } as const;
const deadLetterConfig = { Arn: 'acts' } as const;
const retryPolicy = { MaximumRetryAttempts: 'acts', MaximumEventAgeInSeconds: 'acts' } as const;
const destination = { OnFailure: { Destination: 'acts' } } as const;

function noEffect(...names: string[]): Record<string, Known> {
  return Object.fromEntries(names.map((name) => [name, 'no effect' as const]));
}

export const knownProperties: Readonly<Record<string, { readonly [property: string]: Known }>> = {
  'AWS::DynamoDB::GlobalTable': {
    TableName: 'acts',
    AttributeDefinitions: { AttributeName: 'acts', AttributeType: 'acts' },
    KeySchema: keySchema,
    BillingMode: 'acts',
    GlobalSecondaryIndexes: {
      IndexName: 'acts',
      KeySchema: keySchema,
      Projection: { ProjectionType: 'acts', NonKeyAttributes: 'acts' },
      ...noEffect('WarmThroughput', 'WriteOnDemandThroughputSettings'),
    },
    StreamSpecification: { StreamViewType: 'acts' },
    TimeToLiveSpecification: { AttributeName: 'acts', Enabled: 'acts' },
    ...noEffect(
      'Replicas',
      'SSESpecification',
      'WarmThroughput',
      'WriteOnDemandThroughputSettings',
    ),
  },
  'AWS::Events::EventBus': {
    Name: 'acts',
    EventSourceName: 'acts',
    ...noEffect('Description', 'Tags', 'KmsKeyIdentifier', 'DeadLetterConfig', 'LogConfig'),
  },
  'AWS::Events::Archive': {
    SourceArn: 'acts',
    EventPattern: 'acts',
    ...noEffect('ArchiveName', 'Description', 'RetentionDays', 'KmsKeyIdentifier'),
  },
  'AWS::Events::Rule': {
    Name: 'acts',
    EventBusName: 'acts',
    EventPattern: 'acts',
    State: 'acts',
    Targets: {
      Arn: 'acts',
      Id: 'acts',
      DeadLetterConfig: deadLetterConfig,
      InputPath: 'acts',
      SqsParameters: { MessageGroupId: 'acts' },
      ...noEffect('RetryPolicy', 'RoleArn'),
    },
    ...noEffect('Description', 'Tags'),
  },
  'AWS::SQS::Queue': {
    QueueName: 'acts',
    VisibilityTimeout: 'acts',
    DelaySeconds: 'acts',
    MessageRetentionPeriod: 'acts',
    MaximumMessageSize: 'acts',
    ReceiveMessageWaitTimeSeconds: 'acts',
    RedrivePolicy: { deadLetterTargetArn: 'acts', maxReceiveCount: 'acts' },
    ...noEffect(
      'RedriveAllowPolicy',
      'SqsManagedSseEnabled',
      'KmsMasterKeyId',
      'KmsDataKeyReusePeriodSeconds',
      'Tags',
    ),
  },
  'AWS::SQS::QueuePolicy': noEffect('PolicyDocument', 'Queues'),
  'AWS::Lambda::Function': {
    FunctionName: 'acts',
    Code: { S3Bucket: 'no effect', S3Key: 'acts' },
    Handler: 'acts',
    Runtime: 'acts',
    Timeout: 'acts',
    MemorySize: 'acts',
    ReservedConcurrentExecutions: 'acts',
    Environment: { Variables: 'acts' },
    DeadLetterConfig: { TargetArn: 'acts' },
    ...noEffect(
      'Architectures',
      'Description',
      'EphemeralStorage',
      'LoggingConfig',
      'RecursiveLoop',
      'Role',
      'RuntimeManagementConfig',
      'Tags',
      'TracingConfig',
    ),
  },
  'AWS::Lambda::Permission': noEffect(
    'Action',
    'FunctionName',
    'Principal',
    'SourceArn',
    'SourceAccount',
  ),
  'AWS::Lambda::EventSourceMapping': {
    FunctionName: 'acts',
    EventSourceArn: 'acts',
    Enabled: 'acts',
    BatchSize: 'acts',
    MaximumBatchingWindowInSeconds: 'acts',
    FunctionResponseTypes: 'acts',
    ScalingConfig: { MaximumConcurrency: 'acts' },
    StartingPosition: 'acts',
    ParallelizationFactor: 'acts',
    BisectBatchOnFunctionError: 'acts',
    MaximumRetryAttempts: 'acts',
    MaximumRecordAgeInSeconds: 'acts',
    FilterCriteria: { Filters: { Pattern: 'acts' } },
    DestinationConfig: destination,
    ...noEffect('MetricsConfig', 'Tags'),
  },
  'AWS::Lambda::EventInvokeConfig': {
    FunctionName: 'acts',
    Qualifier: 'acts',
    MaximumRetryAttempts: 'acts',
    MaximumEventAgeInSeconds: 'acts',
    DestinationConfig: destination,
  },
  'AWS::Scheduler::Schedule': {
    Name: 'acts',
    GroupName: 'acts',
    ScheduleExpression: 'acts',
    ScheduleExpressionTimezone: 'acts',
    State: 'acts',
    FlexibleTimeWindow: { Mode: 'acts', MaximumWindowInMinutes: 'no effect' },
    Target: {
      Arn: 'acts',
      Input: 'acts',
      DeadLetterConfig: deadLetterConfig,
      RetryPolicy: retryPolicy,
      SqsParameters: { MessageGroupId: 'acts' },
      RoleArn: 'no effect',
    },
    ...noEffect('Description', 'KmsKeyArn'),
  },
  'AWS::Scheduler::ScheduleGroup': { Name: 'acts', Tags: 'no effect' },
  'AWS::SecretsManager::Secret': {
    Name: 'acts',
    GenerateSecretString: 'acts',
    ...noEffect('Description', 'KmsKeyId', 'Tags', 'ReplicaRegions'),
  },
  'AWS::ApiGatewayV2::Api': {
    Name: 'acts',
    ProtocolType: 'acts',
    CorsConfiguration: {
      AllowOrigins: 'acts',
      AllowMethods: 'acts',
      AllowHeaders: 'acts',
      ExposeHeaders: 'acts',
      MaxAge: 'acts',
      AllowCredentials: 'acts',
    },
    ...noEffect('Description', 'DisableExecuteApiEndpoint', 'Tags'),
  },
  'AWS::ApiGatewayV2::Integration': {
    ApiId: 'acts',
    IntegrationType: 'acts',
    IntegrationUri: 'acts',
    PayloadFormatVersion: 'acts',
    TimeoutInMillis: 'acts',
    ...noEffect('Description', 'IntegrationMethod'),
  },
  'AWS::ApiGatewayV2::Route': {
    ApiId: 'acts',
    RouteKey: 'acts',
    Target: 'acts',
    AuthorizationType: 'acts',
    OperationName: 'no effect',
  },
  'AWS::ApiGatewayV2::Stage': {
    ApiId: 'acts',
    StageName: 'acts',
    DefaultRouteSettings: {
      ThrottlingBurstLimit: 'acts',
      ThrottlingRateLimit: 'acts',
      DetailedMetricsEnabled: 'no effect',
    },
    RouteSettings: 'acts',
    ...noEffect('AutoDeploy', 'AccessLogSettings', 'Description', 'Tags'),
  },
  'AWS::IAM::Role': noEffect(
    'AssumeRolePolicyDocument',
    'Description',
    'ManagedPolicyArns',
    'MaxSessionDuration',
    'Path',
    'PermissionsBoundary',
    'Policies',
    'RoleName',
    'Tags',
  ),
  'AWS::IAM::Policy': noEffect('PolicyDocument', 'PolicyName', 'Roles'),
  'AWS::IAM::ManagedPolicy': noEffect(
    'Description',
    'ManagedPolicyName',
    'Path',
    'PolicyDocument',
    'Roles',
  ),
  'AWS::Logs::LogGroup': noEffect(
    'DeletionProtectionEnabled',
    'KmsKeyId',
    'LogGroupClass',
    'LogGroupName',
    'RetentionInDays',
    'Tags',
  ),
  'AWS::Logs::ResourcePolicy': noEffect('PolicyDocument', 'PolicyName'),
  'AWS::Logs::MetricFilter': noEffect(
    'FilterName',
    'FilterPattern',
    'LogGroupName',
    'MetricTransformations',
  ),
  'AWS::CloudWatch::Alarm': noEffect(
    'ActionsEnabled',
    'AlarmActions',
    'AlarmDescription',
    'AlarmName',
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions',
    'EvaluationPeriods',
    'ExtendedStatistic',
    'InsufficientDataActions',
    'MetricName',
    'Metrics',
    'Namespace',
    'OKActions',
    'Period',
    'Statistic',
    'Tags',
    'Threshold',
    'TreatMissingData',
    'Unit',
  ),
  'AWS::CloudWatch::Dashboard': noEffect('DashboardBody', 'DashboardName', 'Tags'),
  'AWS::SNS::Topic': noEffect('DisplayName', 'KmsMasterKeyId', 'Subscription', 'Tags', 'TopicName'),
  'AWS::SNS::TopicPolicy': noEffect('PolicyDocument', 'Topics'),
  'AWS::KMS::Key': noEffect(
    'Description',
    'EnableKeyRotation',
    'KeyPolicy',
    'PendingWindowInDays',
    'RotationPeriodInDays',
    'Tags',
  ),
  'AWS::KMS::Alias': noEffect('AliasName', 'TargetKeyId'),
  'AWS::CDK::Metadata': noEffect('Analytics'),
};

export function checkProperties(path: string, type: string, properties: Properties): void {
  const known = knownProperties[type];
  if (known === undefined) {
    throw new LocalCloudError(
      `${path} is of type ${type}, which the local cloud does not know; teach it in infra/local/template/known-properties.ts.`,
    );
  }
  checkLevel(`${path} (${type})`, '', known, properties);
}

function isObjectOrList(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function checkLevel(path: string, prefix: string, known: Known, value: unknown): void {
  if (typeof known === 'string' || !isObjectOrList(value)) return;
  if (Array.isArray(value)) {
    for (const element of value) checkLevel(path, prefix, known, element);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const next = Object.hasOwn(known, name) ? known[name] : undefined;
    if (next === undefined) {
      throw new LocalCloudError(
        `${path} sets the property ${prefix}${name}, which the local cloud does not know; teach it in infra/local/template/known-properties.ts.`,
      );
    }
    checkLevel(path, `${prefix}${name}.`, next, inner);
  }
}
