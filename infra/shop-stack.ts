/**
 * What shops need around campaigns: secret rewards with their codes and passes, the interest of
 * backers in what has not opened, and receipts. One statement per function.
 */
import type { Construct } from 'constructs';
import type { Site, SiteProps } from './site.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { Stack } from 'aws-cdk-lib';
import { campaignOpened } from '../shared/events/campaign-opened.ts';
import { sendTo } from './grants.ts';
import { siteOf } from './site.ts';

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: what shops need` });
    const site = siteOf(this, props);
    addSecretRewards(site);
    addInterest(this, site);
    addReceipts(site);
  }
}

function addSecretRewards({ stage, may, store, oidc, signing, route }: Site): void {
  const environment = { ...store, ...oidc };
  route('make-passes', HttpMethod.POST, '/v1/campaigns/{id}/passes', {
    errorImpact: 'Creators cannot invite anybody to a secret reward.',
    environment,
  }).allow(may.readCampaigns, may.writeCampaigns);
  route('open-secret-rewards', HttpMethod.POST, '/v1/campaigns/{id}/secret-rewards', {
    errorImpact: 'Who was invited to a secret reward does not see it.',
    environment: {
      ...{ ...environment, ...signing },
      FRAUD_LIMITS: JSON.stringify(stage.fraudLimits),
    },
  }).allow(may.readCampaigns, may.countVisits, may.sign);
}

function addReceipts({ may, store, oidc, route }: Site): void {
  route('read-receipt', HttpMethod.GET, '/v1/pledges/{id}/receipt', {
    errorImpact: 'Backers get no receipt for what they have paid.',
    environment: { ...store, ...oidc },
  }).allow(may.readPledges);
}

/** Who waits for a campaign, and is told when it opens. */
function addInterest(
  stack: Stack,
  { house, may, store, oidc, parameters, data, route }: Site,
): void {
  const environment = { ...store, ...oidc };
  route('express-interest', HttpMethod.POST, '/v1/campaigns/{id}/interest', {
    errorImpact: 'Fans cannot ask to be told when a campaign opens.',
    environment,
  }).allow(may.readCampaigns, may.keepInterest);
  route('withdraw-interest', HttpMethod.POST, '/v1/campaigns/{id}/interest/withdraw', {
    errorImpact: 'Fans are written to who do not want it any more.',
    environment,
  }).allow(may.readCampaigns, may.keepInterest);
  const tell = new QueueFunction(stack, 'tell-interested', house, {
    errorImpact: 'Fans who wait for a campaign are not told that it has opened.',
    environment: { ...store, MAIL_FROM: parameters.mailFrom },
    timeoutSeconds: 60,
    batchSize: 1,
    concurrencyMax: tellersMax,
    receivesMax: tellReceivesMax,
  }).allow(may.readCampaigns, may.readInterest, may.keepInterest, {
    actions: ['ses:SendEmail'],
    resources: [parameters.mailIdentityArn],
  });
  tell.allow(sendTo(tell));
  new EventFunction(stack, 'announce-opening', house, {
    errorImpact: 'Nobody who waits for a campaign is told that it has opened.',
    bus: data.bus,
    events: [campaignOpened],
    environment: { ...store, TELL_QUEUE_URL: tell.queue.queueUrl },
  }).allow(may.readCampaigns, sendTo(tell));
}

/** Some 14 mails a second in all: what a new account at SES may send. */
const tellersMax = 2;
const tellReceivesMax = 20;
