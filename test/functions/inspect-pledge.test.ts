import { describe, expect, test } from '@jest/globals';
import { inspectPledge } from '../../functions/inspect-pledge/inspect-pledge.ts';
import type { PledgeState } from '../../shared/domain/pledge.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import type { PledgeWishes } from '../support/given.ts';
import { disputeRecord, givenPledge, refundRecord } from '../support/given.ts';

const stores = useStores();
const { table } = stores;
const asked = (id: string) => inspectPledge(stores, request({ path: { id } }));

let number = 500;
async function inspected(state: PledgeState, wishes: PledgeWishes = {}) {
  const pledge = await givenPledge(table, state, { number: (number += 1), ...wishes });
  return bodyOf(await asked(pledge.id));
}

describe('a pledge for operations', () => {
  test('says what the issuer said', async () => {
    expect(await inspected('past_due')).toMatchObject({
      ...{ state: 'past_due', failure: { declineCode: 'insufficient_funds' } },
      attempt: { purpose: 'collect', number: 1, startedAt: '2026-10-06T12:01:12.000Z' },
      pastDueUntil: '2026-10-13T12:01:12.000Z',
      money: { takenMinor: 0, refundedMinor: 0, heldMinor: 0, lostMinor: 0, keptMinor: 0 },
    });
  });

  test('says what a bank holds, and until when evidence is due', async () => {
    expect(await inspected('disputed')).toMatchObject({
      money: { takenMinor: 4900, refundedMinor: 0, heldMinor: 4900, lostMinor: 0, keptMinor: 0 },
      disputes: [
        {
          ...{ id: 'du_1', status: 'needs_response', withdrawnMinor: 4900 },
          ...{ openedAt: '2026-10-07T12:00:12.000Z', evidenceDueAt: '2026-10-21T12:00:12.000Z' },
        },
      ],
    });
  });

  test('says what a bank keeps, or gave back', async () => {
    const lost = [disputeRecord({ status: 'lost', amountMinor: 2000, withdrawnMinor: 2000 })];
    expect(await inspected('lost', { disputes: lost })).toMatchObject({
      money: { takenMinor: 4900, heldMinor: 0, lostMinor: 2000, keptMinor: 2900 },
    });
    const won = [disputeRecord({ status: 'won', withdrawnMinor: 0 })];
    expect(await inspected('won', { disputes: won })).toMatchObject({
      money: { heldMinor: 0, lostMinor: 0, keptMinor: 4900, refundableMinor: 4900 },
    });
  });

  test('says what may still be refunded only where a refund may be asked for', async () => {
    expect(await inspected('collected')).toMatchObject({ money: { refundableMinor: 4900 } });
    const { money } = await inspected('disputed');
    expect(money).not.toHaveProperty('refundableMinor');
  });

  test('lists each refund', async () => {
    const refunds = [refundRecord({ state: 'succeeded', stripeRefundId: 're_1' })];
    expect(await inspected('refunded', { refunds })).toMatchObject({
      money: { takenMinor: 4900, refundedMinor: 4900, keptMinor: 0 },
      refunds: [
        {
          ...{ id: 'rf_1', amountMinor: 4900, state: 'succeeded', stripeRefundId: 're_1' },
          requestedAt: '2026-10-07T12:00:12.000Z',
        },
      ],
    });
  });

  test('shows neither an address nor what would let somebody pay it', async () => {
    const pledge = await givenPledge(table, 'pending', { number: (number += 1) });
    const prepared = { intentId: 'seti_9', clientSecret: 'seti_9_secret_hidden' };
    await stores.pledges.apply(pledge, { type: 'PledgePrepared', atMs: stores.clock(), prepared });
    const body = bodyOf(await asked(pledge.id));
    expect(body).toMatchObject({ state: 'pending', preparedIntentId: 'seti_9' });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(Object.keys(body)).not.toContain('contactEmail');
  });

  test.each(['plg_nonsense', 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa'])(
    'that does not exist is refused: %s',
    async (id) => {
      expect(codeOf(await asked(id))).toBe('not_found');
    },
  );
});

test('of several lines it tells them, and what else is in the amount', async () => {
  const lines = [
    { rewardId: 'kettle', quantity: 1, priceMinor: 4900 },
    { rewardId: 'mug', quantity: 2, priceMinor: 1000 },
  ];
  const order = { lines, quantity: 3, amountMinor: 7400, shippingMinor: 300, extraMinor: 200 };
  expect(await inspected('confirmed', order)).toMatchObject(order);
});
