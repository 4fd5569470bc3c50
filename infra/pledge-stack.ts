/**
 * Pledges: accepted, paid, collected or released, and looked after until the last bank has spoken.
 * Whatever shares the pace that Stripe allows is here, so that the pace is set once. Reads like the
 * diagram in the README: one statement per function.
 */
import type { Construct } from 'constructs';
import type { FraudWatch } from './fraud.ts';
import type { Site, SiteProps } from './site.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { Stack } from 'aws-cdk-lib';
import { addDunning, tellOfStrays } from './dunning.ts';
import { addFraudWatch } from './fraud.ts';
import { addLedgerCheck } from './ledger.ts';
import { addNotices, addRecovery, addRecoveryRoutes } from './recovery.ts';
import { addReconciler } from './reconciler.ts';
import { addRefunds } from './refunds.ts';
import { addStripeDoor } from './stripe-door.ts';
import { pledgeChanged } from '../shared/events/pledge-changed.ts';
import { pledgeCreated } from '../shared/events/pledge-created.ts';
import { sendTo } from './grants.ts';
import { settlementBatch, siteOf, stripeReceivesMax, workerTimeoutSeconds } from './site.ts';

export class PledgeStack extends Stack {
  /** Those that other stacks send work to. */
  readonly workers: PledgeWorkers;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: pledges` });
    const site = siteOf(this, props);
    const refunds = addRefunds(this, site);
    const payments = addPaymentWorkers(this, site, refunds);
    const fraud = addFraudWatch(this, site, payments);
    const dunning = addDunning(this, site, payments);
    const recovery = addRecovery(this, site, payments);
    tellOfStrays(payments.collect, recovery);
    addLapse(this, site, payments);
    addReconciler(this, site, { ...payments, ...dunning, ...refunds });
    addNotices(this, site);
    addPledgeRoutes(site, { ...payments, ...fraud });
    addRecoveryRoutes(site, fraud);
    addStripeDoor(this, site, { ...payments, ...recovery, ...dunning, ...refunds, ...fraud });
    this.workers = { ...payments, ...refunds, ...dunning, ...addLedgerCheck(this, site) };
  }
}

export type PledgeWorkers = Readonly<
  Record<
    | 'collect'
    | 'release'
    | 'refund'
    | 'dun'
    | 'reconcileDisputes'
    | 'checkLedger'
    | 'partnerPayment',
    QueueFunction
  >
>;
type PaymentWorkers = ReturnType<typeof addPaymentWorkers>;
type Reconcilers = Readonly<Record<'reconcileDisputes' | 'reconcileRefunds', QueueFunction>>;

/** Work that shares one pace: what Stripe allows, less some room for people who wait. */
function addPaymentWorkers(
  stack: Stack,
  { stage, house, may, stripe, stripeBudget, dunningDay }: Site,
  { reconcileDisputes, reconcileRefunds }: Reconcilers,
) {
  const paced = { ...stripe, ...stripeBudget };
  const concurrencyMax = stage.paymentWorkersMax;
  const collect = new QueueFunction(stack, 'collect-pledge', house, {
    errorImpact: 'Pledges of a funded campaign are not collected: the creator waits for money.',
    environment: {
      ...paced,
      ...dunningDay,
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
  const partnerPayment = new QueueFunction(stack, 'set-up-partner-payment', house, {
    errorImpact: 'Pledges of partner shops whose cards are offered do not count.',
    environment: {
      ...paced,
      // As above: what it confirms must be tallied.
      STRIPE_WAIT_SECONDS: '4',
      RELEASE_QUEUE_URL: release.queue.queueUrl,
    },
    concurrencyMax,
    receivesMax: stripeReceivesMax,
    batchSize: 5,
  })
    .allow(may.readPledges, may.writePledges, may.writeDeliveries, may.useStripe)
    .allow(sendTo(release));
  return { collect, release, prepare, confirmPayment, partnerPayment };
}

/** Gives up what was never paid. */
function addLapse(stack: Stack, site: Site, { release }: Pick<PaymentWorkers, 'release'>): void {
  const { stage, house, may, store } = site;
  new EventFunction(stack, 'lapse-pledge', house, {
    errorImpact: 'Stock held by pledges that were never paid does not come back.',
    bus: site.data.bus,
    events: [pledgeCreated, pledgeChanged],
    environment: { ...store, RELEASE_QUEUE_URL: release.queue.queueUrl },
    delaySeconds: stage.holdSeconds,
  }).allow(may.readPledges, sendTo(release));
}

function addPledgeRoutes(site: Site, workers: PaymentWorkers & FraudWatch): void {
  const { stage, may, route } = site;
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
    environment: { ...storing, ...guarding },
  }).allow(may.readPledges, may.writePledges, may.sign);
  route('confirm-pledge', HttpMethod.POST, '/v1/pledges/{id}/confirm', {
    errorImpact: 'Backers cannot complete their pledge.',
    environment: paying,
  }).allow(may.readPledges, may.writePledges, may.useStripe);
  route('cancel-pledge', HttpMethod.POST, '/v1/pledges/{id}/cancel', {
    errorImpact: 'Backers cannot take their pledge back.',
    environment: { ...storing, RELEASE_QUEUE_URL: release.queue.queueUrl },
  }).allow(may.readPledges, may.writePledges, sendTo(release));
  route('list-my-pledges', HttpMethod.GET, '/v1/me/pledges', {
    errorImpact: 'Backers do not see their pledges.',
    environment: storing,
  }).allow(may.readPledges, may.listOfBacker);
}
