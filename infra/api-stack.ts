/**
 * The HTTP API as a whole, once all its routes are there: what answers where there is none, the API
 * document, and the stage with its limits. Last of all stacks, because a stage may set a limit for
 * routes that exist only.
 */
import type { Construct } from 'constructs';
import type { CfnRoute, CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { SiteProps } from './site.ts';
import type { Stage } from './stage.ts';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpMethod,
  HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Stack } from 'aws-cdk-lib';
import { removalPolicyOf } from './stage.ts';
import { routeSettings } from './route-limits.ts';
import { siteOf } from './site.ts';

export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: the HTTP API as a whole` });
    const { route } = siteOf(this, props);
    route('serve-docs', HttpMethod.GET, '/openapi.json', {
      errorImpact: 'Developers of storefronts and partner shops cannot read how to call the API.',
      environment: {},
    }).alsoAnswers('GET /docs', 'GET /docs/{file}');
    route('answer-unknown-route', HttpMethod.ANY, '$default', {
      errorImpact: 'Who mistypes an address is told less than a problem document.',
      environment: {},
    });
    addStage(this, props.stage, props.foundation.api);
  }
}

function addStage(stack: Stack, stage: Stage, api: HttpApi): void {
  const routes = stack.node.root.node
    .findAll()
    .filter((construct) => construct instanceof HttpRoute)
    .filter(({ httpApi }) => httpApi === api);
  for (const route of routes)
    if (Stack.of(route) !== stack)
      stack.addStackDependency(Stack.of(route), 'its routes have limits');
  const logGroup = new LogGroup(stack, 'api-log', {
    logGroupName: `/fanfund/${stage.name}/api`,
    retention: stage.logRetentionDays,
    removalPolicy: removalPolicyOf(stage),
  });
  const deployed = new HttpStage(stack, 'api-stage', {
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
  const template = deployed.node.defaultChild as CfnStage;
  const keys = routes.map((route) => (route.node.defaultChild as CfnRoute).routeKey);
  template.routeSettings = routeSettings(keys, stage.routeRequestsPerSecond);
  for (const route of routes) if (Stack.of(route) === stack) deployed.node.addDependency(route);
}
