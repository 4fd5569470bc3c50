/**
 * The control room: what operators see of the whole, and what they put right. It looks after the
 * queues of every other stack, which it finds in the app, so that no list of them can be behind. One
 * statement per function.
 */
import type { Construct } from 'constructs';
import type { SiteProps } from './site.ts';
import type { Statement } from './constructs/capability.ts';
import { Aws, Stack } from 'aws-cdk-lib';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { SafeQueue } from './constructs/safe-queue.ts';
import { addDashboards } from './dashboards.ts';
import { siteOf } from './site.ts';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Site } from './site.ts';

export class ControlStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: the control room` });
    const site = siteOf(this, props);
    const queues = queuesOf(this, props);
    addQueueRoutes(site, queues);
    addOverview(site, queues);
    addCampaignRoutes(site);
    addPledgeRoutes(site, queues);
    addDashboards(this, props.stage, site.pace['STRIPE_ENDPOINT_REQUESTS_PER_SECOND'] ?? '');
  }
}

/** What a function is told of the queues, and what it may be allowed to do with them. */
type Queues = ReturnType<typeof queuesOf>;

function queuesOf(stack: Stack, { stage }: SiteProps) {
  const prefix = `fanfund-${stage.name}-`;
  const place = `${Aws.REGION}.${Aws.URL_SUFFIX}/${Aws.ACCOUNT_ID}/${prefix}`;
  const arnPrefix = `arn:${Aws.PARTITION}:sqs:${Aws.REGION}:${Aws.ACCOUNT_ID}:${prefix}`;
  const own = (queue: Queue): string => nameOf(queue).slice(prefix.length);
  const found = stack.node.root.node
    .findAll()
    .filter((construct) => construct instanceof SafeQueue)
    .filter((queue) => nameOf(queue).startsWith(prefix));
  const arnsOf = (queues: readonly Queue[]): string[] =>
    [...new Set(queues.map(own))].toSorted().map((name) => arnPrefix + name);
  const work = arnsOf(found);
  const dead = arnsOf(found.map(({ deadLetters }) => deadLetters));
  const on = (resources: readonly string[], ...actions: readonly string[]): Statement => ({
    resources,
    actions: actions.map((action) => `sqs:${action}`),
  });
  return {
    environment: {
      QUEUES: found
        .map((queue) => entryOf(own(queue), own(queue.deadLetters)))
        .toSorted()
        .join(','),
      QUEUE_URL_PREFIX: `https://sqs.${place}`,
      QUEUE_ARN_PREFIX: arnPrefix,
    },
    measure: on([...work, ...dead], 'GetQueueAttributes'),
    look: on(dead, 'GetQueueAttributes', 'ReceiveMessage', 'ChangeMessageVisibility'),
    follow: on(dead, 'ListMessageMoveTasks'),
    remove: on(dead, 'DeleteMessage'),
    /** SQS moves with the rights of who asks for it. */
    redrive: on(dead, 'StartMessageMoveTask', 'CancelMessageMoveTask'),
    sendBack: on(work, 'SendMessage'),
    bringOn: on(
      [...broughtOn, ...lookedAt].map((name) => arnPrefix + name),
      'SendMessage',
    ),
  };
}

const nameOf = (queue: Queue): string =>
  (queue.node.defaultChild as CfnQueue | undefined)?.queueName ?? '';

const deadSuffix = '-dead-letters';

/** As `queueMap` reads it. */
function entryOf(name: string, deadLetters: string): string {
  const place = deadLetters.slice(0, -deadSuffix.length);
  return place === name ? name : `${name}:${place}`;
}

/** What SQS takes of what the reconciler would send. */
const broughtOn = ['collect-pledge', 'release-pledge', 'replace-authorization', 'refund-pledge'];
const lookedAt = ['reconcile-refunds', 'reconcile-disputes', 'dun-pledge'];

/** Whether all is well, and what happens now. */
function addOverview({ may, store, oidc, pace, route }: Site, queues: Queues): void {
  route('read-overview', HttpMethod.GET, '/v1/ops/overview', {
    errorImpact: 'Operations do not see whether all is well.',
    environment: { ...store, ...oidc, ...pace, ...queues.environment },
  })
    .allow(queues.measure, may.readTasks, may.listTasks, may.readPartners, may.listPartners)
    .allow(may.readCampaigns, may.listCampaigns, may.readPledges, may.listDue);
  route('read-feed', HttpMethod.GET, '/v1/ops/feed', {
    errorImpact: 'Operations do not see what happens.',
    environment: { ...store, ...oidc },
  }).allow(may.readFeed);
}

