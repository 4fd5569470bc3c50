/**
 * The clock of a campaign: one-time schedules for its opening and its deadline. They fire at least
 * once and within a minute (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html);
 * a sweeper finds what they missed.
 */
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { CreateScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';

export type CampaignSchedule = {
  /** Planning again moves what was planned before: a draft may change between two tries. */
  plan(moment: 'opening' | 'deadline', campaignId: string, atMs: number): Promise<void>;
};

export type ScheduleTargets = {
  readonly group: string;
  readonly roleArn: string;
  readonly openingQueueArn: string;
  readonly deadlineQueueArn: string;
  readonly deadLetterArn: string;
};

export const campaignSchedule = (
  scheduler: SchedulerClient,
  targets: ScheduleTargets,
): CampaignSchedule => ({
  plan: async (moment, campaignId, atMs) => {
    const schedule = scheduleOf(targets, moment, campaignId, atMs);
    try {
      await scheduler.send(new CreateScheduleCommand(schedule));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ConflictException')) throw error;
      await scheduler.send(new UpdateScheduleCommand(schedule));
    }
  },
});

const scheduleOf = (
  targets: ScheduleTargets,
  moment: 'opening' | 'deadline',
  campaignId: string,
  atMs: number,
) => ({
  Name: `${moment}-${campaignId}`,
  GroupName: targets.group,
  ScheduleExpression: `at(${wholeSecond(atMs)})`,
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  ActionAfterCompletion: 'DELETE' as const,
  Target: {
    Arn: moment === 'opening' ? targets.openingQueueArn : targets.deadlineQueueArn,
    RoleArn: targets.roleArn,
    Input: JSON.stringify({ campaignId }),
    DeadLetterConfig: { Arn: targets.deadLetterArn },
  },
});

/** Schedules know whole seconds: the next one, since a moment too early would be in vain. */
const wholeSecond = (atMs: number): string =>
  new Date(Math.ceil(atMs / 1000) * 1000).toISOString().slice(0, 19);
