/** What the functions of the pledge stack stand on: parameters, API, alarms, the campaign clock. */
import type { Construct } from 'constructs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { House, Statement } from './constructs/capability.ts';
import type { Stage } from './stage.ts';
import { Aws, CfnOutput, CfnParameter, Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { removalPolicyOf } from './stage.ts';
import { acknowledge } from './rules.ts';
import { deadLetterQueue } from './constructs/safe-queue.ts';

/** What may be set at deployment without a change of code. */
export function addParameters(scope: Construct, stage: Stage) {
  const issuer = new CfnParameter(scope, 'OidcIssuer', {
    default: stage.oidcIssuer,
    description: 'Issuer of the tokens of backers, creators and operators (OpenID Connect)',
  });
  const audience = new CfnParameter(scope, 'OidcAudience', { default: stage.oidcAudience });
  const budget = new CfnParameter(scope, 'StripeRequestsPerSecond', {
    type: 'Number',
    default: stage.stripeRequestsPerSecond,
    description: 'What Stripe allows the account: 100 live, 25 in test mode, unless raised',
  });
  const endpointBudget = new CfnParameter(scope, 'StripeEndpointRequestsPerSecond', {
    type: 'Number',
    default: stage.stripeEndpointRequestsPerSecond,
    description: 'What Stripe allows at one endpoint: 25, unless raised',
  });
  const secret = new CfnParameter(scope, 'StripeSecretArn', {
    noEcho: true,
    description:
      'Secret with {"secretKey": "sk_…", "webhookSecrets": ["whsec_…"]}; it outlives the stacks',
  });
  return {
    stripeSecretArn: secret.valueAsString,
    ...addNoticeParameters(scope),
    oidc: { OIDC_ISSUER: issuer.valueAsString, OIDC_AUDIENCE: audience.valueAsString },
    stripeBudget: {
      STRIPE_REQUESTS_PER_SECOND: budget.valueAsString,
      STRIPE_ENDPOINT_REQUESTS_PER_SECOND: endpointBudget.valueAsString,
      STRIPE_WAIT_SECONDS: '15',
    },
  };
}

/** What backers are told, from whom, and where they mend a failed payment. */
function addNoticeParameters(scope: Construct) {
  const signing = new CfnParameter(scope, 'SigningSecretArn', {
    noEcho: true,
    description: 'Secret with what `npm run signing-keys` prints; it outlives the stacks',
  });
  const from = new CfnParameter(scope, 'MailFrom', {
    description: 'Who writes to backers: "Brand <pledges@brand.example>"',
  });
  const identity = new CfnParameter(scope, 'MailIdentityArn', {
    description: 'The identity in Amazon SES that MailFrom belongs to, verified before',
  });
  const page = new CfnParameter(scope, 'PaymentPageUrl', {
    default: '',
    description: "The brand's own page for failed payments, called with ?token=; empty: ours",
  });
  const publishableKey = new CfnParameter(scope, 'StripePublishableKey', {
    default: '',
    allowedPattern: '(pk_(test|live)_[A-Za-z0-9_]+)?',
    description: 'Lets our own page for failed payments take cards (pk_test_… or pk_live_…)',
  });
  return {
    signingSecretArn: signing.valueAsString,
    mail: { from: from.valueAsString, identityArn: identity.valueAsString },
    paymentPage: { url: page.valueAsString, publishableKey: publishableKey.valueAsString },
  };
}

/** Alarms go to one topic: subscribe operations to it. */
export function addHouse(scope: Construct, stage: Stage, bundles: string): House {
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
    { stage, bundles, alarms },
    'Something was not delivered on a way that has no queue of its own: stream, schedule or clock.',
  );
  return { stage, bundles, alarms, undelivered };
}

export function addApi(scope: Construct, stage: Stage): HttpApi {
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
  const logGroup = new LogGroup(scope, 'api-log', {
    logGroupName: `/fanfund/${stage.name}/api`,
    retention: stage.logRetentionDays,
    removalPolicy: removalPolicyOf(stage),
  });
  new HttpStage(scope, 'api-stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: {
      rateLimit: stage.requestsPerSecondMax,
      burstLimit: stage.requestsPerSecondMax,
    },
    accessLogSettings: {
      destination: new LogGroupLogDestination(logGroup),
      format: AccessLogFormat.custom(
        JSON.stringify({
          requestId: '$context.requestId',
          route: '$context.routeKey',
          status: '$context.status',
          milliseconds: '$context.responseLatency',
        }),
      ),
    },
  });
  acknowledge(
    api,
    'AwsSolutions-APIG4',
    'Tokens are verified inside the functions, which can answer with problem documents; the ' +
      'built-in authorizer cannot. Reading campaigns is public, and webhooks are signed.',
  );
  new CfnOutput(scope, 'ApiUrl', { value: api.apiEndpoint });
  return api;
}

export type CampaignClock = {
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly Statement[];
};

/** One-time schedules, one group of them per stage, which put messages on two queues. */
export function addCampaignClock(
  scope: Construct,
  house: House,
  queues: { readonly opening: Queue; readonly deadline: Queue },
): CampaignClock {
  const group = new ScheduleGroup(scope, 'campaigns', {
    scheduleGroupName: `fanfund-${house.stage.name}`,
    removalPolicy: removalPolicyOf(house.stage),
  });
  const role = new Role(scope, 'campaign-clock-role', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['sqs:SendMessage'],
      resources: [queues.opening.queueArn, queues.deadline.queueArn, house.undelivered.queueArn],
    }),
  );
  const ofGroup =
    `arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:` +
    `schedule/${group.scheduleGroupName}/*`;
  acknowledge(
    scope,
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${group.scheduleGroupName}/*]`,
    'Schedules are named after campaigns that do not exist yet; the group is of this stage alone.',
  );
  return {
    environment: {
      SCHEDULE_GROUP: group.scheduleGroupName,
      SCHEDULE_ROLE_ARN: role.roleArn,
      OPENING_QUEUE_ARN: queues.opening.queueArn,
      DEADLINE_QUEUE_ARN: queues.deadline.queueArn,
      SCHEDULE_DEAD_LETTER_ARN: house.undelivered.queueArn,
    },
    statements: [
      {
        actions: ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule'],
        resources: [ofGroup],
      },
      { actions: ['iam:PassRole'], resources: [role.roleArn] },
    ],
  };
}
