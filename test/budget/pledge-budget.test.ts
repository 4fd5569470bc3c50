/**
 * The budget of a pledge's whole life (create, confirm, collect): counted over the real capabilities
 * on a real table and the Stripe simulator, and printed. Amortised over a campaign of 200 pledges.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import type { Capacity } from '../support/capacity.ts';
import type { Publication } from '../../shared/events/publication.ts';
import { acceptPledge } from '../../functions/accept-pledge/accept-pledge.ts';
import { assumed, price } from './price-list.ts';
import { cachedCampaigns } from '../../shared/store/campaign-cache.ts';
import { campaignStore } from '../../shared/store/campaign-store.ts';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { completeSettlement } from '../../functions/complete-settlement/complete-settlement.ts';
import { confirmPayment } from '../../functions/confirm-payment/confirm-payment.ts';
import { fraudCounts } from '../../shared/store/fraud-counts.ts';
import { deadlineMs, givenCampaign, startMs } from '../support/given.ts';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { keptQueue, keptStripeQueues } from '../support/queue.ts';
import { ledgerStore } from '../../shared/store/ledger-store.ts';
import { meteredTable } from '../support/capacity.ts';
import { pledgeDoor } from '../../shared/store/pledge-door.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { receiveStripeWebhook } from '../../functions/receive-stripe-webhook/receive-stripe-webhook.ts';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import { reportStore } from '../../shared/store/report-store.ts';
import { sealCampaign } from '../../functions/seal-campaign/seal-campaign.ts';
import { stages } from '../../infra/stage.ts';
import { signForTests } from '../support/report-key.ts';
import { signaturesSeen } from '../../shared/payments/stripe-webhook.ts';
import { startSettlement } from '../../functions/start-settlement/start-settlement.ts';
import { stripeHolds } from '../../shared/payments/stripe-holds.ts';
import { tallyCampaign } from '../../functions/tally-campaign/tally-campaign.ts';
import { testClock } from '../support/clock.ts';
import { totalsStore } from '../../shared/store/totals-store.ts';
import { streamReader } from '../support/stream.ts';
import { useStripe } from '../support/stripe.ts';
import { useTable } from '../support/table.ts';
import type {
  CollectMessage,
  CompleteMessage,
  StripeMessage,
} from '../../shared/queues/messages.ts';

const pledgeCount = 200;
const graceMs = 12_000;
const webhookSecret = 'whsec_budget';
const queueBatch = 10;
const relayBatch = 100;
const totalsBatch = 1000;

const clock = testClock(startMs);
const table = useTable();
const stripe = useStripe(clock);

/** Everything that was spent, by what it is paid for. */
type Bill = {
  readonly pledge: Capacity;
  readonly campaign: Capacity;
  readonly totals: Capacity;
  readonly events: number;
  readonly invocations: number;
  readonly queueRequests: number;
  readonly stripeRequests: Readonly<Record<string, number>>;
  readonly largestBytes: number;
};

let bill: Bill;

