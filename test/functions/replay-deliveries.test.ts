import { expect, test } from '@jest/globals';
import { replayDeliveries } from '../../functions/replay-deliveries/replay-deliveries.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { dayMs } from '../support/given.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const { clock } = shop;

const tell = (partnerId: string, webhookId: string) =>
  shop.tellRefusal(partnerId, {
    ...{ pledgeId: 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa', webhookId, type: 't' },
    refusal: refuse('sold_out', 'None left.'),
  });

test.each([
  ['undelivered', 2],
  ['all', 3],
] as const)('of several days, what is %s is told again', async (only, count) => {
  const partner = await shop.giveShop();
  const fromMs = clock();
  await tell(partner.id, 'told');
  await shop.deliver();
  Object.assign(shop.shop, { isDown: true, status: 410 });
  await tell(partner.id, 'missed');
  await shop.deliver();
  clock.advance(2 * dayMs);
  await tell(partner.id, 'missed later');
  await shop.deliver();
  shop.shop.isDown = false;
  const off = await shop.partners.get(partner.id);
  const on = { type: 'PartnerEndpointSwitchedOn', atMs: clock(), by: 'ops-1' } as const;
  if (off) await shop.partners.apply(off, on);
  shop.told.splice(0);
  await replayDeliveries(shop, { partnerId: partner.id, fromMs, untilMs: clock(), only });
  await shop.replay();
  await shop.deliver();
  expect(shop.told).toHaveLength(count);
});
