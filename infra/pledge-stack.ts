/** What computes. Reads like the diagram in the README: one statement per function. */
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import type { CampaignClock } from './foundation.ts';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Site } from './site.ts';
import type { Stage } from './stage.ts';
import { ApiFunction } from './constructs/api-function.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { Stack } from 'aws-cdk-lib';
import { StreamFunction } from './constructs/stream-function.ts';
import { addApi, addCampaignClock, addHouse, addParameters } from './foundation.ts';
import { campaignAbandoned } from '../shared/events/campaign-abandoned.ts';
import { campaignCancelled } from '../shared/events/campaign-cancelled.ts';

import { campaignFunded } from '../shared/events/campaign-funded.ts';
import { campaignSealed } from '../shared/events/campaign-sealed.ts';
import { campaignTallied } from '../shared/events/campaign-tallied.ts';
import { campaignUnfunded } from '../shared/events/campaign-unfunded.ts';
import { addDunning, addDunningRoutes, dunningDay, tellOfStrays } from './dunning.ts';
import type { FraudWatch } from './fraud.ts';
import { addDisputeRoutes, addDisputes } from './disputes.ts';
import { addFraudWatch } from './fraud.ts';
import { addLedgerCheck, addLedgerRoutes } from './ledger.ts';
import { addNotices, addRecovery, addRecoveryRoutes } from './recovery.ts';
import { addReconciler } from './reconciler.ts';
import { addRefundRoutes, addRefunds } from './refunds.ts';
import { addStripeDoor } from './stripe-door.ts';
import { counted, publishTo, sendTo } from './site.ts';
import { grantsFor } from './grants.ts';
import { settlementBatch, stripeReceivesMax, workerTimeoutSeconds } from './site.ts';
import { raise } from './constructs/capability.ts';
import { pledgeChanged } from '../shared/events/pledge-changed.ts';
import { pledgeDisputeLost } from '../shared/events/pledge-dispute-lost.ts';
import { pledgeDisputeWon } from '../shared/events/pledge-dispute-won.ts';
import { pledgeCreated } from '../shared/events/pledge-created.ts';

export type PledgeStackProps = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly bundles: string;
};

export class PledgeStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, bundles }: PledgeStackProps) {
    super(scope, id, { description: `Fanfund ${stage.name}: pledges` });
    const parameters = addParameters(this, stage);
    const { oidc, stripeBudget, stripeSecretArn } = parameters;
    const store = { TABLE_NAME: data.table.tableName };
    const site: Site = {
      stage,
      data,
      house: addHouse(this, stage, bundles),
      may: grantsFor(data.table, parameters),
      store,
      stripe: { ...store, STRIPE_SECRET_ARN: stripeSecretArn },
      signing: { SIGNING_SECRET_ARN: parameters.signingSecretArn },
      oidc,
      grace: { DEADLINE_GRACE_SECONDS: String(stage.deadlineGraceSeconds) },
      stripeBudget,
    };
    const disputes = addDisputes(this, site);
    const refunds = addRefunds(this, site, disputes);
    const workers = addPaymentWorkers(this, site, { ...disputes, ...refunds });
    const fraud = addFraudWatch(this, site, workers);
    const dunning = addDunning(this, site, workers);
    const clock = addDeadline(this, site, { ...workers, ...refunds, ...dunning });
    addStreamReaders(this, site);
    const recovery = addRecovery(this, site, workers);
    tellOfStrays(workers.collect, recovery);
    addReconciler(this, site, { ...workers, ...dunning, ...refunds, ...disputes });
    const api = addApi(this, stage);
    addNotices(this, site, { ...parameters, apiUrl: api.apiEndpoint });
    const routes = addRoutes(this, site, api);
    addCampaignRoutes(site, routes, addCampaignClock(this, site.house, clock));
    addPledgeRoutes(site, routes, { ...workers, ...fraud });
    const listeners = { ...workers, ...recovery, ...dunning, ...refunds, ...disputes, ...fraud };
    addStripeDoor(this, site, { route: routes, listeners });
    addRecoveryRoutes(site, routes, { ...parameters, ...fraud });
    addLedgerRoutes(site, routes, addLedgerCheck(this, site));
    addDisputeRoutes(site, routes, disputes);
    addRefundRoutes(site, routes, refunds);
    addDunningRoutes(site, routes);
  }
}

type PaymentWorkers = ReturnType<typeof addPaymentWorkers>;
type Reconcilers = Readonly<Record<'reconcileDisputes' | 'reconcileRefunds', QueueFunction>>;
type SettlementWorkers = Readonly<Record<'collect' | 'release' | 'refund' | 'dun', QueueFunction>>;