async function liveThrough(): Promise<Bill> {
  const meter = meteredTable(table, table.endpoint);
  const campaigns = campaignStore(meter.table);
  const pledges = pledgeStore(meter.table, () => 1);
  const totals = totalsStore(meter.table);
  const queues = {
    preparations: keptQueue<{ pledgeId: string }>(),
    confirmations: keptQueue<StripeMessage>(),
    collections: keptQueue<CollectMessage>(),
    releases: keptQueue<never>(),
    completions: keptQueue<CompleteMessage>(),
    refunds: keptQueue<never>(),
    dunnings: keptQueue<never>(),
    paymentLooks: keptQueue<never>(),
    refundLooks: keptQueue<never>(),
    disputeLooks: keptQueue<never>(),
  };
  const meterless = { count: (): void => undefined };
  const common = { pledges, campaigns, payments: stripe.gateway, now: clock };
  const stream = streamReader(table);
  let events = 0;
  let streamInvocations = 0;
  const totalsSpent: Capacity = { writeUnits: 0, readUnits: 0, calls: 0 };
  const bus = {
    publish: async (publications: readonly Publication[]) => {
      events += publications.length;
      return publications.map(() => false);
    },
  };
  const followStream = async (): Promise<void> => {
    const records = await stream();
    for (const batch of batches(records, relayBatch)) await relayEvents({ bus }, batch);
    meter.take();
    for (const batch of batches(records, totalsBatch)) await keepTotals({ totals }, batch);
    add(totalsSpent, meter.take());
    streamInvocations += batches(records, relayBatch).length + batches(records, totalsBatch).length;
  };

  const campaign = await givenCampaign(table, 'live', { goal: { amountMinor: 100 } });
  await stream();
  clock.set(startMs + 60_000);
  await stripe.takeRequests();
  const spent: Capacity = { writeUnits: 0, readUnits: 0, calls: 0 };
  const cached = cachedCampaigns(campaigns, clock);
  const door = pledgeDoor({
    ...{ counts: fraudCounts(meter.table), limits: stages.prod.fraudLimits, now: clock },
    hashing: () => Promise.reject(new Error('Nobody is suspicious here.')),
  });

  const path = { id: campaign.id };
  const created = [];
  for (let number = 0; number < pledgeCount; number += 1)
    created.push(
      await acceptPledge(
        { ...common, campaign: cached, door, preparations: queues.preparations, holdMs: 900_000 },
        {
          caller: { id: `b7c9a1e4-0f3d-4c55-9a1e-${String(number).padStart(12, '0')}`, scopes: [] },
          path,
          query: undefined,
          body: { rewardId: 'kettle' },
          idempotencyKey: `6f1f7a2e-9c1b-4d0e-8a77-${number}`,
        },
      ),
    );
  add(spent, meter.take());
  await followStream();
  const ours = await stripe.takeRequests();
  for (const answer of created) await backerConfirms(answer);
  await stripe.takeRequests();

  for await (const event of stripe.client.events.list({
    type: 'setup_intent.succeeded',
    limit: 100,
  }))
    await webhook(event, queues.confirmations);
  for (const message of queues.confirmations.take())
    await confirmPayment({ ...common, ...queues, campaign: cached }, message);
  add(spent, meter.take());
  await followStream();

  clock.set(deadlineMs + graceMs);
  await stripe.takeRequests();
  await sealCampaign({ campaigns, now: clock, graceMs }, { campaignId: campaign.id });
  const event = { name: 'any', campaignId: campaign.id };
  await tallyCampaign({ ...common, totals, meter: meterless }, event);
  await startSettlement({ ...common, ...queues }, event);
  const campaignSpent = meter.take();
  for (const message of queues.collections.take())
    await collectPledge(
      {
        ...{ ...common, ...queues, campaign: cached, due: duePledges(meter.table) },
        held: stripeHolds({ client: () => Promise.resolve(stripe.client), now: clock }),
        ...{ dunningDayMs: 86_400_000, unknownOutcomeMs: 600_000 },
      },
      message,
    );
  add(spent, meter.take());
  await followStream();
  for (const message of queues.completions.take())
    await completeSettlement(
      {
        ...{ ...common, ...queues, totals, meter: meterless, sign: signForTests },
        ...{ ledger: ledgerStore(meter.table), reports: reportStore(meter.table) },
      },
      message,
    );
  add(campaignSpent, meter.take());
  const settled = await campaigns.get(campaign.id);
  expect(settled?.state).toBe('settled');

  const settling = await stripe.takeRequests();
  const viaQueues = 2 * Math.ceil(pledgeCount / queueBatch);
  return {
    pledge: spent,
    campaign: campaignSpent,
    totals: totalsSpent,
    events,
    invocations: 2 * pledgeCount + viaQueues + streamInvocations + 4,
    // Webhooks are sent one by one; both queues are received and deleted in batches of ten.
    queueRequests: pledgeCount + Math.ceil(pledgeCount / queueBatch) + 2 * viaQueues,
    stripeRequests: sum(ours, settling),
    largestBytes: meter.largestBytes(),
  };
}

const add = (to: Capacity, more: Capacity): void => {
  to.writeUnits += more.writeUnits;
  to.readUnits += more.readUnits;
  to.calls += more.calls;
};

const sum = (...counts: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const added: Record<string, number> = {};
  for (const count of counts)
    for (const [name, value] of Object.entries(count)) added[name] = (added[name] ?? 0) + value;
  return added;
};

function batches<T>(records: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(records.length / size) }, (_, index) =>
    records.slice(index * size, (index + 1) * size),
  );
}

async function backerConfirms(answer: Awaited<ReturnType<typeof acceptPledge>>): Promise<void> {
  const { body } = answer as { body: { payment: { clientSecret: string } } };
  const { clientSecret } = body.payment;
  const [intentId = ''] = clientSecret.split('_secret_');
  await stripe.confirm({ intentId, clientSecret });
}

const secret = { secretKey: 'sk_test_budget', webhookSecrets: [webhookSecret] };

async function webhook(
  event: Stripe.Event,
  confirmations: ReturnType<typeof keptQueue<StripeMessage>>,
): Promise<void> {
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: webhookSecret,
    timestamp: Math.floor(clock() / 1000),
  });
  await receiveStripeWebhook(
    {
      ...{ ...keptStripeQueues(), confirmations },
      secret: { current: () => Promise.resolve(secret), renewed: () => Promise.resolve(undefined) },
      signatures: signaturesSeen(clock),
      meter: { count: () => undefined },
      now: clock,
    },
    { headers: { 'stripe-signature': signature }, body: payload } as unknown as Parameters<
      typeof receiveStripeWebhook
    >[1],
  );
}

