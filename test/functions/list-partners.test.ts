import { expect, test } from '@jest/globals';
import { listPartners } from '../../functions/list-partners/list-partners.ts';
import { bodyOf, request } from '../support/fanfund.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();

test('partners are listed page by page', async () => {
  const made = [await shop.giveShop(), await shop.giveShop(), await shop.giveShop()];
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 2, cursor };
    const page = bodyOf(await listPartners(shop, request({ query })));
    found.push(...(page['items'] as { id: string }[]).map(({ id }) => id));
    cursor = page['nextCursor'] as string | undefined;
  } while (cursor !== undefined);
  expect(found.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
});
