/**
 * What operations see and do: tasks that only people can finish, refunds, disputes, exceptions, and
 * the books. Reads like the diagram in the README: one statement per function.
 */
import type { Construct } from 'constructs';
import type { PledgeWorkers } from './pledge-stack.ts';
import type { Site, SiteProps } from './site.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stack } from 'aws-cdk-lib';
import { ledgerDifferenceFound } from '../shared/events/ledger-difference-found.ts';
import { pledgeCollectionStarted } from '../shared/events/pledge-collection-started.ts';
import { pledgeDisputeLost } from '../shared/events/pledge-dispute-lost.ts';
import { pledgeDisputeUpdated } from '../shared/events/pledge-dispute-updated.ts';
import { pledgeDisputeWon } from '../shared/events/pledge-dispute-won.ts';
import { pledgeDisputed } from '../shared/events/pledge-disputed.ts';
import { pledgeFraudWarned } from '../shared/events/pledge-fraud-warned.ts';
import { pledgeInquiryUpdated } from '../shared/events/pledge-inquiry-updated.ts';
import { pledgeRefundFailed } from '../shared/events/pledge-refund-failed.ts';
import { pledgeReleaseStarted } from '../shared/events/pledge-release-started.ts';
import { sendTo } from './grants.ts';
import { siteOf } from './site.ts';

export type OperationsStackProps = SiteProps & {
  readonly workers: Pick<PledgeWorkers, 'refund' | 'reconcileDisputes' | 'checkLedger'>;
};

export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, props: OperationsStackProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: operations` });
    const site = siteOf(this, props);
    addTasks(this, site);
    addPledgeRoutes(site);
    addRefundRoutes(site, props.workers);
    addDisputeRoutes(site, props.workers);
    addLedgerRoutes(site, props.workers);
  }
}

/** What people have to do where Stripe cannot. */
function addTasks(stack: Stack, site: Site): void {
  const { house, may, store, oidc, route } = site;
  new EventFunction(stack, 'open-task', house, {
    errorImpact: 'Operations do not hear of what only people can do: backers wait for money.',
    bus: site.data.bus,
    events: [
      ...[pledgeRefundFailed, pledgeDisputed, pledgeInquiryUpdated, pledgeFraudWarned],
      ...[pledgeDisputeWon, pledgeDisputeLost, pledgeDisputeUpdated, ledgerDifferenceFound],
      ...[pledgeCollectionStarted, pledgeReleaseStarted],
    ],
    environment: store,
  }).allow(may.readPledges, may.keepTasks);
  route('list-tasks', HttpMethod.GET, '/v1/ops/tasks', {
    errorImpact: 'Operations do not see what they have to do.',
    environment: { ...store, ...oidc },
  }).allow(may.readTasks, may.listTasks);
  route('finish-task', HttpMethod.POST, '/v1/ops/tasks/{id}/done', {
    errorImpact: 'What operations have done stays on their list.',
    environment: { ...store, ...oidc },
  }).allow(may.keepTasks);
}

/** A pledge with all there is to know of it, and what may be decided about it. */
function addPledgeRoutes({ may, store, oidc, dunningDay, route }: Site): void {
  route('inspect-pledge', HttpMethod.GET, '/v1/ops/pledges/{id}', {
    errorImpact: 'Operations cannot see what happened to the money of a pledge.',
    environment: { ...store, ...oidc },
  }).allow(may.readPledges);
  route('verify-pledge', HttpMethod.POST, '/v1/ops/pledges/{id}/verify', {
    errorImpact: 'Large late pledges do not count, though operations know their backers.',
    environment: { ...store, ...oidc },
  }).allow(may.readPledges, may.writePledges);
  route('extend-payment-window', HttpMethod.POST, '/v1/ops/pledges/{id}/payment-window', {
    errorImpact: 'Operations cannot give the backer of a failed payment more time.',
    environment: { ...store, ...oidc, ...dunningDay },
  }).allow(may.readPledges, may.writePledges, may.readCampaigns);
}

/** To give money back, and to write down what was paid by another route. */
function addRefundRoutes(
  { may, store, oidc, route }: Site,
  { refund }: Pick<PledgeWorkers, 'refund'>,
): void {
  route('request-refund', HttpMethod.POST, '/v1/ops/pledges/{id}/refunds', {
    errorImpact: 'Operations cannot refund a backer.',
    environment: { ...store, ...oidc, REFUND_QUEUE_URL: refund.queue.queueUrl },
  }).allow(may.readPledges, may.writePledges, may.readCampaigns, sendTo(refund));
  const path = '/v1/ops/pledges/{id}/refunds/{refundId}/paid-elsewhere';
  route('settle-refund-elsewhere', HttpMethod.POST, path, {
    errorImpact: 'What operations paid by another route still counts as owed.',
    environment: { ...store, ...oidc },
  }).allow(may.readPledges, may.writePledges);
}

/** What to tell a bank. */
function addDisputeRoutes(
  { may, stripe, oidc, route }: Site,
  { reconcileDisputes }: Pick<PledgeWorkers, 'reconcileDisputes'>,
): void {
  route('gather-evidence', HttpMethod.GET, '/v1/ops/pledges/{id}/evidence', {
    errorImpact: 'Operations have to gather the evidence for a bank by hand.',
    environment: { ...stripe, ...oidc },
  }).allow(may.readPledges, may.readCampaigns, may.useStripe);
  const path = '/v1/ops/pledges/{id}/disputes/{disputeId}/evidence';
  route('submit-evidence', HttpMethod.POST, path, {
    errorImpact: 'Operations have to hand in evidence through the Dashboard of Stripe.',
    environment: {
      ...{ ...stripe, ...oidc },
      RECONCILE_DISPUTES_QUEUE_URL: reconcileDisputes.queue.queueUrl,
    },
  }).allow(may.readPledges, may.readCampaigns, may.useStripe, sendTo(reconcileDisputes));
}

/** What was booked, and whether it still agrees with Stripe. */
function addLedgerRoutes(
  { may, store, oidc, route }: Site,
  { checkLedger }: Pick<PledgeWorkers, 'checkLedger'>,
): void {
  route('read-ledger', HttpMethod.GET, '/v1/ops/campaigns/{id}/ledger', {
    errorImpact: 'Operations cannot see what was booked for a campaign.',
    environment: { ...store, ...oidc },
  }).allow(may.readPledges);
  route('request-ledger-check', HttpMethod.POST, '/v1/ops/ledger-checks', {
    errorImpact: 'Operations wait a day to see whether a difference is mended.',
    environment: { ...oidc, LEDGER_CHECK_QUEUE_URL: checkLedger.queue.queueUrl },
  }).allow(sendTo(checkLedger));
}
