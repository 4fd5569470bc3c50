import { expect, test } from '@jest/globals';
import { rotatePartnerSecret } from '../../functions/rotate-partner-secret/rotate-partner-secret.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const deps = { ...shop, root: shop.rootOf };
const rotate = (partnerId: string, body: { replaces: number; overlapHours: number }) =>
  rotatePartnerSecret(deps, request({ caller: callerOf('ops-1'), path: { partnerId }, body }));

test('a secret is replaced once, and the one before stays valid for a while', async () => {
  const { id } = await shop.giveShop();
  const first = bodyOf(await rotate(id, { replaces: 1, overlapHours: 24 }));
  expect(first['secrets']).toEqual([
    { number: 2 },
    { number: 1, validUntil: '2026-10-03T12:00:00.000Z' },
  ]);
  expect(bodyOf(await rotate(id, { replaces: 1, overlapHours: 24 }))).toEqual(first);
  expect((await shop.partners.get(id))?.keys).toHaveLength(2);
});

test('a secret that somebody else knows is over at once', async () => {
  const { id } = await shop.giveShop();
  const after = bodyOf(await rotate(id, { replaces: 1, overlapHours: 0 }));
  expect(after['secrets']).toEqual([{ number: 2 }]);
});

test('a secret that is not in use is not replaced', async () => {
  const { id } = await shop.giveShop();
  expect(codeOf(await rotate(id, { replaces: 4, overlapHours: 1 }))).toBe('partner_state');
});
