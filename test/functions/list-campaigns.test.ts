import { beforeEach, describe, expect, test } from '@jest/globals';
import { QueryCommand, DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { listCampaigns } from '../../functions/list-campaigns/list-campaigns.ts';
import type { ListCampaignsQuery } from '../../functions/list-campaigns/contract.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { campaignIndexKeys } from '../../shared/store/keys.ts';
import { bodyOf, request, useStores } from '../support/fanfund.ts';
import { dayMs, deadlineMs, hourMs, minuteMs, pledgedAtMs } from '../support/given.ts';

const stores = useStores();
const { clock, campaigns, table } = stores;

/** Each test has the shop for itself. */
beforeEach(async () => {
  for (const shelf of Object.values(campaignIndexKeys)) {
    const { Items: items = [] } = await table.client.send(
      new QueryCommand({
        ...{ TableName: table.name, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :shelf' },
        ExpressionAttributeValues: { ':shelf': shelf },
      }),
    );
    for (const { pk, sk } of items)
      await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  }
});

type Page = { readonly titles: string[]; readonly next: string | undefined };

async function page(query: Partial<ListCampaignsQuery>): Promise<Page> {
  const whole: ListCampaignsQuery = { state: 'live', limit: 20, ...query };
  const body = bodyOf(await listCampaigns(stores, request({ query: whole })));
  const items = body['items'] as { readonly title: string }[];
  return {
    titles: items.map(({ title }) => title),
    next: body['nextCursor'] as string | undefined,
  };
}

/** The list page by page, as a storefront reads it to the end. */
async function pages(query: Partial<ListCampaignsQuery>): Promise<string[][]> {
  const read: string[][] = [];
  let cursor: string | undefined;
  do {
    const { titles, next } = await page({ ...query, ...(cursor !== undefined && { cursor }) });
    read.push(titles);
    cursor = next;
  } while (cursor !== undefined && read.length < 20);
  return read;
}

const live = (title: string, endsInDays: number) =>
  stores.given('live', { title, deadlineMs: pledgedAtMs + endsInDays * dayMs });

describe('the section of live campaigns', () => {
  test('has the soonest deadline first', async () => {
    await live('third', 9);
    await live('first', 1);
    await live('second', 4);
    expect((await page({})).titles).toEqual(['first', 'second', 'third']);
  });

  test('shows each campaign whole, and may be kept for two seconds', async () => {
    const rewards = [{ id: 'mug', title: 'A mug', priceMinor: 1500, stock: 3 }];
    const { id } = await stores.given('live', { rewards });
    const query: ListCampaignsQuery = { state: 'live', limit: 20 };
    expect(await listCampaigns(stores, request({ query }))).toMatchObject({
      cacheSeconds: 2,
      body: {
        items: [
          {
            ...{ id, state: 'live', deadline: '2026-10-06T12:00:00.000Z', progress: 0 },
            rewards: [{ id: 'mug', stock: 3, remaining: 3 }],
            totals: { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 },
          },
        ],
      },
    });
  });

  test('has neither drafts nor what was cancelled or has ended', async () => {
    await stores.given('draft', { title: 'a draft' });
    await stores.given('cancelled', { title: 'cancelled' });
    await live('ended', -1);
    await live('live', 1);
    expect((await page({})).titles).toEqual(['live']);
  });

  test('ends with the deadline, not with the seal', async () => {
    await stores.given('live', { title: 'at its end' });
    clock.set(deadlineMs - 1);
    expect((await page({ state: 'live' })).titles).toEqual(['at its end']);
    expect((await page({ state: 'past' })).titles).toEqual([]);
    clock.set(deadlineMs);
    expect((await page({ state: 'live' })).titles).toEqual([]);
    expect((await page({ state: 'past' })).titles).toEqual(['at its end']);
  });

  /** Live and upcoming by turns: live on odd days. */
  async function givenByTurns(days: number): Promise<void> {
    for (let day = 1; day <= days; day += 2) {
      await live(`live ${day}`, day);
      const opensAtMs = pledgedAtMs + hourMs;
      const times = { opensAtMs, deadlineMs: pledgedAtMs + (day + 1) * dayMs };
      await stores.given('upcoming', { title: `upcoming ${day + 1}`, ...times });
    }
  }

  test.each([1, 2, 3, 4, 20])(
    'has each campaign once in pages of %d, however many upcoming ones lie between',
    async (limit) => {
      await givenByTurns(8);
      const read = {
        live: await pages({ state: 'live', limit }),
        upcoming: await pages({ state: 'upcoming', limit }),
      };
      expect(read.live.flat()).toEqual(['live 1', 'live 3', 'live 5', 'live 7']);
      expect(read.upcoming.flat()).toEqual([
        ...['upcoming 2', 'upcoming 4', 'upcoming 6', 'upcoming 8'],
      ]);
      for (const titles of Object.values(read).flat())
        expect(titles.length).toBeLessThanOrEqual(limit);
    },
  );

  test('is not read on for a page that holds something already', async () => {
    await givenByTurns(8);
    table.calls.length = 0;
    expect((await page({ limit: 4 })).titles).toEqual(['live 1', 'live 3']);
    expect(table.count('Query')).toBe(1);
  });
});

test('a campaign is upcoming until the moment of its opening, whoever writes that down', async () => {
  const opensAtMs = pledgedAtMs + hourMs;
  await stores.given('upcoming', { title: 'soon', opensAtMs });
  clock.set(opensAtMs - 1);
  expect((await page({ state: 'upcoming' })).titles).toEqual(['soon']);
  expect((await page({ state: 'live' })).titles).toEqual([]);
  clock.set(opensAtMs);
  expect((await page({ state: 'upcoming' })).titles).toEqual([]);
  expect((await page({ state: 'live' })).titles).toEqual(['soon']);
});

describe('the section of past campaigns', () => {
  async function givenPast(): Promise<void> {
    clock.set(deadlineMs + hourMs);
    await stores.given('settled', { title: 'settled, older', deadlineMs: deadlineMs - 2 * dayMs });
    await stores.given('settled', { title: 'settled', deadlineMs });
    await stores.given('settling', { title: 'settling, older', deadlineMs: deadlineMs - dayMs });
    await stores.given('settling', { title: 'settling', deadlineMs: deadlineMs - minuteMs });
    await stores.given('closing', { title: 'closing', deadlineMs });
    await stores.given('live', { title: 'live', deadlineMs: deadlineMs + dayMs });
  }
  const inOrder = ['closing', 'settling', 'settling, older', 'settled', 'settled, older'];

  test('has those being settled first, each part with the latest first', async () => {
    await givenPast();
    expect(await page({ state: 'past' })).toEqual({ titles: inOrder, next: undefined });
  });

  test.each([1, 2, 3, 4, 5])(
    'has each campaign once in pages of %d, over the border between its parts',
    async (limit) => {
      await givenPast();
      const read = await pages({ state: 'past', limit });
      expect(read.flat()).toEqual(inOrder);
      for (const titles of read) expect(titles.length).toBeLessThanOrEqual(limit);
    },
  );

  test('has what was cancelled from that moment on, at rest or not', async () => {
    const cancelled = await stores.given('cancelled', { title: 'cancelled' });
    clock.set(cancelled.cancelledAtMs);
    expect((await page({ state: 'past' })).titles).toEqual(['cancelled']);
    await campaigns.apply(cancelled, { type: 'CancellationSettled', atMs: clock() });
    expect((await page({ state: 'past' })).titles).toEqual(['cancelled']);
  });
});

describe('a cursor', () => {
  test.each(['live', 'upcoming', 'past'] as const)('that was made up is no place in %s', (state) =>
    expect(page({ state, cursor: 'bm9uZQ' })).rejects.toThrow(InvalidCursorError),
  );

  test('of the settled part is no place in another section', async () => {
    await expect(page({ state: 'live', cursor: 'resting.' })).rejects.toThrow(InvalidCursorError);
  });
});
