import { expect, test } from '@jest/globals';
import { listDeliveries } from '../../functions/list-deliveries/list-deliveries.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const list = (partnerId: string, query: object = {}) =>
  listDeliveries(shop, request({ path: { partnerId }, query: { limit: 20, ...query } as never }));

test('the log shows what was sent, how it was answered, and when the next try is', async () => {
  const { id } = await shop.giveShop();
  const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
  const refusal = refuse('sold_out', 'None left.');
  await shop.tellRefusal(id, { pledgeId, webhookId: 'm', type: 't', refusal });
  shop.shop.isDown = true;
  await shop.deliver();
  const [shown, ...more] = bodyOf(await list(id))['items'] as Record<string, unknown>[];
  expect(more).toEqual([]);
  expect(shown).toMatchObject({
    ...{ type: 'event.refused', state: 'due', nextTryAt: '2026-10-02T12:00:05.000Z' },
    request: expect.stringContaining('sold_out'),
    tries: [{ status: 500, answer: 'out of order' }],
  });
  expect(bodyOf(await list(id, { state: 'delivered' }))['items']).toEqual([]);
  expect(bodyOf(await list(id, { day: '2026-10-01' }))['items']).toEqual([]);
});

test('of nobody there is none', async () => {
  expect(codeOf(await list('prt_aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
