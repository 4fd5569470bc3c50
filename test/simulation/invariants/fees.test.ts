import { expect, test } from '@jest/globals';
import { chunkItem } from '../../../shared/store/journal-chunk.ts';
import { sealedAtMs } from '../../support/given.ts';
import { feesAreBookedOnce } from './fees.ts';
import { tell } from './tell.ts';

/** The fees that were booked, where Stripe kept 59 of the charge and 15 of its refund. */
function broken(...minors: readonly number[]): readonly string[] {
  const story = tell(feesAreBookedOnce).runs('settling').pledges();
  const { id: pledgeId, campaignId } = story.pledge;
  const entries = minors.map((amountMinor, index) => ({
    ...{ kind: index === 0 ? ('fee' as const) : ('later_fee' as const), pledgeId },
    ...{ atMs: sealedAtMs, amountMinor, currency: 'USD' },
  }));
  return story.ends({
    items: [chunkItem(campaignId, 1, entries)],
    charges: [{ id: 'ch_1', metadata: { fanfund_pledge: pledgeId } }],
    refunds: [{ id: 're_1', charge: 'ch_1' }],
    balanceTransactions: [
      { id: 'txn_1', source: 'ch_1', fee: 59 },
      { id: 'txn_2', source: 're_1', fee: 15 },
    ],
  }).broken;
}

test('what Stripe kept may be booked, all of it or what is known of it', () => {
  expect(broken(59, 15)).toEqual([]);
  expect(broken(59)).toEqual([]);
});

test('and not twice', () => {
  expect(broken(59, 59)).toEqual([expect.stringContaining('118 booked, Stripe kept 74')]);
});
