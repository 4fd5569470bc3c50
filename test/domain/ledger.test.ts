import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JournalEntry } from '../../shared/domain/ledger.ts';
import {
  addSums,
  balancesOf,
  entriesOf,
  isOfNoPledge,
  onItsWayBackMinor,
  positionOf,
  postingRules,
  sumsOf,
} from '../../shared/domain/ledger.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import { isOpen } from '../../shared/domain/pledge.ts';
import { contribution } from '../../shared/domain/totals.ts';
import { pledgeEvents } from '../support/events.ts';
import { campaignIn, disputeRecord, pending, pledgeAfter, pledgeIn } from '../support/given.ts';
import { refundRecord } from '../support/given.ts';
import { lifeOf } from '../support/lives.ts';

const charging = campaignIn('live', { collection: 'charge-now' });

/** The entries of a life, each as `kind amount`. */
const booked = (life: readonly Pledge[]): string[] =>
  allEntries(life).map(({ kind, amountMinor, currency }) => `${kind} ${amountMinor} ${currency}`);

const allEntries = (life: readonly Pledge[]): JournalEntry[] =>
  life.flatMap((pledge, index) => entriesOf(life[index - 1], pledge));

/** A pledge after its creation and after each of these events. */
function lifeThrough(first: Pledge, events: readonly PledgeEvent[]): Pledge[] {
  const life = [first];
  for (const event of events) life.push(pledgeAfter(life[life.length - 1] ?? first, [event]));
  return life;
}

const { PledgeConfirmed, PledgeChanged, PledgeCollectionStarted, PledgeDropped } = pledgeEvents;
const { PledgeCollected, PledgePaymentFailed, PledgeReleaseStarted } = pledgeEvents;
const collected = pledgeIn('collected');
const withCharge = { chargedIntentId: 'pi_1' };
const back = (
  state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'elsewhere',
  minor = 900,
) => ({
  ...withCharge,
  refunds: [refundRecord({ id: 'rf_1', amountMinor: minor, state })],
});

