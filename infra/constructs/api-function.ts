/**
 * A capability that answers routes of the HTTP API. Its routes stand beside it, in its own stack, so
 * that the API knows none of the stacks that hang on it.
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
  /** `$default` for whatever has no route. */
  readonly path: string;
};

export class ApiFunction extends Capability {
  readonly #api: HttpApi;
  readonly #integration: HttpLambdaIntegration;

  constructor(scope: Construct, name: string, house: House, props: ApiFunctionProps) {
    super(scope, name, house, props);
    this.#api = props.api;
    this.#integration = new HttpLambdaIntegration('integration', this);
    const { method, path } = props;
    const isDefault = path === '$default';
    this.#addRoute('route', isDefault ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, method));
  }

  /** More routes, such as `GET /docs`. */
  alsoAnswers(...routes: readonly `${HttpMethod} /${string}`[]): this {
    for (const [index, route] of routes.entries()) {
      const [method = '', path = ''] = route.split(' ');
      this.#addRoute(`route-${index + 2}`, HttpRouteKey.with(path, method as HttpMethod));
    }
    return this;
  }

  #addRoute(id: string, routeKey: HttpRouteKey): void {
    const integration = this.#integration;
    const route = new HttpRoute(this, id, { httpApi: this.#api, routeKey, integration });
    acknowledge(
      route,
      'AwsSolutions-APIG4',
      'Tokens are verified inside the functions, which can answer with problem documents; the ' +
        'built-in authorizer cannot. Reading campaigns is public, and webhooks are signed.',
    );
  }
}