/** One campaign, and what would become of it. */
function addCampaignRoutes({ may, store, oidc, pace, route }: Site): void {
  route('inspect-campaign', HttpMethod.GET, '/v1/ops/campaigns/{id}', {
    errorImpact: 'Operations do not see how a campaign or its settlement goes.',
    environment: { ...store, ...oidc, ...pace },
  }).allow(may.readCampaigns, may.readFeed);
  route('preview-cancellation', HttpMethod.GET, '/v1/ops/campaigns/{id}/cancellation', {
    errorImpact: 'Operations cannot see what cancelling a campaign would do.',
    environment: { ...store, ...oidc, ...pace },
  }).allow(may.readCampaigns);
  route('preview-extension', HttpMethod.GET, '/v1/ops/campaigns/{id}/extension', {
    errorImpact: 'Operations cannot see what a later deadline would mean.',
    environment: { ...store, ...oidc },
  }).allow(may.readCampaigns, may.readPledges);
  route('cancel-for-operations', HttpMethod.POST, '/v1/ops/campaigns/{id}/cancel', {
    errorImpact: 'Operations cannot cancel a campaign whose creator is gone.',
    environment: { ...store, ...oidc },
  }).allow(may.readCampaigns, may.writeCampaigns, may.keepActs);
}

/** One pledge: found, told, tried again and marked. */
function addPledgeRoutes(
  { may, store, stripe, oidc, signIn, route }: Site,
  { environment, bringOn }: Queues,
): void {
  route('search-pledges', HttpMethod.GET, '/v1/ops/search', {
    errorImpact: 'Operations do not find the pledge that a backer asks about.',
    environment: { ...stripe, ...oidc },
  }).allow(may.readPledges, may.listOfBacker, may.useStripe);
  route('tell-story', HttpMethod.GET, '/v1/ops/pledges/{id}/story', {
    errorImpact: 'Operations do not see what happened to a pledge and its money.',
    environment: { ...store, ...oidc, ...signIn },
  }).allow(may.readPledges);
  route('retry-pledge', HttpMethod.POST, '/v1/ops/pledges/{id}/retry', {
    errorImpact: 'Operations cannot have a payment tried before its time.',
    environment: { ...store, ...oidc, ...environment },
  }).allow(may.readPledges, may.writePledges, may.keepActs, bringOn);
  route('review-pledge', HttpMethod.POST, '/v1/ops/pledges/{id}/review', {
    errorImpact: 'Operations cannot mark a pledge for each other.',
    environment: { ...store, ...oidc },
  }).allow(may.readPledges, may.keepActs, may.keepTasks);
}

/** What waits, what was given up, and what becomes of it. */
function addQueueRoutes({ may, store, oidc, route }: Site, queues: Queues): void {
  const { measure, look, follow, remove, redrive, sendBack } = queues;
  const environment = { ...store, ...oidc, ...queues.environment };
  route('list-queues', HttpMethod.GET, '/v1/ops/queues', {
    errorImpact: 'Operations do not see where work is stuck.',
    environment,
  }).allow(measure, look, follow);
  route('list-dead-letters', HttpMethod.GET, '/v1/ops/queues/{name}/dead-letters', {
    errorImpact: 'Operations cannot look into messages that were given up.',
    environment,
  }).allow(look, may.readFailures);
  route('redrive-dead-letters', HttpMethod.POST, '/v1/ops/queues/{name}/redrive', {
    errorImpact: 'Work that was given up stays undone after its cause is mended.',
    environment,
    timeoutSeconds: 25,
  }).allow(look, follow, remove, redrive, sendBack, may.keepActs);
  route('read-redrives', HttpMethod.GET, '/v1/ops/queues/{name}/redrive', {
    errorImpact: 'Operations do not see how far a redrive is.',
    environment,
  }).allow(follow);
  route('cancel-redrive', HttpMethod.POST, '/v1/ops/queues/{name}/redrive/cancel', {
    errorImpact: 'A redrive that does harm goes on.',
    environment,
  }).allow(look, follow, remove, redrive, may.keepActs);
  route('discard-dead-letter', HttpMethod.POST, '/v1/ops/queues/{name}/discard', {
    errorImpact: 'Messages that can never work stay, and their alarm with them.',
    environment,
    timeoutSeconds: 25,
  }).allow(look, remove, may.keepActs);
  route('list-acts', HttpMethod.GET, '/v1/ops/acts', {
    errorImpact: 'Nobody can see who did what to the machinery.',
    environment: { ...store, ...oidc },
  }).allow(may.readActs, may.listActs);
}
