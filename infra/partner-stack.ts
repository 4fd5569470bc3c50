/**
 * Partner shops: what they send by signed webhooks, and what they are told. One statement per
 * function. What speaks with Stripe for them stands with the others that do, in the stack of pledges.
 */
import type { Construct } from 'constructs';
import type { PledgeWorkers } from './pledge-stack.ts';
import type { Site, SiteProps } from './site.ts';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { Stack } from 'aws-cdk-lib';
import { catalogue } from '../shared/events/catalogue.ts';
import { counted, siteOf } from './site.ts';
import { raise } from './constructs/capability.ts';
import { sendTo } from './grants.ts';

export type PartnerStackProps = SiteProps & {
  readonly workers: Pick<PledgeWorkers, 'partnerPayment'>;
};

export class PartnerStack extends Stack {
  constructor(scope: Construct, id: string, props: PartnerStackProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: partner shops` });
    const site = siteOf(this, props);
    const out = addOutgoing(this, site);
    addIncoming(this, site, { ...props.workers, ...out });
    addPartnerRoutes(site, out);
    addLogRoutes(site, out);
  }
}

type Outgoing = ReturnType<typeof addOutgoing>;

/** What partners are told: written down, told, found when it was forgotten, told again. */
function addOutgoing(stack: Stack, site: Site) {
  const { house, may, store, stage, partnerSecret, parameters } = site;
  const deliver = new QueueFunction(stack, 'deliver-to-partner', house, {
    errorImpact: 'Partner shops are not told what became of their pledges.',
    environment: {
      ...{ ...store, ...partnerSecret },
      PARTNER_HOSTS_ALLOWED: parameters.partnerHostsAllowed,
    },
    timeoutSeconds: 30,
    // Endpoints are slow as a rule: each message waits for its own alone.
    batchSize: 5,
    concurrencyMax: 20,
  }).allow(may.readDeliveries, may.writeDeliveries, may.readPartners, may.writePartners);
  deliver
    .allow(may.signForPartners, may.keepTasks)
    .allow({ actions: ['sqs:SendMessage'], resources: [deliver.queue.queueArn] });
  raise(stack, 'partner-endpoints', house, {
    metric: counted('PartnerEndpointsSwitchedOff', 'deliver-to-partner'),
    description: 'A partner shop could not be told for three days, and hears nothing any more.',
  });
  const due = { DELIVERY_QUEUE_URL: deliver.queue.queueUrl };
  new EventFunction(stack, 'tell-partner', house, {
    errorImpact: 'What happens to pledges of partner shops is not written down to be told.',
    bus: site.data.bus,
    events: Object.values(catalogue).filter(
      ({ name, audience, schema }) =>
        name.startsWith('Pledge') && 'partner' in schema.shape && audience !== 'history',
    ),
    detail: { partner: { id: [{ exists: true }] } },
    environment: { ...store, ...due },
  }).allow(may.writeDeliveries, sendTo(deliver));
  new ScheduleFunction(stack, 'sweep-deliveries', house, {
    errorImpact: 'Partner shops whose endpoints have failed are told late, or never.',
    everyMinutes: stage.sweepMinutes,
    environment: { ...store, ...due },
    timeoutSeconds: 60,
  }).allow(may.listDueDeliveries, may.readDeliveries, sendTo(deliver));
  const replay = new QueueFunction(stack, 'replay-deliveries', house, {
    errorImpact: 'Partner shops are not told again what they have missed.',
    environment: { ...store, ...due },
    timeoutSeconds: 30,
    batchSize: 1,
  }).allow(may.readDeliveries, may.writeDeliveries, sendTo(deliver));
  replay.allow(sendTo(replay));
  return { deliver, replay };
}

function addIncoming(
  stack: Stack,
  { stage, house, may, store, oidc, route, partnerSecret }: Site,
  { partnerPayment, deliver }: PartnerStackProps['workers'] & Outgoing,
): void {
  const take = new QueueFunction(stack, 'take-partner-event', house, {
    errorImpact: 'What partner shops have sent, and were told is taken, is not done.',
    environment: {
      ...store,
      HOLD_SECONDS: String(stage.holdSeconds),
      OFFER_QUEUE_URL: partnerPayment.queue.queueUrl,
      DELIVERY_QUEUE_URL: deliver.queue.queueUrl,
    },
  })
    .allow(may.readPledges, may.writePledges, may.writeDeliveries)
    .allow(sendTo(partnerPayment, deliver));
  const events = { PARTNER_EVENTS_QUEUE_URL: take.queue.queueUrl };
  route('receive-partner-webhook', HttpMethod.POST, '/v1/partners/{partnerId}/pledges', {
    errorImpact: 'Partner shops cannot post pledges, nor say what they have collected.',
    environment: { ...store, ...partnerSecret, ...events },
  }).allow(
    ...[may.readPartners, may.readCampaigns, may.keepReceipts, may.signForPartners],
    sendTo(take),
  );
  route('import-pledges', HttpMethod.POST, '/v1/partners/{partnerId}/imports', {
    errorImpact: 'Operations cannot bring pledges of another platform.',
    environment: { ...store, ...oidc, ...events },
  }).allow(may.readPartners, may.readPledges, sendTo(take));
}

/** Who partners are, and what they may. */
function addPartnerRoutes(site: Site, { replay }: Outgoing): void {
  const { may, store, oidc, partnerSecret, parameters, route } = site;
  const known = { ...store, ...oidc };
  const hosts = { PARTNER_HOSTS_ALLOWED: parameters.partnerHostsAllowed };
  route('register-partner', HttpMethod.POST, '/v1/partners', {
    errorImpact: 'Operations cannot register a partner shop.',
    environment: { ...known, ...partnerSecret, ...hosts },
  }).allow(may.writePartners, may.signForPartners);
  route('list-partners', HttpMethod.GET, '/v1/partners', {
    errorImpact: 'Operations do not see which partner shops there are.',
    environment: known,
  }).allow(may.readPartners, may.listPartners);
  route('read-partner', HttpMethod.GET, '/v1/partners/{partnerId}', {
    errorImpact: 'Operations do not see what a partner shop may.',
    environment: known,
  }).allow(may.readPartners);
  route('change-partner', HttpMethod.PATCH, '/v1/partners/{partnerId}', {
    errorImpact: 'Operations cannot change a partner shop, or switch it off.',
    environment: { ...known, ...hosts, REPLAY_QUEUE_URL: replay.queue.queueUrl },
  }).allow(may.readPartners, may.writePartners, sendTo(replay));
  route('rotate-partner-secret', HttpMethod.POST, '/v1/partners/{partnerId}/secrets', {
    errorImpact: 'A partner shop whose secret is known to others cannot have a new one.',
    environment: { ...known, ...partnerSecret },
  }).allow(may.readPartners, may.writePartners, may.signForPartners);
}

/** What partners were told. */
function addLogRoutes({ may, store, oidc, route }: Site, { deliver, replay }: Outgoing): void {
  const known = { ...store, ...oidc };
  route('list-deliveries', HttpMethod.GET, '/v1/partners/{partnerId}/deliveries', {
    errorImpact: 'Nobody can see what a partner shop was told.',
    environment: known,
  }).allow(may.readPartners, may.readDeliveries);
  route('request-replay', HttpMethod.POST, '/v1/partners/{partnerId}/replays', {
    errorImpact: 'Operations cannot have a partner shop told again.',
    environment: {
      ...known,
      DELIVERY_QUEUE_URL: deliver.queue.queueUrl,
      REPLAY_QUEUE_URL: replay.queue.queueUrl,
    },
  })
    .allow(may.readPartners, may.readDeliveries, may.writeDeliveries)
    .allow(sendTo(deliver, replay));
}
