import { describe, expect, test } from '@jest/globals';
import { readLedger } from '../../functions/read-ledger/read-ledger.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { pledgeIn } from '../support/given.ts';
import { givenBooked } from '../support/report-key.ts';

const stores = useStores();

const read = (id: string, query: Partial<PageQuery> = {}) =>
  readLedger(stores, request({ path: { id }, query: { limit: 20, cursor: undefined, ...query } }));

type Answer = {
  readonly entries: number;
  readonly balances: readonly { readonly balanceMinor: number }[];
  readonly items: readonly { readonly number: number }[];
  readonly nextCursor?: string;
};

describe('the ledger of a campaign', () => {
  test('is its entries with both accounts, and what they add up to', async () => {
    const campaign = await stores.given('live');
    const pledge = pledgeIn('collected', { campaign });
    await givenBooked(stores.totals, [pledge]);
    expect(bodyOf(await read(campaign.id))).toEqual({
      campaignId: campaign.id,
      creator: { earnedMinor: 4900, heldMinor: 4900, releasedMinor: 0 },
      entries: 2,
      balances: [
        { account: 'backers', currency: 'USD', balanceMinor: 0 },
        { account: 'pledged', currency: 'USD', balanceMinor: -4900 },
        { account: 'stripe', currency: 'USD', balanceMinor: 4900 },
      ],
      items: [
        {
          ...{ number: 1, kind: 'pledged', debit: 'backers', credit: 'pledged' },
          ...{ pledgeId: pledge.id, amountMinor: 4900, currency: 'USD' },
          at: '2026-10-06T12:01:13.000Z',
        },
        {
          ...{ number: 2, kind: 'collected', debit: 'stripe', credit: 'backers' },
          ...{ pledgeId: pledge.id, amountMinor: 4900, currency: 'USD' },
          at: '2026-10-06T12:01:13.000Z',
        },
      ],
    });
  });

  test('comes in pages, each entry once', async () => {
    const campaign = await stores.given('live');
    const pledges = Array.from({ length: 25 }, (_, number) =>
      pledgeIn('collected', { campaign, number }),
    );
    await givenBooked(stores.totals, pledges.slice(0, 10));
    await givenBooked(stores.totals, pledges.slice(10));
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = bodyOf(await read(campaign.id, { limit: 7, cursor })) as unknown as Answer;
      numbers.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  test('of a campaign in which nothing happened is empty', async () => {
    const { id } = await stores.given('draft');
    expect(bodyOf(await read(id))).toEqual({
      ...{ campaignId: id, entries: 0, balances: [], items: [] },
      creator: { earnedMinor: 0, heldMinor: 0, releasedMinor: 0 },
    });
  });

  test.each(['x', '0', '-1', '1.5', '1e3', '9999999999999'])(
    'does not take %s for a cursor',
    async (cursor) => {
      const { id } = await stores.given('draft');
      await expect(read(id, { cursor })).rejects.toThrow(InvalidCursorError);
    },
  );

  test('of no campaign does not exist', async () => {
    expect(codeOf(await read('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
    expect(codeOf(await read('cmp_1'))).toBe('not_found');
  });
});
