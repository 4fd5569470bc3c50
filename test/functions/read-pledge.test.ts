import { describe, expect, test } from '@jest/globals';
import { readPledge } from '../../functions/read-pledge/read-pledge.ts';
import type { PledgeState } from '../../shared/domain/pledge.ts';
import type { PrepareMessage } from '../../shared/queues/messages.ts';
import { bodyOf, callerOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import type { PledgeWishes } from '../support/given.ts';
import { givenPledge, hourMs } from '../support/given.ts';
import { pastDuePledges } from '../support/past-due.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, table, pledges } = fanfund;
const anna = 'anna';

const wired = () => ({ ...fanfund, preparations: keptQueue<PrepareMessage>() });
const asked = (id: string, backerId?: string) =>
  request({ path: { id }, caller: backerId === undefined ? undefined : callerOf(backerId) });

const creating = { method: 'POST', path: '/v1/setup_intents' };

describe('a pending pledge', () => {
  test('is told with the secret of its one intent, for which Stripe is asked once', async () => {
    const deps = wired();
    const campaign = await fanfund.given('live');
    const pledge = await fanfund.givenPending(campaign, { backerId: anna, rewardId: 'kettle' });
    const { clientSecret } = await fanfund.payments.prepare(pledge);
    const answer = await readPledge(deps, asked(pledge.id, anna));
    expect(answer).toEqual({
      body: {
        ...{ id: pledge.id, campaignId: campaign.id, state: 'pending', rewardId: 'kettle' },
        ...{ quantity: 1, amountMinor: 4900, currency: 'USD' },
        lines: [{ rewardId: 'kettle', quantity: 1, priceMinor: 4900 }],
        createdAt: '2026-10-02T12:00:00.000Z',
        payment: { status: 'requires_confirmation', clientSecret },
        history: [
          { at: '2026-10-02T12:00:00.000Z', event: 'PledgeCreated', text: 'You pledged.' },
          {
            ...{ at: '2026-10-02T12:00:00.000Z', event: 'PledgePrepared' },
            text: 'The payment form was made ready for you.',
          },
        ],
      },
    });
    await stripe.takeRequests();
    expect(await readPledge(deps, asked(pledge.id, anna))).toEqual(answer);
    expect(await stripe.takeRequests()).toEqual({});
    expect(deps.preparations.messages).toEqual([]);
  });

  test('that holds something says until when', async () => {
    const rewards = [{ id: 'mug', title: 'A mug', priceMinor: 1500, stock: 3 }];
    const campaign = await fanfund.given('live', { rewards });
    const pledge = await fanfund.givenPending(campaign, { backerId: anna, rewardId: 'mug' });
    expect(bodyOf(await readPledge(wired(), asked(pledge.id, anna)))).toMatchObject({
      expiresAt: '2026-10-02T12:15:00.000Z',
    });
  });

  test('that was prepared from the queue is told without asking Stripe', async () => {
    const pledge = await fanfund.givenPending(await fanfund.given('live'), { backerId: anna });
    const prepared = { intentId: 'seti_1', clientSecret: 'seti_1_secret_1' };
    await pledges.apply(pledge, { type: 'PledgePrepared', atMs: clock(), prepared });
    await stripe.takeRequests();
    expect(bodyOf(await readPledge(wired(), asked(pledge.id, anna)))).toMatchObject({
      payment: { status: 'requires_confirmation', clientSecret: 'seti_1_secret_1' },
    });
    expect(await stripe.takeRequests()).toEqual({});
  });

  test.each(['rate_limited', 'error_500_before', 'timeout_after_effect'] as const)(
    'while Stripe answers with %s is being prepared, from the queue',
    async (fault) => {
      const deps = wired();
      const pledge = await fanfund.givenPending(await fanfund.given('live'), { backerId: anna });
      await stripe.fault({ match: creating, fault });
      expect(bodyOf(await readPledge(deps, asked(pledge.id, anna)))).toMatchObject({
        ...{ state: 'pending', payment: { status: 'preparing' } },
      });
      expect(deps.preparations.sent).toEqual([
        { message: { pledgeId: pledge.id }, options: { campaignId: pledge.campaignId } },
      ]);
    },
  );

  test('too old for its key to be trusted gets no second intent', async () => {
    const deps = wired();
    const pledge = await fanfund.givenPending(await fanfund.given('live'), { backerId: anna });
    clock.advance(20 * hourMs);
    await stripe.takeRequests();
    expect(bodyOf(await readPledge(deps, asked(pledge.id, anna)))).toMatchObject({
      payment: { status: 'preparing' },
    });
    expect(await stripe.takeRequests()).toEqual({});
    expect(deps.preparations.messages).toEqual([]);
  });
});

describe('the payment', () => {
  test.each<[PledgeState, PledgeWishes, object]>([
    ['confirmed', {}, { status: 'card_saved' }],
    ['collecting', {}, { status: 'collecting' }],
    ['collected', {}, { status: 'paid' }],
    ['past_due', {}, { status: 'failed', reason: 'card_declined' }],
    ['dropped', {}, { status: 'failed', reason: 'card_declined' }],
    ['releasing', {}, { status: 'releasing' }],
    ['released', {}, { status: 'released' }],
    ['released', { refundedMinor: 4900 }, { status: 'refunded', refundedMinor: 4900 }],
    ['cancelled', {}, { status: 'released' }],
    ['lapsed', {}, { status: 'released' }],
  ])('of a pledge that is %s %j is told as %j', async (state, wishes, payment) => {
    const campaign = await fanfund.given('settling');
    const pledge = await givenPledge(table, state, { campaign, backerId: anna, ...wishes });
    expect(bodyOf(await readPledge(wired(), asked(pledge.id, anna)))).toMatchObject({
      ...{ state, payment },
    });
  });

  test.each([
    ['authorize', 'authorized'],
    ['charge-now', 'paid'],
  ] as const)('of a confirmed pledge with %s is %s', async (collection, status) => {
    const campaign = await fanfund.given('live', { collection });
    const pledge = await givenPledge(table, 'confirmed', { campaign, backerId: anna });
    const body = bodyOf(await readPledge(wired(), asked(pledge.id, anna)));
    expect(body['payment']).toEqual({ status });
  });
});

test('nothing tells what Stripe knows the backer by', async () => {
  const campaign = await fanfund.given('live');
  const pledge = await fanfund.givenConfirmed(campaign, { backerId: anna });
  const body = bodyOf(await readPledge(wired(), asked(pledge.id, anna)));
  expect(pledge.payment.customerId).toMatch(/^cus_/);
  expect(JSON.stringify(body)).not.toMatch(/cus_|pm_|seti_/);
});

describe('a pledge does not exist', () => {
  test.each([
    ['for another backer', 'ben'],
    ['for the creator of its campaign', 'creator-1'],
    ['for nobody in particular', undefined],
  ])('%s', async (_for, who) => {
    const pledge = await fanfund.givenPending(await fanfund.given('live'), { backerId: anna });
    expect(codeOf(await readPledge(wired(), asked(pledge.id, who)))).toBe('not_found');
  });

  test.each(['plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa', 'plg_1'])('under the id %s', async (id) => {
    expect(codeOf(await readPledge(wired(), asked(id, anna)))).toBe('not_found');
  });
});

describe('a pledge whose payment failed', () => {
  const { pastDue, intentOf } = pastDuePledges(fanfund);

  test('is told to be collected as soon as Stripe says that it was paid', async () => {
    const { pledge } = await pastDue();
    expect(bodyOf(await readPledge(wired(), asked(pledge.id, anna)))).toMatchObject({
      ...{ state: 'past_due', payment: { status: 'failed', reason: 'card_declined' } },
    });
    await stripe.confirm(await intentOf(pledge));
    expect(bodyOf(await readPledge(wired(), asked(pledge.id, anna)))).toMatchObject({
      ...{ state: 'collected', payment: { status: 'paid' } },
    });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      chargedIntentId: pledge.unpaidIntentId,
    });
  });

  test('is told as it is known when Stripe does not answer', async () => {
    const { pledge } = await pastDue();
    await stripe.confirm(await intentOf(pledge));
    await stripe.fault({ fault: 'rate_limited' });
    expect(bodyOf(await readPledge(wired(), asked(pledge.id, anna)))).toMatchObject({
      state: 'past_due',
    });
  });
});
