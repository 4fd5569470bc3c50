import { expect, test } from '@jest/globals';
import { requestReplay } from '../../functions/request-replay/request-replay.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { hourMs } from '../support/given.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const ask = (partnerId: string, body: object) =>
  requestReplay(shop, request({ path: { partnerId }, body: body as never }));

test('one fact is told again under its own id', async () => {
  const { id } = await shop.giveShop();
  const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
  const refusal = refuse('sold_out', 'None left.');
  await shop.tellRefusal(id, { pledgeId, webhookId: 'm', type: 't', refusal });
  await shop.deliver();
  const deliveryId = shop.told[0]?.id ?? '';
  expect(bodyOf(await ask(id, { deliveryId }))).toMatchObject({ state: 'requested' });
  await shop.deliver();
  expect(shop.told.map((one) => one.id)).toEqual([deliveryId, deliveryId]);
});

test('a span of time is asked for as a whole', async () => {
  const { id } = await shop.giveShop();
  const span = { from: shop.clock() - hourMs, until: shop.clock(), only: 'all' };
  expect(bodyOf(await ask(id, span))).toEqual({ partnerId: id, state: 'requested' });
  expect(shop.replays.take()).toMatchObject([{ partnerId: id, only: 'all' }]);
  expect(codeOf(await ask(id, { ...span, until: 0 }))).toBe('partner_state');
});

test('a fact that is not there, or an endpoint that is off, is refused', async () => {
  const { id } = await shop.giveShop();
  expect(codeOf(await ask(id, { deliveryId: 'dlv_aaaaaaaaa_x' }))).toBe('not_found');
  const off = await shop.giveShop({ endpoint: undefined });
  expect(codeOf(await ask(off.id, { deliveryId: 'dlv_aaaaaaaaa_x' }))).toBe('partner_state');
});
