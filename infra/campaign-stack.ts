/**
 * Campaigns: announced, opened, sealed, tallied, settled and reported. Reads like the diagram in the
 * README: one statement per function.
 */
import type { CampaignClock } from './campaign-clock.ts';
import type { Construct } from 'constructs';
import type { PledgeWorkers } from './pledge-stack.ts';
import type { Site, SiteProps } from './site.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { Stack } from 'aws-cdk-lib';
import { addCampaignClock } from './campaign-clock.ts';
import { campaignAbandoned } from '../shared/events/campaign-abandoned.ts';
import { campaignCancelled } from '../shared/events/campaign-cancelled.ts';
import { campaignExtended } from '../shared/events/campaign-extended.ts';
import { campaignFunded } from '../shared/events/campaign-funded.ts';
import { campaignSealed } from '../shared/events/campaign-sealed.ts';
import { campaignTallied } from '../shared/events/campaign-tallied.ts';
import { campaignUnfunded } from '../shared/events/campaign-unfunded.ts';
import { counted, siteOf } from './site.ts';
import { pledgeDisputeLost } from '../shared/events/pledge-dispute-lost.ts';
import { pledgeDisputeWon } from '../shared/events/pledge-dispute-won.ts';
import { publishTo, sendTo } from './grants.ts';
import { raise } from './constructs/capability.ts';

export type CampaignStackProps = SiteProps & {
  /** Who brings each pledge to its end. */
  readonly workers: Pick<PledgeWorkers, 'collect' | 'release' | 'refund' | 'dun'>;
};