/** Work that shares one pace: what Stripe allows, less some room for people who wait. */
function addPaymentWorkers(
  stack: Stack,
  { stage, house, may, stripe, stripeBudget }: Site,
  { reconcileDisputes, reconcileRefunds }: Reconcilers,
) {
  const paced = { ...stripe, ...stripeBudget };
  const concurrencyMax = stage.paymentWorkersMax;
  const collect = new QueueFunction(stack, 'collect-pledge', house, {
    errorImpact: 'Pledges of a funded campaign are not collected: the creator waits for money.',
    environment: {
      ...paced,
      ...dunningDay(stage),
      UNKNOWN_OUTCOME_SECONDS: String(stage.unknownOutcomeSeconds),
      RECONCILE_DISPUTES_QUEUE_URL: reconcileDisputes.queue.queueUrl,
      RECONCILE_REFUNDS_QUEUE_URL: reconcileRefunds.queue.queueUrl,
    },
    timeoutSeconds: workerTimeoutSeconds,
    concurrencyMax,
    receivesMax: stripeReceivesMax,
    batchSize: settlementBatch,
  })
    .allow(may.readPledges, may.writePledges, may.readCampaigns, may.useStripe)
    .allow(sendTo(reconcileDisputes, reconcileRefunds));
  const release = new QueueFunction(stack, 'release-pledge', house, {
    errorImpact: 'Backers do not get back what they are owed, or stock stays held.',
    environment: {
      ...paced,
      RECONCILE_DISPUTES_QUEUE_URL: reconcileDisputes.queue.queueUrl,
    },
    timeoutSeconds: workerTimeoutSeconds,
    concurrencyMax,
    receivesMax: stripeReceivesMax,
    batchSize: settlementBatch,
  }).allow(may.readPledges, may.writePledges, may.useStripe, sendTo(reconcileDisputes));
  const prepare = new QueueFunction(stack, 'prepare-payment', house, {
    errorImpact: 'Backers wait for the payment form of pledges they have made.',
    environment: paced,
    timeoutSeconds: workerTimeoutSeconds,
    concurrencyMax,
    receivesMax: stripeReceivesMax,
  }).allow(may.readPledges, may.writePledges, may.useStripe);
  const confirmPayment = new QueueFunction(stack, 'confirm-payment', house, {
    errorImpact: 'Pledges whose cards are set up do not count yet.',
    environment: {
      ...paced,
      // It lives for 10 s, less than the grace after a deadline: what it confirms must be tallied.
      STRIPE_WAIT_SECONDS: '4',
      RELEASE_QUEUE_URL: release.queue.queueUrl,
    },
    concurrencyMax,
    receivesMax: stripeReceivesMax,
    batchSize: 5,
  }).allow(may.readPledges, may.writePledges, may.useStripe, sendTo(release));
  return { collect, release, prepare, confirmPayment };
}

/** The deadline: opened, sealed, tallied, settled, completed. Answers what the clock wakes. */
function addDeadline(stack: Stack, site: Site, workers: SettlementWorkers) {
  const { house, may, store, grace } = site;
  const { collect, release, refund, dun } = workers;
  const settling = {
    COLLECT_QUEUE_URL: collect.queue.queueUrl,
    RELEASE_QUEUE_URL: release.queue.queueUrl,
    REFUND_QUEUE_URL: refund.queue.queueUrl,
    DUN_QUEUE_URL: dun.queue.queueUrl,
  };
  const sendSteps = sendTo(collect, release, refund, dun);
  const { bus } = site.data;
  const open = new QueueFunction(stack, 'open-campaign', house, {
    errorImpact: 'A campaign that takes pledges is still announced as upcoming.',
    environment: store,
  }).allow(may.readCampaigns, may.writeCampaigns);
  const seal = new QueueFunction(stack, 'seal-campaign', house, {
    errorImpact: 'A campaign whose deadline has passed is not settled.',
    environment: { ...store, ...grace },
  }).allow(may.readCampaigns, may.writeCampaigns);
  raise(stack, 'tally-difference', house, {
    metric: counted('TallyDifference', 'tally-campaign'),
    description:
      'The public totals of a campaign differed from its tally: somebody saw wrong ones.',
  });
  raise(stack, 'settlement-difference', house, {
    metric: counted('SettlementDifference', 'complete-settlement'),
    description: 'A settlement report does not account for all money: look before it is believed.',
  });
  new EventFunction(stack, 'tally-campaign', house, {
    errorImpact: 'A sealed campaign has no outcome: nobody is charged or released.',
    bus,
    events: [campaignSealed],
    environment: store,
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 1024,
    batchSize: 1,
  }).allow(may.readCampaigns, may.writeCampaigns, may.readPledges);
  const complete = new QueueFunction(stack, 'complete-settlement', house, {
    errorImpact: 'A settlement that is done has no report and stays open.',
    environment: {
      ...{ ...store, ...site.signing },
      ...settling,
    },
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 512,
    batchSize: 1,
  }).allow(may.readCampaigns, may.writeCampaigns, may.readPledges, sendSteps);
  complete.allow(sendTo(complete), may.sign);
  new EventFunction(stack, 'start-settlement', house, {
    errorImpact: 'The pledges of a decided campaign are neither collected nor released.',
    bus,
    events: [
      ...[campaignTallied, campaignFunded, campaignUnfunded, campaignCancelled],
      campaignAbandoned,
    ],
    environment: { ...store, ...settling, COMPLETE_QUEUE_URL: complete.queue.queueUrl },
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 512,
    batchSize: 1,
  }).allow(may.readCampaigns, may.readPledges, sendSteps, sendTo(complete));
  new EventFunction(stack, 'settle-pledge', house, {
    errorImpact: 'Money that a bank gave back stays with a campaign that does not keep it.',
    bus,
    events: [pledgeDisputeWon, pledgeDisputeLost],
    environment: { ...store, ...settling },
  }).allow(may.readCampaigns, may.readPledges, sendSteps);
  addUpkeep(stack, site, { seal, complete, release });
  return { opening: open.queue, deadline: seal.queue };
}

