/**
 * Promises: what was promised, how it comes along, and who takes the money back when it changes.
 * One statement per function.
 */
import type { Construct } from 'constructs';
import type { PledgeWorkers } from './pledge-stack.ts';
import type { Site, SiteProps } from './site.ts';
import { campaignExtended } from '../shared/events/campaign-extended.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { Stack } from 'aws-cdk-lib';
import { milestoneConfirmed } from '../shared/events/milestone-confirmed.ts';
import { promiseChanged } from '../shared/events/promise-changed.ts';
import { sendTo } from './grants.ts';
import { siteOf } from './site.ts';
import { updatePosted } from '../shared/events/update-posted.ts';

export type PromiseStackProps = SiteProps & {
  readonly workers: Pick<PledgeWorkers, 'refund'>;
};

export class PromiseStack extends Stack {
  constructor(scope: Construct, id: string, props: PromiseStackProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: promises` });
    const site = siteOf(this, props);
    addPromiseRoutes(site, props.workers);
    addMilestones(this, site);
    addAnnouncements(this, site);
    addUpdateRoutes(site);
    addPromiseClock(this, site);
    addAbandonment(this, site);
  }
}

/** What was promised, and the way out for who does not agree to another promise. */
function addPromiseRoutes(
  { may, store, oidc, signing, route }: Site,
  { refund }: PromiseStackProps['workers'],
): void {
  const known = { ...store, ...oidc };
  route('read-promise', HttpMethod.GET, '/v1/campaigns/{id}/promise', {
    errorImpact: 'Fans cannot see what they were promised.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises);
  route('change-promise', HttpMethod.POST, '/v1/campaigns/{id}/promise-changes', {
    errorImpact: 'Creators cannot say that they will be late, and backers do not learn of it.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises, may.writePromises);
  route('exit-pledge', HttpMethod.POST, '/v1/pledges/{id}/exit', {
    errorImpact: 'Backers cannot take their money back in the time that they were given for it.',
    environment: { ...known, ...signing, REFUND_QUEUE_URL: refund.queue.queueUrl },
  })
    .allow(may.readPledges, may.writePledges, may.readCampaigns, may.readPromises)
    .allow(may.sign, sendTo(refund));
  route('show-exit-page', HttpMethod.GET, '/v1/exit-links/{token}', {
    errorImpact: 'Backers who follow the link in a mail find no way to leave.',
    environment: { ...store, ...signing },
  }).allow(may.readPledges, may.readCampaigns, may.readPromises, may.sign);
  route('read-exits', HttpMethod.GET, '/v1/ops/campaigns/{id}/exits', {
    errorImpact: 'Operations do not see how many backers a change of the promise costs.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises);
}

/** How the project comes along, and the money that depends on it. */
function addMilestones(stack: Stack, site: Site): void {
  const { house, may, store, oidc, route } = site;
  const known = { ...store, ...oidc };
  const path = '/v1/campaigns/{id}/milestones';
  route('read-milestones', HttpMethod.GET, path, {
    errorImpact: 'Fans cannot see how a project comes along.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises);
  route('plan-milestones', HttpMethod.POST, path, {
    errorImpact: 'Creators cannot say what they will have reached by when.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises, may.writePromises);
  route('report-milestone', HttpMethod.POST, `${path}/{milestoneId}`, {
    errorImpact: 'Creators cannot show what they have reached.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises, may.writePromises);
  const decision = '/v1/ops/campaigns/{id}/milestones/{milestoneId}/decision';
  route('decide-milestone', HttpMethod.POST, decision, {
    errorImpact: 'No milestone is confirmed, and money that depends on one is not released.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises, may.writePromises);
  new EventFunction(stack, 'release-milestone', house, {
    errorImpact: 'A milestone was confirmed, and the books do not say that its money is released.',
    bus: site.data.bus,
    events: [milestoneConfirmed],
    environment: store,
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 512,
  }).allow(
    ...[may.readCampaigns, may.readPromises, may.writePromises, may.keepLedger],
    may.readPledges,
  );
}

/** What backers are told by mail: one walk over their pledges, and a letter for each. */
function addAnnouncements(stack: Stack, site: Site): void {
  const { house, may, store, signing, parameters, apiUrl } = site;
  const write = new QueueFunction(stack, 'write-to-backer', house, {
    errorImpact: 'Backers do not hear that their promise has changed, and the time to leave runs.',
    environment: {
      ...{ ...store, ...signing },
      ...{ MAIL_FROM: parameters.mailFrom, API_URL: apiUrl },
    },
    concurrencyMax: mailersMax,
    receivesMax: mailReceivesMax,
  })
    .allow(may.readPledges, may.readCampaigns, may.readPromises, may.readSubscriptions, may.sign)
    .allow({ actions: ['ses:SendEmail'], resources: [parameters.mailIdentityArn] });
  const announce = new QueueFunction(stack, 'announce-to-backers', house, {
    errorImpact: 'Some backers of a campaign are not written to.',
    environment: { ...store, LETTER_QUEUE_URL: write.queue.queueUrl },
    timeoutSeconds: 60,
    batchSize: 1,
    concurrencyMax: walkersMax,
  }).allow(may.readPledges, may.readCampaigns, may.readPromises, sendTo(write));
  announce.allow(sendTo(announce));
  new EventFunction(stack, 'start-announcement', house, {
    errorImpact: 'No backer hears of a change of the promise, of an update or of a later deadline.',
    bus: site.data.bus,
    events: [promiseChanged, updatePosted, campaignExtended],
    environment: { ANNOUNCE_QUEUE_URL: announce.queue.queueUrl },
  }).allow(sendTo(announce));
}

/** What creators tell on the way, what backers think of it, and who wants to hear of it. */
function addUpdateRoutes({ may, store, oidc, signing, route }: Site): void {
  const known = { ...store, ...oidc };
  const path = '/v1/campaigns/{id}/updates';
  route('list-updates', HttpMethod.GET, path, {
    errorImpact: 'Fans cannot read how a project comes along.',
    environment: known,
  }).allow(may.readCampaigns, may.readPromises, may.listUpdates, may.countReactions);
  route('post-update', HttpMethod.POST, path, {
    errorImpact: 'Creators cannot tell their backers anything.',
    environment: known,
  }).allow(may.readCampaigns, may.writePromises);
  route('list-pledge-updates', HttpMethod.GET, '/v1/pledges/{id}/updates', {
    errorImpact: 'Backers cannot read what they were told.',
    environment: known,
  }).allow(may.readPledges, may.listUpdates);
  const reaction = '/v1/pledges/{id}/updates/{updateId}/reaction';
  route('react-to-update', HttpMethod.POST, reaction, {
    errorImpact: 'Backers cannot say what they think of an update.',
    environment: known,
  }).allow(may.readPledges, may.keepReactions, may.takeReactionsBack);
  route('choose-updates', HttpMethod.POST, '/v1/pledges/{id}/update-subscription', {
    errorImpact: 'Backers get mails that they do not want.',
    environment: { ...known, ...signing },
  }).allow(may.readPledges, may.writeSubscriptions, may.sign);
  route('show-update-page', HttpMethod.GET, '/v1/update-links/{token}', {
    errorImpact: 'Backers who follow the link in a mail cannot unsubscribe.',
    environment: { ...store, ...signing },
  })
    .alsoAnswers('POST /v1/update-links/{token}')
    .allow(may.readPledges, may.writeSubscriptions, may.sign);
}

/** What happens on a day: windows close, and forecasts pass. */
function addPromiseClock(stack: Stack, { house, may, stage, store }: Site): void {
  new ScheduleFunction(stack, 'sweep-promises', house, {
    errorImpact: 'Nobody hears that a milestone is late, or that the time to leave is over.',
    everyMinutes: stage.sweepMinutes,
    environment: store,
    timeoutSeconds: 60,
  }).allow(may.readPromises, may.writePromises, may.listPromisesDue, may.readCampaigns);
}

/** What it would mean to give a project up, before anybody does. */
function addAbandonment(stack: Stack, { house, may, store, oidc, route }: Site): void {
  const preview = new QueueFunction(stack, 'preview-abandonment', house, {
    errorImpact: 'Nobody can abandon a campaign, because nobody sees what that means.',
    environment: store,
    timeoutSeconds: enumerationTimeoutSeconds,
    memoryMegabytes: 512,
    batchSize: 1,
    concurrencyMax: walkersMax,
  }).allow(may.readCampaigns, may.writeCampaigns, may.readPledges);
  route('request-abandonment-preview', HttpMethod.POST, '/v1/campaigns/{id}/abandonment-previews', {
    errorImpact: 'Nobody can abandon a campaign, because nobody may ask what that means.',
    environment: { ...store, ...oidc, PREVIEW_QUEUE_URL: preview.queue.queueUrl },
  }).allow(may.readCampaigns, may.writeCampaigns, sendTo(preview));
  route('read-abandonment', HttpMethod.GET, '/v1/campaigns/{id}/abandonment', {
    errorImpact: 'Nobody sees what abandoning a campaign means, or how far it is.',
    environment: { ...store, ...oidc },
  }).allow(may.readCampaigns);
}

/** Reading every pledge of a campaign: a million of them take minutes. */
const enumerationTimeoutSeconds = 900;

/** SES takes some 14 mails a second from a new account; what it refuses comes again. */
const mailersMax = 5;
const mailReceivesMax = 20;
/** Pages of pledges that are read side by side: letters wait in their queue anyway. */
const walkersMax = 4;
