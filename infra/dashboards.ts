/**
 * Two dashboards: what becomes of pledges and money, and how the machine room does. Queues and
 * functions are found by CloudWatch itself, by their names, so that a new one is on its picture.
 */
import type { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Stack } from 'aws-cdk-lib';
import type { Stage } from './stage.ts';
import { Dashboard, GraphWidget, MathExpression, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib';
import { counted } from './site.ts';

const wide = 12;
const minute = Duration.minutes(1);

export function addDashboards(stack: Stack, stage: Stage, stripePerSecond: string): void {
  const start = '-PT3H';
  new Dashboard(stack, 'business', {
    ...{
      dashboardName: `fanfund-${stage.name}-business`,
      start,
      widgets: business(stripePerSecond),
    },
  });
  new Dashboard(stack, 'machine-room', {
    ...{ dashboardName: `fanfund-${stage.name}-machine-room`, start, widgets: machineRoom(stage) },
  });
}

const graph = (title: string, left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: wide, liveData: true });

const say = (markdown: string): TextWidget[] => [
  new TextWidget({ markdown, width: 2 * wide, height: 1 }),
];

/** What keeps the totals counts every event by its name. */
const events = (title: string, ...names: readonly string[]): GraphWidget =>
  graph(
    title,
    names.map((name) => counted(name, 'keep-totals').with({ period: minute })),
  );

const latest = (name: string, service: string): Metric =>
  counted(name, service).with({ statistic: 'Maximum', period: minute });

/** Of all settlements together, as long as Stripe takes a request for each pledge that is left. */
const timeLeft = (stripePerSecond: string): MathExpression =>
  new MathExpression({
    expression: `left / ${stripePerSecond}`,
    usingMetrics: { left: latest('PledgesLeftToSettle', 'complete-settlement') },
    ...{ label: 'seconds', period: minute },
  });

const business = (stripePerSecond: string) => [
  say('**Pledges and money.** Amounts are in the console at `/ops`; these are counts a minute.'),
  [
    events('Pledges', 'PledgeCreated', 'PledgeConfirmed', 'PledgeCancelled', 'PledgeLapsed'),
    events('Campaigns', 'CampaignOpened', 'CampaignFunded', 'CampaignUnfunded', 'CampaignSettled'),
  ],
  [
    events('Settlements', 'PledgeCollected', 'PledgeReleased', 'PledgePaymentFailed'),
    new GraphWidget({
      ...{ title: 'Left to settle, and for how long', width: wide, liveData: true },
      left: [latest('PledgesLeftToSettle', 'complete-settlement')],
      right: [timeLeft(stripePerSecond)],
    }),
  ],
  [
    events('Failed payments', 'PledgePaymentFailed', 'PledgeReminded', 'PledgeDropped'),
    events('Refunds and disputes', 'PledgeRefunded', 'PledgeRefundFailed', 'PledgeDisputed'),
  ],
  [
    graph('What does not agree', [
      counted('TallyDifference', 'tally-campaign'),
      counted('SettlementDifference', 'complete-settlement'),
      counted('LedgerDifference', 'check-ledger'),
    ]),
    graph('Mail to backers', [
      counted('NoticesSent', 'notify-backer'),
      counted('NoticesRefused', 'notify-backer'),
      counted('NoticesWithoutAddress', 'notify-backer'),
    ]),
  ],
];

/** All metrics of a kind whose names begin as this stage's do. */
const found = (stage: Stage, schema: string, metric: string, statistic: string): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{${schema}} MetricName="${metric}" "fanfund-${stage.name}"', '${statistic}', 60)`,
    usingMetrics: {},
    label: '',
    period: minute,
  });

function machineRoom(stage: Stage) {
  const queues = (metric: string) => found(stage, 'AWS/SQS,QueueName', metric, 'Maximum');
  const functions = (metric: string, statistic: string) =>
    found(stage, 'AWS/Lambda,FunctionName', metric, statistic);
  const reasons = (metric: string) =>
    new MathExpression({
      expression: `SEARCH('{Fanfund,reason,service} MetricName="${metric}"', 'Sum', 60)`,
      ...{ usingMetrics: {}, label: '', period: minute },
    });
  return [
    say('**The machine room.** What to do about an alarm is in `infra/RUNBOOK.md`.'),
    [
      graph('Messages that wait, and dead letters', [queues('ApproximateNumberOfMessagesVisible')]),
      graph('Age of the oldest message (s)', [queues('ApproximateAgeOfOldestMessage')]),
    ],
    [
      graph('Errors of functions', [functions('Errors', 'Sum')]),
      graph('Invocations throttled', [functions('Throttles', 'Sum')]),
    ],
    [
      graph('Duration (ms)', [functions('Duration', 'p95')]),
      graph('Lag of the stream (ms)', [functions('IteratorAge', 'Maximum')]),
    ],
    [
      graph('Answers of Stripe', [reasons('StripeAnswers')]),
      graph('Outcomes that are not known', [
        latest('UnknownOutcomes', 'collect-pledge'),
        latest('UnknownOutcomes', 'release-pledge'),
        latest('OldestOpenAttemptSeconds', 'sweep-pledges'),
      ]),
    ],
    [
      graph('What partners were told', [reasons('PartnerDeliveries')]),
      graph('Webhooks: told again, of nothing new, refused', [
        counted('RepeatedWebhooks', 'receive-stripe-webhook'),
        reasons('IgnoredStripeEvents'),
        reasons('RejectedWebhooks'),
        reasons('RejectedPartnerWebhooks'),
      ]),
    ],
  ];
}
