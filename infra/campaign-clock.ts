/** The campaign clock: one-time schedules that open campaigns and seal them at their deadline. */
import type { Construct } from 'constructs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { House, Statement } from './constructs/capability.ts';
import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { acknowledge } from './rules.ts';
import { removalPolicyOf } from './stage.ts';

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