export class CampaignStack extends Stack {
  constructor(scope: Construct, id: string, props: CampaignStackProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: campaigns` });
    const site = siteOf(this, props);
    const { open, seal } = addOpening(this, site);
    const { complete } = addSettlement(this, site, props.workers);
    addCampaignSweeper(this, site, { seal, complete });
    const clock = addCampaignClock(this, site.house, { opening: open.queue, deadline: seal.queue });
    addCampaignRoutes(site, clock);
    addExtension(this, site, clock);
    addSettlementRoutes(site);
  }
}

/** What the clock wakes, and the tally that follows the seal. */
function addOpening(stack: Stack, { house, may, store, grace, data: { bus } }: Site) {
  const open = new QueueFunction(stack, 'open-campaign', house, {
    errorImpact: 'A campaign that takes pledges is still announced as upcoming.',
    environment: store,
  }).allow(may.readCampaigns, may.writeCampaigns);
  const seal = new QueueFunction(stack, 'seal-campaign', house, {
    errorImpact: 'A campaign whose deadline has passed is not settled.',
    environment: { ...store, ...grace },
  }).allow(may.readCampaigns, may.writeCampaigns);
  new EventFunction(stack, 'tally-campaign', house, {
    errorImpact: 'A sealed campaign has no outcome: nobody is charged or released.',
    bus,
    events: [campaignSealed],
    environment: store,
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 1024,
    batchSize: 1,
  }).allow(may.readCampaigns, may.writeCampaigns, may.readPledges);
  raise(stack, 'tally-difference', house, {
    metric: counted('TallyDifference', 'tally-campaign'),
    description:
      'The public totals of a campaign differed from its tally: somebody saw wrong ones.',
  });
  return { open, seal };
}

/** What sends each pledge to the worker that it needs, until none is open. */
function addSettlement(stack: Stack, site: Site, workers: CampaignStackProps['workers']) {
  const { house, may, store, signing } = site;
  const { collect, release, refund, dun } = workers;
  const settling = {
    COLLECT_QUEUE_URL: collect.queue.queueUrl,
    RELEASE_QUEUE_URL: release.queue.queueUrl,
    REFUND_QUEUE_URL: refund.queue.queueUrl,
    DUN_QUEUE_URL: dun.queue.queueUrl,
  };
  const sendSteps = sendTo(collect, release, refund, dun);
  const { bus } = site.data;
  const complete = new QueueFunction(stack, 'complete-settlement', house, {
    errorImpact: 'A settlement that is done has no report and stays open.',
    environment: { ...store, ...signing, ...settling },
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 512,
    batchSize: 1,
  }).allow(may.readCampaigns, may.writeCampaigns, may.readPledges, may.sign, sendSteps);
  complete.allow(sendTo(complete));
  raise(stack, 'settlement-difference', house, {
    metric: counted('SettlementDifference', 'complete-settlement'),
    description: 'A settlement report does not account for all money: look before it is believed.',
  });
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
  return { complete };
}

type SweeperTargets = Readonly<Record<'seal' | 'complete', QueueFunction>>;

/** What finds whatever the clock missed, and whatever was never finished. */
function addCampaignSweeper(stack: Stack, site: Site, { seal, complete }: SweeperTargets): void {
  const { house, may, store, grace } = site;
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
}

function addCampaignRoutes({ may, grace, store, oidc, route }: Site, clock: CampaignClock): void {
  const environment = { ...store, ...oidc };
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
  route('announce-campaign', HttpMethod.POST, '/v1/campaigns/{id}/announce', {
    errorImpact: 'Creators cannot gauge the interest in what they plan.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
  route('publish-campaign', HttpMethod.POST, '/v1/campaigns/{id}/publish', {
    errorImpact: 'Creators cannot publish campaigns.',
    environment: { ...environment, ...grace, ...clock.environment },
  }).allow(may.readCampaigns, may.writeCampaigns, may.writePromises, ...clock.statements);
  route('cancel-campaign', HttpMethod.POST, '/v1/campaigns/{id}/cancel', {
    errorImpact: 'Creators cannot cancel a campaign before its deadline.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
  route('abandon-campaign', HttpMethod.POST, '/v1/campaigns/{id}/abandon', {
    errorImpact: 'Nobody gets their money back from a campaign that will never deliver.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
}

/** A later deadline: its clock, and the holds on cards that would end before it. */
function addExtension(stack: Stack, site: Site, clock: CampaignClock): void {
  const { house, may, grace, store, oidc, route } = site;
  route('extend-for-operations', HttpMethod.POST, '/v1/ops/campaigns/{id}/extend', {
    errorImpact: 'Operations cannot give a campaign more time, and it ends as it stands.',
    environment: { ...store, ...oidc, ...grace, ...clock.environment },
  }).allow(may.readCampaigns, may.writeCampaigns, may.keepActs, ...clock.statements);
  new EventFunction(stack, 'replan-authorizations', house, {
    errorImpact: 'Holds on cards that end before a later deadline are noticed only by Stripe.',
    bus: site.data.bus,
    events: [campaignExtended],
    environment: store,
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 512,
    batchSize: 1,
  }).allow(may.readCampaigns, may.readPledges, may.postponePledges);
}

/** How a campaign came out: for everybody, pledge by pledge for its creator, and with a proof. */
function addSettlementRoutes({ may, store, signing, oidc, route }: Site): void {
  const environment = { ...store, ...oidc };
  route('read-settlement', HttpMethod.GET, '/v1/campaigns/{id}/settlement', {
    errorImpact: 'Nobody sees how a campaign was settled.',
    environment,
  }).allow(may.readCampaigns);
  route('list-campaign-pledges', HttpMethod.GET, '/v1/campaigns/{id}/pledges', {
    errorImpact: 'Creators do not see their settlement pledge by pledge.',
    environment,
  }).allow(may.readCampaigns, may.readPledges);
  route('read-settlement-report', HttpMethod.GET, '/v1/campaigns/{id}/settlement/report', {
    errorImpact: 'Nobody can prove how a campaign was settled.',
    environment,
  }).allow(may.readCampaigns);
  route('read-report-key', HttpMethod.GET, '/.well-known/fanfund/report-key.json', {
    errorImpact: 'Nobody can tell whether a settlement report is ours.',
    environment: { ...oidc, ...signing },
  }).allow(may.sign);
}

/** Reading every pledge of a campaign: a million of them take minutes. */
const enumerationTimeoutSeconds = 900;
