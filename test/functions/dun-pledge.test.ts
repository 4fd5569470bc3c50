import { beforeEach, describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { dunPledge } from '../../functions/dun-pledge/dun-pledge.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type {
  CollectMessage,
  DisputesMessage,
  PaymentMessage,
  RefundsMessage,
} from '../../shared/queues/messages.ts';
import { TransientError } from '../../shared/errors.ts';
import { stripeHolds } from '../../shared/payments/stripe-holds.ts';
import { stripeRecoveries } from '../../shared/payments/stripe-recoveries.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';
import type { CampaignWishes } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, payments, campaign } = fanfund;
const access = { client: () => Promise.resolve(stripe.client), now: clock };
const collections = keptQueue<CollectMessage>();
const common = { pledges, campaign, now: clock, dunningDayMs: dayMs };
const deps = { ...common, collections, recoveries: stripeRecoveries(access) };
const collecting = {
  ...common,
  payments,
  held: stripeHolds(access),
  refundLooks: keptQueue<RefundsMessage>(),
  disputeLooks: keptQueue<DisputesMessage>(),
  paymentLooks: keptQueue<PaymentMessage>(),
  due: duePledges(fanfund.table),
  unknownOutcomeMs: 10 * minuteMs,
};

beforeEach(() => {
  collections.messages.length = 0;
});

const failedAtMs = sealedAtMs + minuteMs;

/** A pledge whose payment failed for this reason, `times` or always. */
async function pastDue(code: string, wishes: CampaignWishes & { times?: number } = {}) {
  const { times, ...terms } = wishes;
  const made = await fanfund.given('settling', {
    rewards: [{ id: 'kettle', title: 'The kettle', priceMinor: 4900, stock: 3 }],
    ...terms,
  });
  const pledge = await fanfund.givenConfirmed(made, { rewardId: 'kettle' });
  const { paymentMethodId } = pledge.payment;
  const refusals = { codes: [code], times };
  await stripe.control('POST', `payment_methods/${paymentMethodId}/refusals`, refusals);
  clock.set(failedAtMs);
  await collect(pledge.id);
  expect((await fanfund.pledgeNow(pledge.id)).state).toBe('past_due');
  return { pledgeId: pledge.id, made };
}

const collect = (pledgeId: string) =>
  collectPledge(collecting, { pledgeId, collection: 'save-card' });
const dun = (pledgeId: string, more: Partial<typeof deps> = {}) =>
  dunPledge({ ...deps, ...more }, { pledgeId });

/** As the sweeper would: what is due at its time, and the tries that it causes. */
async function live(pledgeId: string, untilMs: number): Promise<string[]> {
  const lived: string[] = [];
  for (;;) {
    const { dueAtMs, state } = await fanfund.pledgeNow(pledgeId);
    if (state !== 'past_due' || dueAtMs === undefined || dueAtMs > untilMs) return lived;
    clock.set(dueAtMs);
    const before = collections.messages.length;
    await dun(pledgeId);
    if (collections.messages.length > before) await collect(pledgeId);
    const after = await fanfund.pledgeNow(pledgeId);
    lived.push(`${(clock() - failedAtMs) / hourMs} ${after.history.at(-1)?.type}`);
  }
}

const failedAgain = 'PledgePaymentFailed';

