/**
 * What every function stands on: the HTTP API that their routes hang on, the topic that alarms go
 * to, the queue for whatever has none of its own, and the readers of the table's stream, through
 * which everything that happens is told and counted. It knows no function of the other stacks.
 */
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import type { House } from './constructs/capability.ts';
import type { HttpApi as Api } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Stage } from './stage.ts';
import { Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { StreamFunction } from './constructs/stream-function.ts';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { deadLetterQueue } from './constructs/safe-queue.ts';
import { grantsFor, publishTo } from './grants.ts';
import { parametersOf } from './parameters.ts';

export type FoundationStackProps = {
  readonly stage: Stage;
  readonly bundles: string;
  readonly data: DataStack;
};

export class FoundationStack extends Stack {
  readonly house: House;
  readonly api: Api;

  constructor(scope: Construct, id: string, { stage, bundles, data }: FoundationStackProps) {
    super(scope, id, { description: `Fanfund ${stage.name}: what all functions stand on` });
    this.house = addHouse(this, { stage, bundles, data });
    this.api = addApi(this, stage);
    addStreamReaders(this, this.house, data);
  }
}

/** Alarms go to one topic: subscribe operations to it. */
function addHouse(
  scope: Construct,
  { stage, bundles, data: { table } }: FoundationStackProps,
): House {
  const alarms = new Topic(scope, 'alarms', { displayName: 'Fanfund alarms', enforceSSL: true });
  // A policy of one's own replaces the topic's default one, which let the account's alarms in.
  alarms.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  const undelivered = deadLetterQueue(
    scope,
    'undelivered',
    { stage, bundles, alarms, table },
    'Something was not delivered on a way that has no queue of its own: stream, schedule or clock.',
  );
  return { stage, bundles, alarms, table, undelivered };
}

/** Without a stage: that comes last, when all routes are there. */
function addApi(scope: Construct, stage: Stage): HttpApi {
  const api = new HttpApi(scope, 'api', {
    apiName: `fanfund-${stage.name}`,
    createDefaultStage: false,
    ...(stage.corsOrigins.length > 0 && {
      corsPreflight: {
        allowOrigins: [...stage.corsOrigins],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PATCH],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match'],
        exposeHeaders: ['etag', 'retry-after'],
        maxAge: Duration.hours(1),
      },
    }),
  });
  new CfnOutput(scope, 'ApiUrl', { value: api.apiEndpoint });
  return api;
}

/** The table's stream: events out, totals up. No third reader. */
function addStreamReaders(stack: Stack, house: House, { table, bus }: DataStack): void {
  const may = grantsFor(table, parametersOf(stack, house.stage));
  new StreamFunction(stack, 'relay-events', house, {
    errorImpact: 'Nothing that happens is told: settlements do not start, partners hear nothing.',
    table,
    environment: { BUS_NAME: bus.eventBusName },
    timeoutSeconds: 60,
    batchSize: 100,
    batchWindowSeconds: 0,
    filters: subjectsOfEvents(),
  }).allow(publishTo(bus));
  new StreamFunction(stack, 'keep-totals', house, {
    errorImpact: 'Progress bars stand still, and settlements are found complete late.',
    table,
    environment: { TABLE_NAME: table.tableName },
    timeoutSeconds: 60,
    batchSize: 1000,
    batchWindowSeconds: 1,
    filters: subjectsOfEvents('I#'),
  }).allow(may.keepLedger, may.readCampaigns, may.findInterest);
}

const writes = (...keys: readonly object[]) =>
  keys.map((Keys) => ({
    pattern: JSON.stringify({ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys } }),
  }));

/** Lambda allows five patterns for one mapping, each with as many prefixes as fit. */
const subjectsOfEvents = (...more: readonly string[]) =>
  writes(
    { pk: { S: ['P#', 'S#', 'M#', 'ACT#', ...more].map((prefix) => ({ prefix })) } },
    { sk: { S: ['CAMPAIGN', 'PARTNER'] } },
    { pk: { S: [{ prefix: 'L#' }] }, sk: { S: [{ prefix: 'DIFFERENCE#' }] } },
  );
