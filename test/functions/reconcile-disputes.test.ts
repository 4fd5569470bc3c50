import { describe, expect, test } from '@jest/globals';
import { reconcileDisputes } from '../../functions/reconcile-disputes/reconcile-disputes.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import { TransientError } from '../../shared/errors.ts';
import { disputeBench } from '../support/disputes.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, givenPledge, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe, table, pledges } = fanfund;
const bench = disputeBench(fanfund);
const { deps, open, close, escalate, warn, written } = bench;

async function collected(card?: string): Promise<PledgeIn<'collected'>> {
  const campaign = await fanfund.given('settling');
  clock.set(sealedAtMs + minuteMs);
  return bench.givenCollected(campaign, {}, card);
}

const look = ({ id: pledgeId }: Pledge) => reconcileDisputes(deps, { pledgeId });
const now = ({ id }: Pledge) => fanfund.pledgeNow(id);
const historyOf = async (pledge: Pledge): Promise<string[]> =>
  (await now(pledge)).history.map(({ type }) => type).slice(4);

describe('a dispute', () => {
  test('takes the money of a collected pledge, its fee apart, until it is decided', async () => {
    const pledge = await collected();
    const disputeId = await open(pledge, { reason: 'product_not_received' });
    await look(pledge);
    const at = clock();
    expect(await now(pledge)).toMatchObject({
      state: 'disputed',
      chargedIntentId: pledge.chargedIntentId,
      dueAtMs: at + dayMs,
      disputes: [
        {
          ...{ id: disputeId, status: 'needs_response', amountMinor: 4900, withdrawnMinor: 4900 },
          ...{ reason: 'product_not_received', openedAtMs: at },
          ...{ evidenceDueAtMs: at + 9 * dayMs, fee: { minor: 1500, currency: 'USD' } },
        },
      ],
    });
    await close(disputeId, 'won');
    await look(pledge);
    const won = await now(pledge);
    expect(won).toMatchObject({ state: 'won', disputes: [{ status: 'won', withdrawnMinor: 0 }] });
    expect(won.dueAtMs).toBeUndefined();
    expect(await historyOf(pledge)).toEqual(['PledgeDisputed', 'PledgeDisputeWon']);
  });

  test('is found by the PaymentIntent that a webhook names', async () => {
    const pledge = await collected();
    await open(pledge);
    await reconcileDisputes(deps, { intentId: pledge.chargedIntentId });
    expect(await now(pledge)).toMatchObject({ state: 'disputed' });
  });

  test('of a payment that is not ours changes nothing', async () => {
    const foreign = await stripe.client.paymentIntents.create({ amount: 900, currency: 'usd' });
    table.calls.length = 0;
    await reconcileDisputes(deps, { intentId: foreign.id });
    await reconcileDisputes(deps, { intentId: 'pi_nobody' });
    expect(table.count()).toBe(0);
  });

  test('that is created lost is written in two steps of one handling', async () => {
    const pledge = await collected();
    await open(pledge, { status: 'lost' });
    await look(pledge);
    expect(await now(pledge)).toMatchObject({ state: 'lost', disputes: [{ status: 'lost' }] });
    expect(await historyOf(pledge)).toEqual(['PledgeDisputed', 'PledgeDisputeLost']);
  });

  test('that was lost can be won', async () => {
    const pledge = await collected();
    const disputeId = await open(pledge, { status: 'lost' });
    await look(pledge);
    await close(disputeId, 'won');
    await look(pledge);
    expect(await now(pledge)).toMatchObject({ state: 'won', disputes: [{ withdrawnMinor: 0 }] });
  });

  test('over more than the charge is written as it is', async () => {
    const pledge = await collected();
    await open(pledge, { amount: 5100 });
    await look(pledge);
    expect(await now(pledge)).toMatchObject({
      amountMinor: 4900,
      disputes: [{ amountMinor: 5100, withdrawnMinor: 5100 }],
    });
  });

  test('beside another is decided with the last, and lost if one of them is', async () => {
    const pledge = await collected();
    const first = await open(pledge, { amount: 2000 });
    clock.advance(minuteMs);
    const second = await open(pledge, { amount: 2900 });
    await look(pledge);
    await close(first, 'lost');
    await look(pledge);
    expect(await now(pledge)).toMatchObject({ state: 'disputed' });
    await close(second, 'won');
    await look(pledge);
    expect(await now(pledge)).toMatchObject({
      state: 'lost',
      disputes: [
        { id: first, status: 'lost', withdrawnMinor: 2000 },
        { id: second, status: 'won', withdrawnMinor: 0 },
      ],
    });
  });

  test('of a pledge that was charged ahead is written before its campaign is settled', async () => {
    const pledge = await fanfund.givenConfirmed(
      await fanfund.given('live', { collection: 'charge-now' }),
    );
    await open(pledge);
    await reconcileDisputes(deps, { intentId: pledge.payment.intentId });
    expect(await now(pledge)).toMatchObject({
      state: 'disputed',
      chargedIntentId: pledge.payment.intentId,
    });
  });

  test('of a pledge that is being released stops its release', async () => {
    const pledge = await fanfund.givenConfirmed(
      await fanfund.given('live', { collection: 'charge-now' }),
    );
    const reason = 'campaign_cancelled';
    await written(pledge, {
      type: 'PledgeReleaseStarted',
      atMs: clock(),
      attemptNumber: 1,
      reason,
    });
    await open(pledge);
    await look(pledge);
    expect(await now(pledge)).toMatchObject({ state: 'disputed' });
  });
});

