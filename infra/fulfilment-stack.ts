/**
 * Deliveries: what is to be sent to whom, and what became of it. Reads like the diagram in the
 * README: one statement per function. Money is none of its business: it only hears what became of it.
 */
import type { Construct } from 'constructs';
import type { Site, SiteProps } from './site.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stack } from 'aws-cdk-lib';
import { catalogue as event } from '../shared/events/catalogue.ts';
import { fulfilmentGrants } from './fulfilment-grants.ts';
import { siteOf } from './site.ts';

export class FulfilmentStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: deliveries` });
    const site = siteOf(this, props);
    addMachine(this, site);
    addShipmentRoutes(site);
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
    ...[deliveries.read, deliveries.write, deliveries.claim],
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
