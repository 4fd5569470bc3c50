import { expect, test } from '@jest/globals';
import { previewAbandonment } from '../../functions/preview-abandonment/preview-abandonment.ts';
import { readAbandonment } from '../../functions/read-abandonment/read-abandonment.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { bodyOf, creator, request, useStores } from '../support/fanfund.ts';
import { givenPledge } from '../support/given.ts';

const stores = useStores();
const deps = { ...stores, fulfilments: fulfilmentStore(stores.table) };

test('a count reads every pledge and moves nothing', async () => {
  const campaign = await stores.given('settled');
  const { id: campaignId } = campaign;
  const states = ['collected', 'collected', 'disputed', 'refunded', 'past_due'] as const;
  for (const [number, state] of states.entries())
    await givenPledge(stores.table, state, { campaign, number });
  const held = await givenPledge(stores.table, 'collected', { campaign, number: 50 });
  await stores.previews.put(campaignId, { requestedAtMs: 1000 });
  await previewAbandonment(deps, { campaignId });
  expect(await stores.previews.get(campaignId)).toEqual({
    ...{ requestedAtMs: 1000, countedAtMs: stores.clock() },
    figures: {
      pledges: 6,
      refunds: { pledges: 3, amountMinor: 14_700 },
      releases: { pledges: 1, amountMinor: 4900 },
      delivered: { pledges: 0, amountMinor: 0 },
      otherRoutes: {
        heldByPartner: { pledges: 0, amountMinor: 0 },
        withBank: { pledges: 1, amountMinor: 4900 },
        refundFailed: { pledges: 0, amountMinor: 0 },
      },
    },
  });
  expect(await stores.campaignNow(campaignId)).toEqual(campaign);
  expect(await stores.pledgeNow(held.id)).toEqual(held);
  const read = await readAbandonment(
    stores,
    request({ caller: creator, path: { id: campaignId } }),
  );
  expect(bodyOf(read, 'readAbandonment')).toMatchObject({
    preview: { state: 'counted', figures: { refunds: { pledges: 3 } } },
  });
});

test('there is nothing to count of a campaign that does not exist', async () => {
  const asked = previewAbandonment(deps, { campaignId: 'cmp_aaaaaaaaaaaaaaaa' });
  await expect(asked).rejects.toThrow('There is no campaign');
});