describe('a failed payment', () => {
  test.each([
    [
      'insufficient_funds',
      [
        `24 ${failedAgain}`,
        '48 PledgeReminded',
        `72 ${failedAgain}`,
        '96 PledgeReminded',
        `120 ${failedAgain}`,
        '144 PledgeReminded',
        '168 PledgeDropped',
      ],
    ],
    [
      'processing_error',
      [
        `1 ${failedAgain}`,
        `6 ${failedAgain}`,
        `24 ${failedAgain}`,
        '48 PledgeReminded',
        '96 PledgeReminded',
        '144 PledgeReminded',
        '168 PledgeDropped',
      ],
    ],
    [
      'stolen_card',
      ['48 PledgeReminded', '96 PledgeReminded', '144 PledgeReminded', '168 PledgeDropped'],
    ],
    [
      'authentication_required',
      ['48 PledgeReminded', '96 PledgeReminded', '144 PledgeReminded', '168 PledgeDropped'],
    ],
  ])('by %s goes its way to the end of the window', async (code, expected) => {
    const { pledgeId } = await pastDue(code);
    expect(await live(pledgeId, failedAtMs + 8 * dayMs)).toEqual(expected);
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({ state: 'dropped', holds: [] });
    const intents = await stripe.intentsOf(pledgeId);
    expect(intents.map(({ status }) => status)).toEqual(['canceled']);
    expect(await stripe.chargesOf(pledgeId)).toEqual([]);
  });

  test('that passes is collected by the next try', async () => {
    const { pledgeId } = await pastDue('insufficient_funds', { times: 2 });
    expect(await live(pledgeId, failedAtMs + 8 * dayMs)).toEqual([
      `24 ${failedAgain}`,
      '48 PledgeReminded',
      '72 PledgeCollected',
    ]);
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({
      state: 'collected',
      attempt: { number: 3 },
    });
    expect(await stripe.chargesOf(pledgeId)).toHaveLength(1);
  });

  test('gives its stock back when it is dropped', async () => {
    const { pledgeId, made } = await pastDue('stolen_card');
    const left = async () => (await fanfund.figures([made]))(made).remaining.get('kettle');
    expect(await left()).toBe(2);
    await live(pledgeId, failedAtMs + 8 * dayMs);
    expect(await left()).toBe(3);
  });

  test('is followed up as its campaign wishes', async () => {
    const dunning = { windowDays: 2, reminderDays: [1], retries: { insufficient_funds: [3] } };
    const { pledgeId } = await pastDue('insufficient_funds', { dunning });
    expect(await live(pledgeId, failedAtMs + 8 * dayMs)).toEqual([
      `3 ${failedAgain}`,
      '24 PledgeReminded',
      '48 PledgeDropped',
    ]);
  });

  test('never makes a second intent, however often it is tried', async () => {
    const { pledgeId } = await pastDue('insufficient_funds');
    await live(pledgeId, failedAtMs + 6 * dayMs);
    expect(await stripe.intentsOf(pledgeId)).toHaveLength(1);
  });

  test('whose intent Stripe cancels after too many tries goes on with another', async () => {
    await stripe.control('POST', 'payment_intents', { confirmationsMax: 2 });
    const { pledgeId } = await pastDue('insufficient_funds', { times: 3 });
    await live(pledgeId, failedAtMs + 8 * dayMs);
    await stripe.control('POST', 'payment_intents', { confirmationsMax: 10 });
    expect((await fanfund.pledgeNow(pledgeId)).state).toBe('collected');
    expect(await stripe.chargesOf(pledgeId)).toHaveLength(1);
    const statuses = (await stripe.intentsOf(pledgeId)).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['canceled', 'succeeded']);
  });
});