describe('an inquiry', () => {
  test('moves no money and leaves the pledge where it is', async () => {
    const pledge = await collected();
    const disputeId = await open(pledge, { inquiry: true });
    await look(pledge);
    expect(await now(pledge)).toMatchObject({
      ...{ state: 'collected', dueAtMs: clock() + dayMs },
      disputes: [{ id: disputeId, status: 'warning_needs_response', withdrawnMinor: 0 }],
    });
    await close(disputeId, 'warning_closed');
    await look(pledge);
    const closed = await now(pledge);
    expect(closed).toMatchObject({ state: 'collected', disputes: [{ status: 'warning_closed' }] });
    expect(closed.dueAtMs).toBeUndefined();
  });

  test('that does not content the bank becomes a dispute', async () => {
    const pledge = await collected();
    const disputeId = await open(pledge, { inquiry: true });
    await look(pledge);
    await escalate(disputeId);
    await look(pledge);
    expect(await now(pledge)).toMatchObject({
      state: 'disputed',
      disputes: [{ id: disputeId, status: 'needs_response', withdrawnMinor: 4900 }],
    });
    expect(await historyOf(pledge)).toEqual(['PledgeInquiryUpdated', 'PledgeDisputed']);
  });
});

describe('a warning of fraud', () => {
  test('is written once, and the money stays', async () => {
    const pledge = await collected();
    const warningId = await warn(pledge);
    await reconcileDisputes(deps, { intentId: pledge.chargedIntentId });
    await look(pledge);
    expect(await now(pledge)).toMatchObject({
      state: 'collected',
      fraudWarnings: [{ id: warningId, kind: 'misc', warnedAtMs: clock() }],
    });
    expect(await historyOf(pledge)).toEqual(['PledgeFraudWarned']);
  });

  test('about money that is disputed already tells nothing', async () => {
    const pledge = await collected();
    await open(pledge);
    await warn(pledge);
    await look(pledge);
    expect(await historyOf(pledge)).toEqual(['PledgeDisputed']);
  });
});

