import { expect, test } from '@jest/globals';
import { tellPartner } from '../../functions/tell-partner/tell-partner.ts';
import type { PledgeFact } from '../../shared/partners/pledge-fact.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();

const factFor = (partnerId: string, name: string, more: object = {}): PledgeFact => ({
  'detail-type': name,
  detail: {
    ...{ eventId: `plg_1.${name}`, schemaVersion: 1, sequence: 3 },
    occurredAt: new Date(shop.clock()).toISOString(),
    ...{ pledgeId: 'plg_1', campaignId: 'cmp_1', partner: { id: partnerId, reference: 'order-1' } },
    ...{ quantity: 1, amountMinor: 2500, currency: 'USD', collection: 'held-by-partner' },
    ...more,
  },
});

test('a fact is written down once and sent on, however often it comes', async () => {
  const partner = await shop.giveShop();
  const fact = factFor(partner.id, 'PledgeConfirmed');
  await tellPartner(shop, fact);
  await tellPartner(shop, fact);
  const [delivery, ...more] = await shop.logOf(partner);
  expect(more).toEqual([]);
  expect(delivery).toMatchObject({ state: 'due', sequence: 3, type: 'pledge.confirmed' });
  expect(JSON.parse(delivery?.body ?? '')).toEqual({
    type: 'pledge.confirmed',
    timestamp: '2026-10-02T12:00:00.000Z',
    data: {
      ...{ pledgeId: 'plg_1', reference: 'order-1', sequence: 3, campaignId: 'cmp_1' },
      ...{ quantity: 1, amountMinor: 2500, currency: 'USD', paidBy: 'partner' },
    },
  });
  expect(shop.due.take()).toHaveLength(2);
});

test.each([
  ['PledgeCollectionStarted', 'pledge.collect_requested'],
  ['PledgeReleaseStarted', 'pledge.release_requested'],
  ['PledgeRefundRequested', 'pledge.refund_requested'],
])('%s is told as %s', async (name, type) => {
  const partner = await shop.giveShop();
  await tellPartner(shop, factFor(partner.id, name));
  expect((await shop.logOf(partner)).map((one) => one.type)).toEqual([type]);
});