describe('a message that comes again', () => {
  test('before anything is due finds nothing to do', async () => {
    const { pledgeId } = await pastDue('insufficient_funds');
    const before = await fanfund.pledgeNow(pledgeId);
    clock.advance(dayMs - 1);
    await dun(pledgeId);
    expect(await fanfund.pledgeNow(pledgeId)).toEqual(before);
    expect(collections.messages).toEqual([]);
  });

  test('after its reminder reminds no second time', async () => {
    const { pledgeId } = await pastDue('stolen_card');
    clock.set(failedAtMs + 2 * dayMs);
    await dun(pledgeId);
    const reminded = await fanfund.pledgeNow(pledgeId);
    expect(reminded.dueAtMs).toBe(failedAtMs + 4 * dayMs);
    await dun(pledgeId);
    expect(await fanfund.pledgeNow(pledgeId)).toEqual(reminded);
  });

  test('after its try begins no second one', async () => {
    const { pledgeId } = await pastDue('insufficient_funds', { times: 1 });
    clock.set(failedAtMs + dayMs);
    await dun(pledgeId);
    await dun(pledgeId);
    expect(collections.messages).toEqual([{ pledgeId, collection: 'save-card' }]);
    await collect(pledgeId);
    await dun(pledgeId);
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({
      state: 'collected',
      attempt: { number: 2 },
    });
  });

  test('13 days later finds the pledge at its end', async () => {
    const { pledgeId } = await pastDue('stolen_card');
    await live(pledgeId, failedAtMs + 8 * dayMs);
    const dropped = await fanfund.pledgeNow(pledgeId);
    await stripe.takeRequests();
    clock.advance(13 * dayMs);
    await dun(pledgeId);
    expect(await fanfund.pledgeNow(pledgeId)).toEqual(dropped);
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('three times at once tries, reminds and drops once', async () => {
    const { pledgeId } = await pastDue('insufficient_funds');
    for (const [days, type] of [
      [1, 'PledgeCollectionStarted'],
      [2, 'PledgeReminded'],
      [7, 'PledgeDropped'],
    ] as const) {
      clock.set(failedAtMs + days * dayMs);
      await Promise.allSettled([1, 2, 3].map(() => dun(pledgeId)));
      const { history, state } = await fanfund.pledgeNow(pledgeId);
      expect(history.filter((entry) => entry.type === type && entry.atMs === clock())).toHaveLength(
        1,
      );
      if (state === 'collecting') await collect(pledgeId);
    }
    expect(collections.messages).toHaveLength(1);
  });

  test('is nothing to do for a pledge that does not exist', async () => {
    await expect(dun('plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa')).resolves.toBeUndefined();
  });
});

describe('a worker that ends', () => {
  test('between writing the try and sending it leaves the pledge due by itself', async () => {
    const { pledgeId } = await pastDue('insufficient_funds', { times: 1 });
    clock.set(failedAtMs + dayMs);
    const lost = { ...collections, send: () => Promise.reject(new TransientError('ended')) };
    await expect(dun(pledgeId, { collections: lost })).rejects.toThrow(TransientError);
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({
      state: 'collecting',
      dueAtMs: failedAtMs + dayMs + 15 * minuteMs,
    });
    await collect(pledgeId);
    expect((await fanfund.pledgeNow(pledgeId)).state).toBe('collected');
  });

  test('between cancelling at Stripe and writing it drops the pledge the next time', async () => {
    const { pledgeId } = await pastDue('stolen_card');
    clock.set(failedAtMs + 7 * dayMs);
    fanfund.table.failNext('TransactWriteItems', 'InternalServerError');
    await expect(dun(pledgeId)).rejects.toThrow(TransientError);
    expect((await fanfund.pledgeNow(pledgeId)).state).toBe('past_due');
    await dun(pledgeId);
    expect((await fanfund.pledgeNow(pledgeId)).state).toBe('dropped');
  });
});

describe('a backer who pays', () => {
  const pay = async (pledgeId: string) => {
    const [intent] = await stripe.intentsOf(pledgeId);
    const clientSecret = intent?.client_secret ?? '';
    await stripe.confirm({ intentId: intent?.id ?? '', clientSecret }, 'pm_card_mastercard');
  };

  test('in the moment of the last word keeps the pledge', async () => {
    const { pledgeId } = await pastDue('stolen_card');
    await pay(pledgeId);
    clock.set(failedAtMs + 7 * dayMs);
    await dun(pledgeId);
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({
      state: 'collected',
      fee: { minor: 172, currency: 'USD' },
    });
    expect(await stripe.chargesOf(pledgeId)).toHaveLength(1);
  });

  test('while the card is tried again pays once', async () => {
    const { pledgeId } = await pastDue('insufficient_funds', { times: 1 });
    clock.set(failedAtMs + dayMs);
    await dun(pledgeId);
    await Promise.allSettled([pay(pledgeId), collect(pledgeId)]);
    if ((await fanfund.pledgeNow(pledgeId)).state === 'collecting') await collect(pledgeId);
    expect((await fanfund.pledgeNow(pledgeId)).state).toBe('collected');
    expect(await stripe.chargesOf(pledgeId)).toHaveLength(1);
  });

  test('after the pledge was dropped is refused by Stripe', async () => {
    const { pledgeId } = await pastDue('stolen_card');
    await live(pledgeId, failedAtMs + 8 * dayMs);
    await expect(pay(pledgeId)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect(await stripe.chargesOf(pledgeId)).toEqual([]);
  });
});

test('a campaign that does not collect any more drops what is unpaid at once', async () => {
  const { pledgeId, made } = await pastDue('insufficient_funds');
  const abandoned = { ...made, state: 'abandoned', abandonedAtMs: clock() } as Campaign;
  await dun(pledgeId, { campaign: () => Promise.resolve(abandoned) });
  expect((await fanfund.pledgeNow(pledgeId)).state).toBe('dropped');
  expect((await stripe.intentsOf(pledgeId)).map(({ status }) => status)).toEqual(['canceled']);
});
