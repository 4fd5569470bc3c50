import { expect, test } from '@jest/globals';
import { inspectCampaign } from '../../functions/inspect-campaign/inspect-campaign.ts';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import { foldFeed } from '../../shared/feed/fold-feed.ts';
import { feedStore } from '../../shared/store/feed-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { hourMs, pending, pledgeIn } from '../support/given.ts';

const stores = useStores();
const { clock, campaigns, totals, figures } = stores;
const feed = feedStore(stores.table);
const inspect = (id: string) =>
  inspectCampaign(
    { campaigns, totals, figures, feed, stripePerSecond: 25, now: clock },
    request({ path: { id } }),
  );

test('pledges by state, the curve and what happened come from what was counted', async () => {
  const campaign = await stores.given('live');
  const made = pending({ campaign });
  const records = [
    { sequenceNumber: '9001', before: undefined, after: pledgeToItem(made) },
    {
      sequenceNumber: '9002',
      before: pledgeToItem(made),
      after: pledgeToItem(pledgeIn('confirmed', { campaign })),
    },
  ];
  await keepTotals(stores, records);
  await foldFeed({ feed, totals, now: clock, countEvents: () => undefined }, records);
  const found = bodyOf(await inspect(campaign.id));
  expect(found).toMatchObject({
    campaign: { id: campaign.id, state: 'live' },
    ...{ creatorId: campaign.creatorId, version: campaign.version },
    pledgesByState: { confirmed: 1 },
    dunning: { failed: 0, recovering: 0, recovered: 0, dropped: 0 },
    eventCounts: { PledgeCreated: 1, PledgeConfirmed: 1 },
    may: { cancel: true, extend: true, abandon: false },
  });
  expect(found['curve']).toEqual([
    expect.objectContaining({ pledgedMinor: 0, pledges: 0 }),
    expect.objectContaining({ at: new Date(clock()).toISOString(), pledgedMinor: 4900 }),
  ]);
});

test('a long curve has 200 points, the last one as of now', async () => {
  const { id } = await stores.given('live');
  for (let hour = 0; hour < 260; hour += 1) {
    const sums = { ...noTotals, pledgedMinor: hour, pledges: hour };
    await feed.mark(id, { PledgeConfirmed: 1 }, { atMs: clock() + hour * hourMs, totals: sums });
  }
  clock.advance(261 * hourMs);
  const found = bodyOf(await inspect(id));
  const curve = found['curve'] as { pledgedMinor: number }[];
  expect(curve).toHaveLength(200);
  expect(curve.at(-2)).toMatchObject({ pledgedMinor: 259 });
  expect(curve.at(-1)).toMatchObject({ pledgedMinor: 0 });
  expect(found['eventCounts']).toEqual({ PledgeConfirmed: 260 });
});

test('a settlement says how long it lasts at the rate of Stripe', async () => {
  const { id } = await stores.given('settling');
  expect(bodyOf(await inspect(id))).toMatchObject({
    settlement: { campaignId: id, open: 0, stripePerSecond: 25, secondsLeft: 0 },
    may: { cancel: false, abandon: true },
  });
  expect(codeOf(await inspect('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
