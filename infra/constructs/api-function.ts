/**
 * A capability that answers one route of the HTTP API. Its route stands beside it, in its own stack,
 * so that the API knows none of the stacks that hang on it.
 */
import type { Construct } from 'constructs';
import type { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { CapabilityProps, House } from './capability.ts';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { Capability } from './capability.ts';
import { acknowledge } from '../rules.ts';

export type ApiFunctionProps = CapabilityProps & {
  readonly api: HttpApi;
  readonly method: HttpMethod;
  readonly path: string;
};

export class ApiFunction extends Capability {
  constructor(scope: Construct, name: string, house: House, props: ApiFunctionProps) {
    super(scope, name, house, props);
    const route = new HttpRoute(this, 'route', {
      httpApi: props.api,
      routeKey: HttpRouteKey.with(props.path, props.method),
      integration: new HttpLambdaIntegration('integration', this),
    });
    acknowledge(
      route,
      'AwsSolutions-APIG4',
      'Tokens are verified inside the functions, which can answer with problem documents; the ' +
        'built-in authorizer cannot. Reading campaigns is public, and webhooks are signed.',
    );
  }
}