/** Dollars of list price per million pledges, line by line. */
function dollars(): Record<string, number> {
  const per = (count: number): number => (count / pledgeCount) * 1_000_000;
  const { memoryGigabytes, stripeWaitSeconds, workSeconds, pacedSecondsPerPledge } = assumed;
  const waiting = per(pledgeCount) * stripeWaitSeconds;
  const working = per(bill.invocations - pledgeCount) * workSeconds;
  const paced = per(pledgeCount) * pacedSecondsPerPledge;
  const write = bill.pledge.writeUnits + bill.totals.writeUnits + bill.campaign.writeUnits;
  const read = bill.pledge.readUnits + bill.totals.readUnits + bill.campaign.readUnits;
  return {
    'DynamoDB writes': per(write) * price.writeUnit,
    'DynamoDB reads': per(read) * price.readUnit,
    'HTTP API': per(2 * pledgeCount) * price.apiRequest,
    EventBridge: per(bill.events) * price.event,
    SQS: per(bill.queueRequests) * price.queueRequest,
    'Lambda requests': per(bill.invocations) * price.invocation,
    'Lambda time': (waiting + working + paced) * memoryGigabytes * price.gigabyteSecond,
    Logs: ((per(2 * pledgeCount) * assumed.logBytesPerRequest) / 1e9) * price.logGigabyte,
  };
}

/** An event of each pledge that nobody acts on: the request, its function and a line in the log. */
const anotherWebhook = (): number =>
  1_000_000 *
  (price.apiRequest +
    price.invocation +
    assumed.workSeconds * assumed.memoryGigabytes * price.gigabyteSecond +
    (assumed.logBytesPerRequest / 1e9) * price.logGigabyte);

beforeAll(async () => {
  bill = await liveThrough();
});

describe('the whole life of a pledge', () => {
  test('costs 5 write units, and next to nothing for its share of the campaign', () => {
    expect(bill.pledge.writeUnits / pledgeCount).toBe(5);
    expect(bill.campaign.writeUnits / pledgeCount).toBeLessThanOrEqual(0.05);
  });

  test('is booked in the journal and added to the totals for a tenth of a write unit', () => {
    expect(bill.totals.writeUnits / pledgeCount).toBeLessThanOrEqual(0.1);
  });

  test('costs half a read unit at most', () => {
    const read = bill.pledge.readUnits + bill.totals.readUnits + bill.campaign.readUnits;
    expect(read / pledgeCount).toBeLessThanOrEqual(0.5);
  });

  test('never writes a pledge above 1 KB', () => {
    expect(bill.largestBytes).toBeLessThanOrEqual(1024);
  });

  test('is one call at DynamoDB in each of create and confirm, and two in collect', () => {
    expect(Math.round(bill.pledge.calls / pledgeCount)).toBe(4);
  });

  test('is two calls at Stripe, and one more for a backer that is new', () => {
    expect(bill.stripeRequests['POST /v1/setup_intents']).toBe(pledgeCount);
    expect(bill.stripeRequests['POST /v1/payment_intents']).toBe(pledgeCount);
    expect(bill.stripeRequests['POST /v1/customers']).toBe(pledgeCount);
    const all = Object.values(bill.stripeRequests).reduce((total, count) => total + count, 0);
    expect(all).toBe(3 * pledgeCount);
  });

  test('costs less than 10 dollars of list price per million', () => {
    const lines = dollars();
    const total = Object.values(lines).reduce((sum, line) => sum + line, 0);
    const newBacker =
      1_000_000 * assumed.stripeWaitSeconds * assumed.memoryGigabytes * price.gigabyteSecond;
    const each = (count: number): string => (count / pledgeCount).toFixed(3);
    const write = bill.totals.writeUnits + bill.campaign.writeUnits;
    const read = bill.pledge.readUnits + bill.totals.readUnits + bill.campaign.readUnits;
    process.stdout.write(
      [
        `A pledge's whole life, counted over ${pledgeCount} pledges of one campaign:`,
        `  write units          ${each(bill.pledge.writeUnits)} + ${each(write)} for totals and campaign`,
        `  read units           ${each(read)}`,
        `  calls at DynamoDB    ${each(bill.pledge.calls + bill.campaign.calls + bill.totals.calls)}`,
        `  events on the bus    ${each(bill.events)}`,
        `  requests at SQS      ${each(bill.queueRequests)}`,
        `  Lambda invocations   ${each(bill.invocations)}`,
        `  calls at Stripe      2, and 1 for a new backer`,
        `  largest pledge       ${bill.largestBytes} bytes`,
        ...Object.entries(lines).map(
          ([name, line]) => `  ${name.padEnd(20)} $${line.toFixed(2)} per million`,
        ),
        `  all of it            $${total.toFixed(2)} per million`,
        `  a new backer         $${newBacker.toFixed(2)} more per million, for waiting once more`,
        `  another webhook      $${anotherWebhook().toFixed(2)} more per million, acknowledged and no more`,
        '',
      ].join('\n'),
    );
    expect(total).toBeLessThan(10);
  });
});
