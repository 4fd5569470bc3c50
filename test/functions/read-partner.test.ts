import { expect, test } from '@jest/globals';
import { readPartner } from '../../functions/read-partner/read-partner.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();

test('a partner is shown without its secret', async () => {
  const { id } = await shop.giveShop();
  const shown = bodyOf(await readPartner(shop, request({ path: { partnerId: id } })));
  expect(shown).toMatchObject({ id, state: 'on', secrets: [{ number: 1 }] });
  expect(JSON.stringify(shown)).not.toContain('whsec');
});

test.each(['prt_aaaaaaaaaaaaaaaa', 'P#1', ''])('%j is none', async (partnerId) => {
  expect(codeOf(await readPartner(shop, request({ path: { partnerId } })))).toBe('not_found');
});
