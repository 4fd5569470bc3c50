/**
 * Deliveries: what is to be sent to whom, and what became of it. One statement per
 * function. Money is none of its business: it only hears what became of it.
 */
import type { Construct } from 'constructs';
import type { Site, SiteProps } from './site.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { Stack } from 'aws-cdk-lib';
import { catalogue as event } from '../shared/events/catalogue.ts';
import { fulfilmentGrants } from './fulfilment-grants.ts';
import { mailReceivesMax, mailersMax } from './recovery.ts';
import { sendTo } from './grants.ts';
import { siteOf } from './site.ts';

export class FulfilmentStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: deliveries` });
    const site = siteOf(this, props);
    addMachine(this, site);
    addShipmentRoutes(site);
    addDeliveryData(this, site);
    addLetters(this, site);
    addWaves(this, site);
  }
}

/** From settled to fulfilled. */
function addMachine(stack: Stack, site: Site): void {
  const { house, may, store, data } = site;
  const { bus } = data;
  const deliveries = fulfilmentGrants(site);
  new EventFunction(stack, 'open-fulfilments', house, {
    errorImpact: 'Nothing of a settled campaign can be delivered: its deliveries are not opened.',
    bus,
    events: [event.CampaignSettled],
    environment: store,
    // A hundred thousand pledges are read, numbered and opened in one go.
    timeoutSeconds: 600,
    memoryMegabytes: 1024,
    batchSize: 1,
  }).allow(may.readCampaigns, may.readPledges, deliveries.read, deliveries.write);
  new EventFunction(stack, 'open-late-fulfilment', house, {
    errorImpact: 'What was sold after the deadline is paid and cannot be delivered.',
    bus,
    events: [event.PledgeCollected],
    detail: { late: [true] },
    environment: store,
  }).allow(may.readCampaigns, may.readPledges, deliveries.read, deliveries.write);
  new EventFunction(stack, 'follow-money', house, {
    errorImpact: 'Rewards are sent to backers whose money went back.',
    bus,
    events: [
      ...[event.PledgeRefundRequested, event.PledgeRefundStarted, event.PledgeRefunded],
      ...[event.PledgeRefundFailed, event.PledgeDisputeLost, event.PledgeDisputeWon],
    ],
    environment: store,
  }).allow(may.readPledges, may.readCampaigns, deliveries.read, deliveries.write);
  new EventFunction(stack, 'complete-fulfilment', house, {
    errorImpact: 'Campaigns that have delivered everything are not said to be fulfilled.',
    bus,
    events: [event.PledgeFulfilled, event.FulfilmentClosed, event.CampaignFulfilmentStarted],
    environment: store,
  }).allow(may.readCampaigns, may.writeCampaigns, deliveries.read);
}

/** What warehouses, partner shops and operations say. */
function addShipmentRoutes(site: Site): void {
  const { may, store, oidc, partnerSecret, route } = site;
  const deliveries = fulfilmentGrants(site);
  const known = { ...store, ...oidc };
  const record = [
    ...[may.readCampaigns, may.writeCampaigns, may.readPledges],
    ...[deliveries.read, deliveries.write, deliveries.claim, deliveries.holdPledges],
  ];
  // A part of a file has a thousand rows, each a transaction of its own.
  const patient = { timeoutSeconds: 29, memoryMegabytes: 512 };
  route('record-shipments', HttpMethod.POST, '/v1/ops/campaigns/{id}/shipments', {
    errorImpact: 'Operations cannot say what became of parcels.',
    environment: known,
    ...patient,
  }).allow(...record);
  route('import-shipments', HttpMethod.POST, '/v1/ops/campaigns/{id}/shipment-imports', {
    errorImpact: 'Files of warehouses cannot be brought in.',
    environment: known,
    ...patient,
  }).allow(...record);
  route('receive-shipment-webhook', HttpMethod.POST, '/v1/partners/{partnerId}/shipments', {
    errorImpact: 'Warehouses and partner shops cannot say what became of parcels.',
    environment: { ...store, ...partnerSecret },
    ...patient,
  }).allow(...record, may.readPartners, may.signForPartners);
  route('add-codes', HttpMethod.POST, '/v1/ops/campaigns/{id}/codes', {
    errorImpact: 'Operations cannot fill the pool of codes of a digital reward.',
    environment: known,
    ...patient,
  }).allow(may.readCampaigns, deliveries.claim);
  route('start-fulfilment', HttpMethod.POST, '/v1/ops/campaigns/{id}/fulfilment', {
    errorImpact: 'Operations cannot say that a campaign has begun to deliver.',
    environment: known,
  }).allow(may.readCampaigns, may.writeCampaigns);
}

/** Who may open addresses: their backer, and who ships. */
const addressKey = ({ parameters }: Site) => ({
  environment: { DELIVERY_SECRET_ARN: parameters.deliverySecretArn },
  may: {
    actions: ['secretsmanager:GetSecretValue'],
    resources: [parameters.deliverySecretArn],
  },
});

/** Where to, and in which kind: asked, said, reminded of, deleted. */
function addDeliveryData(stack: Stack, site: Site): void {
  const { house, may, store, oidc, route, stage } = site;
  const deliveries = fulfilmentGrants(site);
  const key = addressKey(site);
  const ask = new QueueFunction(stack, 'ask-for-delivery-data', house, {
    errorImpact: 'Backers are not asked where to send their reward.',
    environment: store,
    timeoutSeconds: 30,
    batchSize: 1,
  }).allow(deliveries.read, deliveries.write);
  ask.allow(sendTo(ask));
  route('plan-delivery', HttpMethod.POST, '/v1/ops/campaigns/{id}/delivery-plan', {
    errorImpact: 'Operations cannot say what backers are asked for the delivery.',
    environment: { ...store, ...oidc, ASK_QUEUE_URL: ask.queue.queueUrl },
  }).allow(may.readCampaigns, deliveries.read, deliveries.write, sendTo(ask));
  route('give-delivery-data', HttpMethod.POST, '/v1/pledges/{id}/delivery', {
    errorImpact: 'Backers cannot say where to send their reward.',
    environment: { ...store, ...oidc, ...key.environment, ...site.signing },
  })
    .allow(may.readPledges, may.readCampaigns, deliveries.read, deliveries.writeAddresses)
    .allow(deliveries.readAddresses, key.may, may.sign);
  route('read-delivery', HttpMethod.GET, '/v1/pledges/{id}/delivery', {
    errorImpact: 'Backers do not see where their reward is.',
    environment: { ...store, ...oidc, ...key.environment },
  })
    .allow(may.readPledges, deliveries.read, deliveries.readAddresses, deliveries.readCodes)
    .allow(key.may);
  new ScheduleFunction(stack, 'sweep-fulfilments', house, {
    errorImpact: 'Backers are not reminded, and addresses are kept longer than was said.',
    everyMinutes: stage.sweepMinutes,
    environment: store,
    timeoutSeconds: 60,
  }).allow(deliveries.read, deliveries.listDue, deliveries.writeAddresses);
}

/** Letters that ask and tell, and the page behind their link. */
function addLetters(stack: Stack, site: Site): void {
  const { house, may, store, signing, route, data, parameters, apiUrl } = site;
  const deliveries = fulfilmentGrants(site);
  route('show-delivery-page', HttpMethod.GET, '/v1/delivery-links/{token}', {
    errorImpact: 'Backers who follow the link in a mail cannot say where to send their reward.',
    environment: { ...store, ...signing },
  }).allow(may.readPledges, may.readCampaigns, deliveries.read, may.sign);
  new EventFunction(stack, 'tell-of-delivery', house, {
    errorImpact: 'Backers are not told that their reward is on its way, or what is needed for it.',
    bus: data.bus,
    events: [
      ...[event.DeliveryDataRequested, event.DeliveryDataReminded, event.DeliveryLockAnnounced],
      ...[event.DeliveryDataGiven, event.ShipmentDispatched],
    ],
    environment: {
      ...{ ...store, ...signing },
      ...{ MAIL_FROM: parameters.mailFrom, API_URL: apiUrl },
    },
    concurrencyMax: mailersMax,
    receivesMax: mailReceivesMax,
  })
    .allow(may.readPledges, may.readCampaigns, deliveries.read, may.sign)
    .allow({ actions: ['ses:SendEmail'], resources: [parameters.mailIdentityArn] });
}

/** What is sent together, and how far all of it is. */
function addWaves(stack: Stack, site: Site): void {
  const { house, may, store, oidc, route } = site;
  const deliveries = fulfilmentGrants(site);
  const key = addressKey(site);
  const known = { ...store, ...oidc };
  const split = new QueueFunction(stack, 'split-wave', house, {
    errorImpact: 'Waves that operations asked for are not split.',
    environment: store,
    timeoutSeconds: 600,
    memoryMegabytes: 1024,
    batchSize: 1,
  }).allow(deliveries.read, deliveries.write);
  route('create-wave', HttpMethod.POST, '/v1/ops/campaigns/{id}/waves', {
    errorImpact: 'Operations cannot split off a wave.',
    environment: { ...known, SPLIT_QUEUE_URL: split.queue.queueUrl },
  }).allow(may.readCampaigns, deliveries.read, deliveries.write, sendTo(split));
  route('list-waves', HttpMethod.GET, '/v1/ops/campaigns/{id}/waves', {
    errorImpact: 'Operations do not see which waves there are.',
    environment: known,
  }).allow(may.readCampaigns, deliveries.read);
  route('export-wave', HttpMethod.GET, '/v1/ops/campaigns/{id}/waves/{wave}/export', {
    errorImpact: 'Warehouses do not get what they are to send.',
    environment: { ...known, ...key.environment },
    timeoutSeconds: 29,
  })
    .allow(may.readCampaigns, may.readPledges, deliveries.read, deliveries.readAddresses)
    .allow(key.may);
  route('list-campaign-deliveries', HttpMethod.GET, '/v1/ops/campaigns/{id}/deliveries', {
    errorImpact: 'Operations do not see how far a campaign has delivered.',
    environment: known,
  }).allow(may.readCampaigns, deliveries.read, deliveries.listOpen);
}