type UpkeepTargets = Readonly<Record<'seal' | 'complete' | 'release', QueueFunction>>;

/** What finds whatever was missed, and whatever was never finished. */
function addUpkeep(stack: Stack, site: Site, { seal, complete, release }: UpkeepTargets): void {
  const { stage, house, may, store, grace } = site;
  const { bus } = site.data;
  new ScheduleFunction(stack, 'sweep-campaigns', house, {
    errorImpact: 'Campaigns whose schedule was missed stay open past their deadline.',
    everyMinutes: 1,
    environment: {
      ...store,
      ...grace,
      BUS_NAME: bus.eventBusName,
      SEAL_QUEUE_URL: seal.queue.queueUrl,
      COMPLETE_QUEUE_URL: complete.queue.queueUrl,
    },
    timeoutSeconds: 60,
  }).allow(may.readCampaigns, may.listCampaigns, sendTo(seal, complete), publishTo(bus));
  new EventFunction(stack, 'lapse-pledge', house, {
    errorImpact: 'Stock held by pledges that were never paid does not come back.',
    bus,
    events: [pledgeCreated, pledgeChanged],
    environment: { ...store, RELEASE_QUEUE_URL: release.queue.queueUrl },
    delaySeconds: stage.holdSeconds,
  }).allow(may.readPledges, sendTo(release));
}

/** The table's stream: events out, totals up. No third reader. */
function addStreamReaders(stack: Stack, { house, may, store, data: { table, bus } }: Site): void {
  new StreamFunction(stack, 'relay-events', house, {
    errorImpact: 'Nothing that happens is told: settlements do not start, partners hear nothing.',
    table,
    environment: { BUS_NAME: bus.eventBusName },
    timeoutSeconds: 60,
    batchSize: 100,
    batchWindowSeconds: 0,
    filters: subjectsOfEvents,
  }).allow(publishTo(bus));
  new StreamFunction(stack, 'keep-totals', house, {
    errorImpact: 'Progress bars stand still, and settlements are found complete late.',
    table,
    environment: store,
    timeoutSeconds: 60,
    batchSize: 1000,
    batchWindowSeconds: 1,
    filters: pledgeRecords,
  }).allow(may.keepLedger);
}

export type AddRoute = (
  name: string,
  method: HttpMethod,
  path: string,
  props: RouteProps,
) => ApiFunction;

function addRoutes(stack: Stack, { house }: Site, api: HttpApi): AddRoute {
  return (name, method, path, props) =>
    new ApiFunction(stack, name, house, { api, method, path, ...props });
}