describe('what a change of a pledge books', () => {
  test('nothing while it is not confirmed, and its promise once it is', () => {
    expect(booked([pending()])).toEqual([]);
    expect(booked(lifeThrough(pending(), [PledgeConfirmed]))).toEqual(['pledged 4900 USD']);
  });

  test('the difference when its amount changes', () => {
    const life = lifeThrough(pending({ amountMinor: 4900 }), [PledgeConfirmed, PledgeChanged]);
    expect(booked(life)).toEqual(['pledged 4900 USD', 'pledged -400 USD']);
  });

  test('its collection with the fee that the answer brought', () => {
    const fee = { minor: 172, currency: 'usd' };
    const life = lifeThrough(pending(), [
      PledgeConfirmed,
      PledgeCollectionStarted,
      { ...PledgeCollected, fee },
    ]);
    expect(booked(life)).toEqual(['pledged 4900 USD', 'collected 4900 USD', 'fee 172 USD']);
  });

  test('a fee in the currency of the balance at Stripe', () => {
    const fee = { minor: 155, currency: 'eur' };
    const collecting = pledgeIn('collecting');
    const after = pledgeAfter(collecting, [{ ...PledgeCollected, fee }]);
    expect(entriesOf(collecting, after).map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
    const balances = balancesOf(sumsOf(entriesOf(collecting, after)));
    expect(balances).toEqual([
      { account: 'fees', currency: 'EUR', balanceMinor: 155 },
      { account: 'stripe', currency: 'EUR', balanceMinor: -155 },
      { account: 'backers', currency: 'USD', balanceMinor: -4900 },
      { account: 'stripe', currency: 'USD', balanceMinor: 4900 },
    ]);
  });

  test('a payment that failed nothing, and what is given up as dropped', () => {
    const life = lifeThrough(pending(), [
      PledgeConfirmed,
      PledgeCollectionStarted,
      PledgePaymentFailed,
      PledgeDropped,
    ]);
    expect(booked(life)).toEqual(['pledged 4900 USD', 'dropped 4900 USD']);
  });

  test('what leaves before the end as if it had not been pledged', () => {
    const life = lifeThrough(pending(), [PledgeConfirmed, pledgeEvents.PledgeCancelled]);
    expect(booked(life)).toEqual(['pledged 4900 USD', 'pledged -4900 USD']);
  });

  test('what a campaign gives up as released', () => {
    const life = [pending(), pledgeIn('confirmed'), pledgeIn('releasing'), pledgeIn('released')];
    expect(booked(life)).toEqual(['pledged 4900 USD', 'released 4900 USD']);
  });

  test('money that is taken with the pledge at once, and its way back when it leaves', () => {
    const first = pending({ campaign: charging });
    const life = lifeThrough(first, [
      PledgeConfirmed,
      { ...PledgeReleaseStarted, reason: 'cancelled_by_backer' },
      { ...pledgeEvents.PledgeCancelled, refundedMinor: 4900 },
    ]);
    expect(booked(life)).toEqual([
      ...['pledged 4900 USD', 'collected 4900 USD'],
      ...['pledged -4900 USD', 'returned 4900 USD'],
    ]);
  });

  test('no fee of its own where money is taken with the pledge: the walk over Stripe books it', () => {
    const confirmed = pledgeIn('confirmed', { campaign: charging });
    const fee = { minor: 172, currency: 'usd' };
    expect(entriesOf(confirmed, pledgeAfter(confirmed, [{ ...PledgeCollected, fee }]))).toEqual([]);
  });

  test.each([
    ['requested', []],
    ['pending', []],
    ['succeeded', ['refunded 900 USD']],
    ['elsewhere', ['refunded_elsewhere 900 USD']],
    ['failed', []],
  ] as const)('a refund that is %s as %j', (state, entries) => {
    const refund = { ...pledgeEvents.PledgeRefundRequested, ...back(state) };
    expect(booked([collected, pledgeAfter(collected, [refund])]).slice(2)).toEqual(entries);
  });

  test('what went back to who had left by another route as taken from the bank, not from Stripe', () => {
    const first = pending({ campaign: charging });
    const life = lifeThrough(first, [
      PledgeConfirmed,
      { ...PledgeReleaseStarted, reason: 'cancelled_by_backer' },
      { ...pledgeEvents.PledgeCancelled, refundedMinor: 4900, ...back('succeeded', 4900) },
      { ...pledgeEvents.PledgeRefundFailed, ...back('failed', 4900) },
      { ...pledgeEvents.PledgeRefunded, ...back('elsewhere', 4900) },
    ]);
    expect(booked(life).slice(2)).toEqual([
      ...['pledged -4900 USD', 'returned 4900 USD'],
      ...['returned -4900 USD', 'set_aside 4900 USD'],
      ...['returned_elsewhere 4900 USD', 'set_aside -4900 USD'],
    ]);
    expect(balancesOf(sumsOf(allEntries(life)))).toMatchObject([
      { account: 'backers', balanceMinor: 0 },
      { account: 'bank', balanceMinor: -4900 },
      { account: 'stripe', balanceMinor: 4900 },
    ]);
  });

  describe('of who left after a charge', () => {
    const cancelledWith = (events: readonly PledgeEvent[]) =>
      lifeThrough(pending({ campaign: charging }), [
        PledgeConfirmed,
        { ...PledgeReleaseStarted, reason: 'cancelled_by_backer' },
        ...events,
      ]);
    const disputes = (status: 'needs_response' | 'won' | 'lost', withdrawnMinor: number) => ({
      ...withCharge,
      disputes: [disputeRecord({ status, withdrawnMinor })],
    });

    test('a refund that failed as set aside for them', () => {
      const life = cancelledWith([
        { ...pledgeEvents.PledgeCancelled, refundedMinor: 4900, ...back('succeeded', 4900) },
        { ...pledgeEvents.PledgeRefundFailed, ...back('failed', 4900) },
      ]);
      expect(booked(life).slice(4)).toEqual(['returned -4900 USD', 'set_aside 4900 USD']);
      expect(balancesOf(sumsOf(allEntries(life)))).toMatchObject([
        { account: 'backers', balanceMinor: 0 },
        { account: 'payable', balanceMinor: -4900 },
        { account: 'stripe', balanceMinor: 4900 },
      ]);
    });

    test('what a bank took as given back, and what it gave us back as set aside', () => {
      const life = cancelledWith([
        { ...pledgeEvents.PledgeDisputed, ...disputes('needs_response', 4900) },
        { ...pledgeEvents.PledgeDisputeWon, ...disputes('won', 0) },
      ]);
      expect(booked(life).slice(3)).toEqual([
        ...['returned_by_bank 4900 USD', 'withdrawn 4900 USD'],
        ...['returned_by_bank -4900 USD', 'set_aside 4900 USD', 'withdrawn -4900 USD'],
      ]);
    });

    test('what a bank took of it for good as given back in part, and not as a loss', () => {
      const life = cancelledWith([
        { ...pledgeEvents.PledgeDisputed, ...disputes('lost', 900) },
        { ...pledgeEvents.PledgeDisputeLost, ...disputes('lost', 900) },
      ]);
      expect(booked(life).slice(3)).toEqual([
        ...['returned_by_bank 900 USD', 'set_aside 4000 USD', 'withdrawn 900 USD'],
      ]);
    });

    test('what a bank took after it had been given back as a loss', () => {
      const life = cancelledWith([
        { ...pledgeEvents.PledgeCancelled, refundedMinor: 4900, ...back('succeeded', 4900) },
        { ...pledgeEvents.PledgeDisputed, ...disputes('lost', 4900) },
      ]);
      expect(booked(life).slice(4)).toEqual(['withdrawn 4900 USD', 'lost 4900 USD']);
    });

    test('a release by the campaign as released, also when the money did not get back', () => {
      const life = lifeThrough(pending({ campaign: charging }), [
        PledgeConfirmed,
        { ...PledgeReleaseStarted, reason: 'campaign_unfunded' },
        {
          ...{ ...pledgeEvents.PledgeReleased, reason: 'campaign_unfunded', refundedMinor: 4900 },
          ...back('succeeded', 4900),
        },
        { ...pledgeEvents.PledgeRefundFailed, ...back('failed', 4900) },
      ]);
      expect(booked(life).slice(2)).toEqual([
        ...['released 4900 USD', 'returned 4900 USD'],
        ...['returned -4900 USD', 'set_aside 4900 USD'],
      ]);
    });
  });

  test('nothing as released where no reason to release is known', () => {
    expect(booked([{ ...collected, reason: undefined }])).toEqual([
      ...['pledged 4900 USD', 'collected 4900 USD'],
    ]);
  });

  test('a refund that arrived and then failed, back', () => {
    const life = lifeThrough(collected, [
      { ...pledgeEvents.PledgeRefundCompleted, ...back('succeeded') },
      { ...pledgeEvents.PledgeRefundFailed, ...back('failed') },
    ]);
    expect(booked(life).slice(2)).toEqual(['refunded 900 USD', 'refunded -900 USD']);
  });

  test('a dispute by what the bank took and gave back', () => {
    const disputes = (status: 'needs_response' | 'won', withdrawnMinor: number) => ({
      ...withCharge,
      disputes: [disputeRecord({ status, withdrawnMinor, fee: { minor: 1500, currency: 'usd' } })],
    });
    const life = lifeThrough(collected, [
      { ...pledgeEvents.PledgeDisputed, ...disputes('needs_response', 4900) },
      { ...pledgeEvents.PledgeDisputeWon, ...disputes('won', 0) },
    ]);
    expect(booked(life).slice(2)).toEqual([
      ...['withdrawn 4900 USD', 'fee 1500 USD', 'withdrawn -4900 USD'],
    ]);
  });

  test('a dispute that is lost as a loss, and one that is won after all back', () => {
    const disputes = (status: 'lost' | 'won', withdrawnMinor: number) => ({
      ...withCharge,
      disputes: [disputeRecord({ status, withdrawnMinor })],
    });
    const life = lifeThrough(collected, [
      { ...pledgeEvents.PledgeDisputed, ...disputes('lost', 4900) },
      { ...pledgeEvents.PledgeDisputeLost, ...disputes('lost', 4900) },
      { ...pledgeEvents.PledgeDisputeWon, ...disputes('won', 0) },
    ]);
    expect(booked(life).slice(2)).toEqual([
      ...['withdrawn 4900 USD', 'lost 4900 USD'],
      ...['withdrawn -4900 USD', 'lost -4900 USD'],
    ]);
  });

  test('a dispute that was prevented after the bank took money as a loss', () => {
    const prevented = [disputeRecord({ status: 'prevented', withdrawnMinor: 900 })];
    const disputed = pledgeIn('lost', { disputes: prevented });
    expect(entriesOf(collected, disputed).map(({ kind }) => kind)).toEqual(['withdrawn', 'lost']);
  });

  test('money that had been taken with a pledge which lapses, back', () => {
    const life = lifeThrough(pending({ campaign: charging }), [
      PledgeConfirmed,
      { ...PledgeReleaseStarted, reason: 'lapsed' },
      { ...pledgeEvents.PledgeLapsed, refundedMinor: 4900 },
    ]);
    expect(booked(life).slice(2)).toEqual(['pledged -4900 USD', 'returned 4900 USD']);
  });

  test('in the order of the chart, whatever goes and comes with one change', () => {
    const held = [disputeRecord({ withdrawnMinor: 4900 })];
    const fee = { minor: 1500, currency: 'usd' };
    const won = [disputeRecord({ status: 'won', withdrawnMinor: 0, fee })];
    const [before, after] = [
      pledgeIn('disputed', { disputes: held }),
      pledgeIn('won', { disputes: won }),
    ];
    expect(entriesOf(before, after).map(({ kind }) => kind)).toEqual(['withdrawn', 'fee']);
  });

  test('at the moment of what happened last', () => {
    const collecting = pledgeIn('collecting');
    const after = pledgeAfter(collecting, [PledgeCollected]);
    expect(entriesOf(collecting, after).map(({ atMs }) => atMs)).toEqual([PledgeCollected.atMs]);
  });

  test('names the pledge and the moment', () => {
    const [entry] = entriesOf(pending(), pledgeIn('confirmed'));
    expect(entry).toEqual({
      kind: 'pledged',
      pledgeId: pending().id,
      atMs: PledgeConfirmed.atMs,
      amountMinor: 4900,
      currency: 'USD',
    });
  });
});

test('what its backer is getting back is what was asked for or accepted, and has not arrived', () => {
  const refunds = (['requested', 'pending', 'succeeded', 'failed', 'elsewhere'] as const).map(
    (state, index) => refundRecord({ id: `rf_${index}`, amountMinor: 10 ** index, state }),
  );
  expect(onItsWayBackMinor({ ...collected, refunds })).toBe(11);
  expect(onItsWayBackMinor(collected)).toBe(0);
});

test('of no pledge are later fees and what milestones released, and nothing else', () => {
  const kinds = Object.keys(postingRules).filter((kind) => isOfNoPledge(`${kind}.USD`));
  expect(kinds).toEqual(['later_fee', 'milestone_released']);
});

test('every kind has two different accounts', () => {
  for (const { debit, credit } of Object.values(postingRules)) expect(debit).not.toBe(credit);
});

describe('along any legal life', () => {
  const always = (holds: (life: readonly Pledge[], last: Pledge) => void, toItsEnd = false) =>
    fc.assert(
      fc.property(lifeOf({ toItsEnd }), (life) => holds(life, life[life.length - 1] ?? pending())),
      { seed: 20_261_122, numRuns: 500 },
    );
  const balanceOf = (pledge: Pledge, account: string): number =>
    balancesOf(positionOf(pledge))
      .filter((balance) => balance.account === account)
      .reduce((total, { balanceMinor }) => total + balanceMinor, 0);

  test('the entries add up to what the final pledge says', () => {
    always((life, last) => expect(sumsOf(allEntries(life))).toEqual(positionOf(last)));
  });

  test('debits are credits after every single change', () => {
    always((life) => {
      let sums = {};
      for (const entry of allEntries(life)) {
        sums = addSums(sums, sumsOf([entry]));
        const total = balancesOf(sums).reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
        expect(total).toBe(0);
      }
    });
  });

  test('the ledger says what the totals say', () => {
    always((_life, last) => {
      const position = positionOf(last);
      const of = (...kinds: string[]) =>
        kinds.reduce((total, kind) => total + (position[`${kind}.USD`] ?? 0), 0);
      const { pledgedMinor, collectedMinor, refundedMinor } = contribution(last);
      expect(of('pledged')).toBe(pledgedMinor);
      expect(of('collected')).toBe(collectedMinor);
      expect(of('returned', 'returned_elsewhere', 'refunded', 'refunded_elsewhere')).toBe(
        refundedMinor,
      );
    });
  });

  test('nobody owes anything at its end, and what was taken by disputes is decided', () => {
    always((_life, last) => {
      if (isOpen(last)) return;
      expect(balanceOf(last, 'backers')).toBe(0);
      if (last.state === 'lost') expect(balanceOf(last, 'disputed')).toBe(0);
    }, true);
  });
});
