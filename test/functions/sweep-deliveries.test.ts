import { expect, test } from '@jest/globals';
import { sweepDeliveries } from '../../functions/sweep-deliveries/sweep-deliveries.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { minuteMs } from '../support/given.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const { clock } = shop;
const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';

test('what is due is found though its message was lost, and nothing before its time', async () => {
  const partner = await shop.giveShop();
  const refusal = refuse('sold_out', 'None left.');
  await shop.tellRefusal(partner.id, { pledgeId, webhookId: 'm', type: 't', refusal });
  shop.due.take();
  await sweepDeliveries({ ...shop, now: clock });
  expect(shop.due.take()).toEqual([]);
  clock.advance(minuteMs);
  await sweepDeliveries({ ...shop, now: clock });
  const found = shop.due.take();
  expect(found).toMatchObject([{ partnerId: partner.id }]);
  for (const message of found) await shop.due.send(message, { campaignId: 'x' });
  await shop.deliver();
  clock.advance(minuteMs);
  await sweepDeliveries({ ...shop, now: clock });
  expect(shop.due.take()).toEqual([]);
});