function addCampaignRoutes(site: Site, route: AddRoute, clock: CampaignClock): void {
  const { may, grace } = site;
  const environment = { ...site.store, ...site.oidc };
  route('list-campaigns', HttpMethod.GET, '/v1/campaigns', {
    errorImpact: 'Fans see no campaigns in the store.',
    environment,
  }).allow(may.readCampaigns, may.listCampaigns);
  route('create-campaign', HttpMethod.POST, '/v1/campaigns', {
    errorImpact: 'Creators cannot draft campaigns.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
  route('read-campaign', HttpMethod.GET, '/v1/campaigns/{id}', {
    errorImpact: 'Fans cannot open a campaign.',
    environment,
  }).allow(may.readCampaigns);
  route('edit-campaign', HttpMethod.PATCH, '/v1/campaigns/{id}', {
    errorImpact: 'Creators cannot change their campaigns.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
  route('publish-campaign', HttpMethod.POST, '/v1/campaigns/{id}/publish', {
    errorImpact: 'Creators cannot publish campaigns.',
    environment: { ...environment, ...grace, ...clock.environment },
  }).allow(may.readCampaigns, may.writeCampaigns, ...clock.statements);
  route('cancel-campaign', HttpMethod.POST, '/v1/campaigns/{id}/cancel', {
    errorImpact: 'Creators cannot cancel a campaign before its deadline.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
  route('abandon-campaign', HttpMethod.POST, '/v1/campaigns/{id}/abandon', {
    errorImpact: 'Nobody gets their money back from a campaign that will never deliver.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
  route('read-settlement', HttpMethod.GET, '/v1/campaigns/{id}/settlement', {
    errorImpact: 'Nobody sees how a campaign was settled.',
    environment,
  }).allow(may.readCampaigns);
  route('list-campaign-pledges', HttpMethod.GET, '/v1/campaigns/{id}/pledges', {
    errorImpact: 'Creators do not see their settlement pledge by pledge.',
    environment,
  }).allow(may.readCampaigns, may.readPledges);
}

function addPledgeRoutes(site: Site, route: AddRoute, workers: PaymentWorkers & FraudWatch): void {
  const { stage, may } = site;
  const { release, prepare, guarding } = workers;
  const storing = { ...site.store, ...site.oidc };
  const paying = { ...site.stripe, ...site.oidc };
  route('accept-pledge', HttpMethod.POST, '/v1/campaigns/{id}/pledges', {
    errorImpact: 'Fans cannot pledge.',
    environment: {
      ...paying,
      ...guarding,
      HOLD_SECONDS: String(stage.holdSeconds),
      PREPARE_QUEUE_URL: prepare.queue.queueUrl,
    },
  }).allow(may.readPledges, may.writePledges, may.useStripe, may.sign, sendTo(prepare));
  route('read-pledge', HttpMethod.GET, '/v1/pledges/{id}', {
    errorImpact: 'Backers do not see their pledge.',
    environment: { ...paying, PREPARE_QUEUE_URL: prepare.queue.queueUrl },
  }).allow(may.readPledges, may.writePledges, may.useStripe, sendTo(prepare));
  route('change-pledge', HttpMethod.PATCH, '/v1/pledges/{id}', {
    errorImpact: 'Backers cannot change their pledge.',
    environment: storing,
  }).allow(may.readPledges, may.writePledges);
  route('confirm-pledge', HttpMethod.POST, '/v1/pledges/{id}/confirm', {
    errorImpact: 'Backers cannot complete their pledge.',
    environment: paying,
  }).allow(may.readPledges, may.writePledges, may.useStripe);
  route('cancel-pledge', HttpMethod.POST, '/v1/pledges/{id}/cancel', {
    errorImpact: 'Backers cannot take their pledge back.',
    environment: { ...storing, RELEASE_QUEUE_URL: release.queue.queueUrl },
  }).allow(may.readPledges, may.writePledges, sendTo(release));
  route('verify-pledge', HttpMethod.POST, '/v1/ops/pledges/{id}/verify', {
    errorImpact: 'Large late pledges do not count, though operations know their backers.',
    environment: storing,
  }).allow(may.readPledges, may.writePledges);
  route('list-my-pledges', HttpMethod.GET, '/v1/me/pledges', {
    errorImpact: 'Backers do not see their pledges.',
    environment: storing,
  }).allow(may.readPledges, may.listOfBacker);
}

type RouteProps = {
  readonly errorImpact: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** Reading every pledge of a campaign: a million of them take minutes. */
const enumerationTimeoutSeconds = 900;

const writes = (...keys: readonly object[]) =>
  keys.map((Keys) => ({
    pattern: JSON.stringify({ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys } }),
  }));
const pledgeRecords = writes({ pk: { S: [{ prefix: 'P#' }] } });
const differenceRecords = writes({
  pk: { S: [{ prefix: 'L#' }] },
  sk: { S: [{ prefix: 'DIFFERENCE#' }] },
});
const subjectsOfEvents = [
  ...[...pledgeRecords, ...writes({ sk: { S: ['CAMPAIGN'] } })],
  ...differenceRecords,
];
