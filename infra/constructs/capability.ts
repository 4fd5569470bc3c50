/**
 * A function of its own for one capability: its folder's bundle, its own role with nothing in it
 * but its log, explicit time-out and memory, and an alarm that says who is hurt.
 */
import type { Construct } from 'constructs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Stage } from '../stage.ts';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { removalPolicyOf } from '../stage.ts';
import { runbookSection } from '../runbook.ts';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { AddToPrincipalPolicyResult } from 'aws-cdk-lib/aws-iam';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  SystemLogLevel,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** What all capabilities of a stack share. */
export type House = {
  readonly stage: Stage;
  /** Where the bundles are. */
  readonly bundles: string;
  readonly alarms: ITopic;
  readonly table: TableV2;
  /** For what fails on a way that has no queue of its own. */
  readonly undelivered: Queue;
};

export type CapabilityProps = {
  /** Who is hurt when this fails, in a sentence: the text of its alarm. */
  readonly errorImpact: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly memoryMegabytes?: number;
};

export type Statement = {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** By operator and key, as IAM has them; none when missing. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

export const defaultTimeoutSeconds = 10;

export class Capability extends LambdaFunction {
  constructor(scope: Construct, name: string, house: House, props: CapabilityProps) {
    const { stage } = house;
    const logGroup = new LogGroup(scope, `${name}-log`, {
      logGroupName: `/fanfund/${stage.name}/${name}`,
      retention: stage.logRetentionDays,
      removalPolicy: removalPolicyOf(stage),
    });
    const role = new FunctionRole(scope, `${name}-role`);
    super(scope, name, {
      functionName: `fanfund-${stage.name}-${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(house.bundles, name)),
      handler: 'index.handler',
      role,
      deadLetterQueue: house.undelivered,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      timeout: Duration.seconds(props.timeoutSeconds ?? defaultTimeoutSeconds),
      memorySize: props.memoryMegabytes ?? 256,
      environment: {
        POWERTOOLS_LOG_LEVEL: stage.logLevel,
        POWERTOOLS_SERVICE_NAME: name,
        ...props.environment,
      },
    });
    logGroup.grantWrite(role);
    raise(this, `${name}-errors`, house, {
      metric: this.metricErrors({ period: Duration.minutes(5) }),
      description: props.errorImpact,
    });
  }

  /** Grants exactly these actions on exactly these resources. */
  allow(...statements: readonly Statement[]): this {
    for (const { actions, resources, conditions = {} } of statements)
      this.addToRolePolicy(
        new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
      );
    return this;
  }
}

/**
 * What a function may do, written into its role: a policy of its own would be one resource more for
 * each function, of which a stack may have 500.
 */
class FunctionRole extends Role {
  readonly #grants: PolicyDocument;

  constructor(scope: Construct, name: string) {
    const grants = new PolicyDocument();
    super(scope, name, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { grants },
    });
    this.#grants = grants;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.#grants.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}

/** An alarm as soon as the metric is above its threshold: 0 unless given. */
export function raise(
  scope: Construct,
  name: string,
  house: Pick<House, 'stage' | 'alarms'>,
  props: { readonly metric: Metric; readonly description: string; readonly threshold?: number },
): void {
  const alarm = new Alarm(scope, `${name}-alarm`, {
    alarmName: `fanfund-${house.stage.name}-${name}`,
    alarmDescription: `${props.description} (infra/RUNBOOK.md: ${runbookSection(name)})`,
    metric: props.metric,
    threshold: props.threshold ?? 0,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(house.alarms));
}