describe('a message that comes again', () => {
  test('writes nothing when nothing is new', async () => {
    const pledge = await collected();
    await open(pledge);
    await look(pledge);
    const before = await now(pledge);
    clock.advance(hourMs);
    table.calls.length = 0;
    await look(pledge);
    await reconcileDisputes(deps, { intentId: pledge.chargedIntentId });
    expect(table.calls.map(({ operation }) => operation)).toEqual(['GetItem', 'GetItem']);
    expect(await now(pledge)).toEqual(before);
  });

  test('when a look is due moves only its time, which is no event', async () => {
    const pledge = await collected();
    await open(pledge);
    await look(pledge);
    const before = await now(pledge);
    clock.advance(dayMs + 1);
    await look(pledge);
    expect(await now(pledge)).toEqual({ ...before, dueAtMs: clock() + dayMs });
  });

  test('three times at once writes each step once', async () => {
    const pledge = await collected();
    await open(pledge, { status: 'lost' });
    await Promise.allSettled([look(pledge), look(pledge), look(pledge)]);
    await look(pledge);
    expect(await historyOf(pledge)).toEqual(['PledgeDisputed', 'PledgeDisputeLost']);
  });

  test('days late, with all that happened since, ends as if it had come in time', async () => {
    const pledge = await collected();
    const disputeId = await open(pledge, { inquiry: true });
    await escalate(disputeId);
    await close(disputeId, 'lost');
    clock.advance(13 * dayMs);
    await look(pledge);
    expect(await now(pledge)).toMatchObject({ state: 'lost', disputes: [{ id: disputeId }] });
  });
});

describe('racing with another writer', () => {
  /** The pledge is written by somebody else between the reading and the writing of each try. */
  const racing = (times: number) => {
    let left = times;
    return {
      ...deps,
      disputes: {
        ...deps.disputes,
        list: async (intentId: string) => {
          const found = await deps.disputes.list(intentId);
          const pledgeId = await deps.disputes.pledgeOf(intentId);
          if ((left -= 1) < 0) return found;
          const fraudWarnings = [{ id: `issfr_${left}`, kind: 'misc', warnedAtMs: clock() }];
          await pledges.advance(
            pledgeId ?? '',
            { type: 'PledgeFraudWarned', atMs: clock(), fraudWarnings },
            ['collected'],
          );
          return found;
        },
      },
    };
  };

  test('is decided again on the pledge as it is', async () => {
    const pledge = await collected();
    await open(pledge);
    await reconcileDisputes(racing(2), { pledgeId: pledge.id });
    expect(await now(pledge)).toMatchObject({ state: 'disputed' });
  });

  test('ends after three tries, for another delivery', async () => {
    const pledge = await collected();
    await open(pledge);
    const tried = reconcileDisputes(racing(3), { pledgeId: pledge.id });
    await expect(tried).rejects.toThrow(TransientError);
    expect(await now(pledge)).toMatchObject({ state: 'collected' });
  });
});

describe('money that is not recorded as taken yet', () => {
  test('comes again until it is', async () => {
    const pledge = await fanfund.givenConfirmed(await fanfund.given('settling'));
    clock.set(sealedAtMs + minuteMs);
    const atMs = clock();
    const started = { type: 'PledgeCollectionStarted', atMs, attemptNumber: 1 } as const;
    const collecting = (await written(pledge, started)) as PledgeIn<'collecting'>;
    const outcome = await fanfund.payments.collect(collecting);
    const intentId = outcome.kind === 'collected' ? outcome.chargedIntentId : '';
    await open({ ...collecting, chargedIntentId: intentId } as Pledge);
    await expect(reconcileDisputes(deps, { intentId })).rejects.toThrow(TransientError);
    expect(await now(pledge)).toMatchObject({ state: 'collecting' });
    await written(collecting, { type: 'PledgeCollected', atMs, chargedIntentId: intentId });
    await reconcileDisputes(deps, { intentId });
    expect(await now(pledge)).toMatchObject({ state: 'disputed' });
  });

  test('or was taken by another intent than the pledge knows, is never passed over', async () => {
    const pledge = await collected();
    const metadata = { fanfund_pledge: pledge.id };
    const other = await stripe.client.paymentIntents.create({
      amount: 900,
      currency: 'usd',
      metadata,
    });
    await expect(reconcileDisputes(deps, { intentId: other.id })).rejects.toThrow(TransientError);
  });

  test('asks Stripe nothing for a pledge that was never charged', async () => {
    const pledge = await givenPledge(table, 'dropped', {
      campaign: await fanfund.given('settling'),
    });
    await stripe.takeRequests();
    await look(pledge);
    expect(await stripe.takeRequests()).toEqual({});
  });
});
