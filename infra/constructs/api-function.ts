/** A capability that answers one route of the HTTP API. */
import type { Construct } from 'constructs';
import type { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { CapabilityProps, House } from './capability.ts';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Capability } from './capability.ts';

export type ApiFunctionProps = CapabilityProps & {
  readonly api: HttpApi;
  readonly method: HttpMethod;
  readonly path: string;
};

export class ApiFunction extends Capability {
  constructor(scope: Construct, name: string, house: House, props: ApiFunctionProps) {
    super(scope, name, house, props);
    props.api.addRoutes({
      path: props.path,
      methods: [props.method],
      integration: new HttpLambdaIntegration(`${name}-integration`, this),
    });
  }
}
