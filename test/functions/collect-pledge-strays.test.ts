/**
 * An attempt to collect is given up when Stripe twice knows nothing of it. Should Stripe carry it out
 * after all, the backer has paid beside the pledge: whatever became of that, it is found and goes
 * back.
 */
import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { dunPledge } from '../../functions/dun-pledge/dun-pledge.ts';
import { reconcileDisputes } from '../../functions/reconcile-disputes/reconcile-disputes.ts';
import { reconcileRefunds } from '../../functions/reconcile-refunds/reconcile-refunds.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { recoveredPledge } from '../../shared/payments/recovered-pledge.ts';
import { stripeRefunds } from '../../shared/payments/stripe-refunds.ts';
import type { CollectMessage } from '../../shared/queues/messages.ts';
import { dueSteps } from '../../shared/domain/due.ts';
import { useCollecting } from '../support/collecting.ts';
import { disputeBench } from '../support/disputes.ts';
import { dayMs, hourMs, minuteMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const { fanfund, deps, due, paymentLooks } = useCollecting();
const { clock, stripe, pledges, pledgeNow, campaign, recoveries } = fanfund;
const bench = disputeBench(fanfund);
const refunds = stripeRefunds({ client: () => Promise.resolve(stripe.client), now: clock });

type Dues = Pick<typeof deps, 'due'>;
const lookAtRefunds = (pledgeId: string, { due: dues }: Dues = deps) =>
  reconcileRefunds({ pledges, due: dues, refunds, now: clock }, { pledgeId });
const lookAtDisputes = (pledgeId: string, { due: dues }: Dues = deps) =>
  reconcileDisputes({ ...bench.deps, due: dues }, { pledgeId });
/** Whoever read the pledge a moment ago would take back the time that another has moved on. */
const unmoved: Dues = {
  due: { ...deps.due, postpone: () => Promise.reject(new Error('The time was moved.')) },
};
const dun = (pledgeId: string) => {
  const collections = keptQueue<CollectMessage>();
  const common = { pledges, campaign, recoveries, collections, now: clock, dunningDayMs: dayMs };
  return dunPledge(common, { pledgeId });
};

/** Its first attempt was given up, its second one has ended; the first is carried out after that. */
async function doubted(card?: string) {
  const { pledge, message } = await due('save-card', card);
  const createIntent = { method: 'POST', path: '/v1/payment_intents', nth: 1 };
  await stripe.fault({ match: createIntent, fault: 'error_500_before' });
  await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
  await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
  clock.advance(10 * minuteMs);
  await collectPledge(deps, message);
  await stripe.fault();
  const stray = await stripe.client.paymentIntents.create({
    ...{ amount: 4900, currency: 'usd', customer: pledge.payment.customerId },
    ...{ payment_method: 'pm_card_visa', off_session: true, confirm: true },
    metadata: {
      fanfund_campaign: pledge.campaignId,
      fanfund_pledge: pledge.id,
      fanfund_attempt: 'collect-1',
    },
  });
  return { pledgeId: pledge.id, message, stray: stray.id };
}

/** Saved without complaint, and declined whenever it is charged with its owner away. */
const declinedLater = 'pm_card_chargeCustomerFail';

async function pay(pledgeId: string): Promise<void> {
  const { unpaidIntentId = '' } = (await pledgeNow(pledgeId)) as PledgeIn<'past_due'>;
  const intent = await stripe.client.paymentIntents.retrieve(unpaidIntentId);
  const intentId = intent.id;
  await stripe.confirm({ intentId, clientSecret: intent.client_secret ?? '' }, 'pm_card_visa');
}

const strayTold = ({ pledgeId, stray: intentId }: Awaited<ReturnType<typeof doubted>>) => [
  { pledgeId, intentId },
];
const kinds = (pledge: Pledge): string[] => dueSteps(pledge).map(({ kind }) => kind);

describe('after an attempt was given up, a pledge', () => {
  test('that its backer paid by the link is looked at', async () => {
    const given = await doubted(declinedLater);
    const unpaid = (await pledgeNow(given.pledgeId)) as PledgeIn<'past_due'>;
    await pay(given.pledgeId);
    await recoveredPledge({ pledges, recoveries, now: clock }, unpaid);
    const paid = await pledgeNow(given.pledgeId);
    expect(paid).toMatchObject({ state: 'collected', dueAtMs: clock() + 26 * hourMs });
    clock.advance(26 * hourMs - 1);
    await collectPledge(deps, given.message);
    expect(paymentLooks.messages).toEqual([]);
    clock.advance(1);
    await collectPledge(deps, given.message);
    expect(paymentLooks.messages).toEqual(strayTold(given));
    expect((await pledgeNow(given.pledgeId)).dueAtMs).toBeUndefined();
  });

  test('that its backer paid in the moment of the last word is looked at', async () => {
    const given = await doubted(declinedLater);
    await pay(given.pledgeId);
    clock.advance(7 * dayMs);
    await dun(given.pledgeId);
    const paid = await pledgeNow(given.pledgeId);
    expect(paid).toMatchObject({ state: 'collected', dueAtMs: clock() + 26 * hourMs });
    clock.advance(26 * hourMs);
    await collectPledge(deps, given.message);
    expect(paymentLooks.messages).toEqual(strayTold(given));
  });

  test('that was dropped is looked at', async () => {
    const given = await doubted(declinedLater);
    clock.advance(7 * dayMs);
    await dun(given.pledgeId);
    const dropped = await pledgeNow(given.pledgeId);
    expect(dropped).toMatchObject({ state: 'dropped', dueAtMs: clock() + 26 * hourMs });
    expect(kinds(dropped)).toEqual(['collect']);
    clock.advance(26 * hourMs);
    await collectPledge(deps, given.message);
    expect(paymentLooks.messages).toEqual(strayTold(given));
    expect((await pledgeNow(given.pledgeId)).dueAtMs).toBeUndefined();
  });
});

describe('the look for what an attempt took after it was given up', () => {
  async function collected() {
    const given = await doubted();
    const pledge = (await pledgeNow(given.pledgeId)) as PledgeIn<'collected'>;
    const lookAtMs = clock() + 26 * hourMs;
    expect(pledge).toMatchObject({ state: 'collected', dueAtMs: lookAtMs });
    return { ...given, pledge, lookAtMs };
  }
  type Given = Awaited<ReturnType<typeof collected>>;

  const refunded = async ({ pledge, pledgeId }: Given, amount: number): Promise<void> => {
    await stripe.client.refunds.create({ payment_intent: pledge.chargedIntentId, amount });
    await lookAtRefunds(pledgeId);
  };
  const inquired = async ({ pledge, pledgeId }: Given): Promise<void> => {
    const id = await bench.open(pledge, { inquiry: true });
    await lookAtDisputes(pledgeId);
    await bench.close(id, 'warning_closed');
    await lookAtDisputes(pledgeId);
  };
  const disputed =
    (end: 'won' | 'lost') =>
    async (given: Given): Promise<void> => {
      const id = await bench.open(given.pledge);
      await lookAtDisputes(given.pledgeId);
      await bench.close(id, end);
      await lookAtDisputes(given.pledgeId);
    };

  test.each([
    ['collected', 'a refund of a part', (given: Given) => refunded(given, 100)],
    ['refunded', 'a refund of all', (given: Given) => refunded(given, 4900)],
    ['collected', 'an inquiry that is closed', inquired],
    ['won', 'a dispute that is won', disputed('won')],
    ['lost', 'a dispute that is lost', disputed('lost')],
  ] as const)('is made of a %s pledge, after %s', async (state, _what, happens) => {
    const given = await collected();
    await happens(given);
    const after = await pledgeNow(given.pledgeId);
    expect(after).toMatchObject({ state, dueAtMs: given.lookAtMs });
    expect(kinds(after)).toContain('collect');
    clock.set(given.lookAtMs);
    await collectPledge(deps, given.message);
    expect(paymentLooks.messages).toEqual(strayTold(given));
    expect((await pledgeNow(given.pledgeId)).dueAtMs).toBeUndefined();
  });

  test('comes after a look at a dispute that is due before, which it leaves to come again', async () => {
    const given = await collected();
    await bench.open(given.pledge);
    await lookAtDisputes(given.pledgeId);
    const dueAtMs = async () => (await pledgeNow(given.pledgeId)).dueAtMs;
    expect(await dueAtMs()).toBe(clock() + dayMs);
    clock.advance(dayMs);
    await lookAtDisputes(given.pledgeId);
    expect(await dueAtMs()).toBe(given.lookAtMs);
    clock.set(given.lookAtMs);
    await lookAtDisputes(given.pledgeId, unmoved);
    expect(await dueAtMs()).toBe(given.lookAtMs);
    await collectPledge(deps, given.message);
    expect(paymentLooks.messages).toEqual(strayTold(given));
    expect(await dueAtMs()).toBe(clock() + dayMs);
  });

  test('comes after a look at a refund that is still pending', async () => {
    const given = await collected();
    const { chargedIntentId } = given.pledge;
    const atMs = clock();
    const pending = { id: 're_1', amountMinor: 100, state: 'pending' } as const;
    const record = { ...pending, reason: 'requested_by_customer' } as const;
    const refund = { ...record, requestedAtMs: atMs, attemptNumber: 1, startedAtMs: atMs };
    const event = { type: 'PledgeRefundPending', refunds: [refund], chargedIntentId } as const;
    await pledges.apply(given.pledge, { ...event, atMs, dueAtMs: atMs + hourMs });
    clock.set(given.lookAtMs - hourMs);
    await lookAtRefunds(given.pledgeId);
    expect((await pledgeNow(given.pledgeId)).dueAtMs).toBe(given.lookAtMs);
    clock.set(given.lookAtMs);
    await lookAtRefunds(given.pledgeId, unmoved);
    expect((await pledgeNow(given.pledgeId)).dueAtMs).toBe(given.lookAtMs);
    await collectPledge(deps, given.message);
    expect(paymentLooks.messages).toEqual(strayTold(given));
    expect((await pledgeNow(given.pledgeId)).dueAtMs).toBe(clock() + dayMs);
  });
});
