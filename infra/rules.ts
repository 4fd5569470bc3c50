/** The rules of cdk-nag that the app keeps, and the few findings that it can answer for. */
import type { App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

export function checkRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  acknowledge(
    app,
    'Serverless-SQSRedrivePolicy',
    'Every queue has a dead-letter queue (AwsSolutions-SQS3 proves it); these are those.',
  );
  acknowledge(
    app,
    'Serverless-LambdaEventSourceMappingDestination',
    'SQS mappings cannot have one: failed messages go to the dead-letter queue of their queue.',
  );
  acknowledge(
    app,
    'Serverless-LambdaTracing',
    'Structured logs with correlation ids follow a pledge; traces would cost more than the rest.',
  );
}

/** Answers for a finding: `reason` says why it is safe. Five at most (test/infra/). */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}
