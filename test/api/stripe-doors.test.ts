/**
 * The second door: Stripe's events over its partner event bus, through rule and queue, confirm
 * pledges just as webhooks do. Nobody else can put events on that bus.
 */
import { expect, test } from '@jest/globals';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { useCloud } from '../support/running-cloud.ts';
import { backer, eventually, inSeconds } from '../support/storefront.ts';
import type { PledgeView } from '../support/storefront.ts';

const source = 'aws.partner/stripe.com/ed_test_61Local';
const fanfund = useCloud({ stage: { stripeEvents: { partnerEventSource: source } } });
const anna = backer('anna');
const collections = ['save-card', 'authorize', 'charge-now'] as const;

test.each(collections)('a pledge is confirmed by the event alone: %s', async (collection) => {
  const { id } = await fanfund.launch({ collection, deadline: inSeconds(600) });
  const pledge = await fanfund.pledge(id, anna, { amountMinor: 2_000 });
  await fanfund.confirmAtStripe(pledge);
  await eventually(async () => {
    const path = `/v1/pledges/${pledge.id}`;
    const { body } = await fanfund.send<PledgeView>('GET', path, { as: anna });
    return body.state === 'confirmed' ? true : undefined;
  }, 'a confirmed pledge');
  expect(fanfund.cloud.deadLetters()).toEqual({});
});

test('the webhook of the other door is not there', async () => {
  const response = await fetch(`${fanfund.addresses.api}/v1/stripe/webhook`, { method: 'POST' });
  expect(response.status).toBe(404);
});

test('nobody but Stripe puts events on its bus', async () => {
  const client = new EventBridgeClient({
    endpoint: fanfund.cloud.aws,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const Entries = [{ EventBusName: source, Source: source, DetailType: 'x', Detail: '{}' }];
  const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }));
  expect(FailedEntryCount).toBe(1);
});
