/**
 * What the template says about each function, and the environment its workers get: exactly the
 * template's variables plus those that Lambda itself sets, and the SDK's endpoint variables.
 */
import { region } from '../aws-names.ts';
import { numberOf, objectOf, oneOf, optionalNumber, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';

export type FunctionSettings = {
  readonly name: string;
  readonly arn: string;
  /** Where the template declares it. */
  readonly path: string;
  /** The folder under functions/ that it was made from, as its logs name it; else its own name. */
  readonly capability: string;
  readonly code: { readonly stack: string; readonly key: string; readonly handler: string };
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly reservedConcurrency: number | undefined;
  readonly deadLetterArn: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, unknown>>;
};

export type Endpoints = { readonly aws: string; readonly dynamodb: string };

export function functionSettings(resource: Resource, endpoints: Endpoints): FunctionSettings {
  oneOf(resource, 'Runtime', ['nodejs24.x']);
  const memoryMb = numberOf(resource, 'MemorySize', 128);
  const deadLetterArn = objectOf(resource, 'DeadLetterConfig').TargetArn;
  const variables = variablesOf(resource);
  const handler = textOf(resource, 'Handler');
  return {
    name: resource.ref,
    arn: resource.arn,
    path: resource.path,
    capability: variables.POWERTOOLS_SERVICE_NAME ?? resource.ref,
    code: { stack: resource.stack, key: String(objectOf(resource, 'Code').S3Key), handler },
    memoryMb,
    timeoutMs: numberOf(resource, 'Timeout', 3) * 1000,
    reservedConcurrency: optionalNumber(resource, 'ReservedConcurrentExecutions'),
    deadLetterArn: deadLetterArn === undefined ? undefined : String(deadLetterArn),
    environment: { ...lambdaEnvironment(resource, memoryMb, endpoints), ...variables },
    context: {
      functionName: resource.ref,
      functionVersion: '$LATEST',
      invokedFunctionArn: resource.arn,
      memoryLimitInMB: String(memoryMb),
      logGroupName: `/aws/lambda/${resource.ref}`,
      logStreamName: 'local',
    },
  };
}

function variablesOf(resource: Resource): Record<string, string> {
  const variables = (objectOf(resource, 'Environment').Variables ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, String(value)]),
  );
}

function lambdaEnvironment(
  resource: Resource,
  memoryMb: number,
  { aws, dynamodb }: Endpoints,
): Record<string, string> {
  return {
    _HANDLER: textOf(resource, 'Handler'),
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: resource.ref,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${resource.ref}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SQS: aws,
    AWS_ENDPOINT_URL_EVENTBRIDGE: aws,
    AWS_ENDPOINT_URL_SCHEDULER: aws,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: aws,
    AWS_ENDPOINT_URL_SESV2: aws,
    TZ: ':UTC',
  };
}
