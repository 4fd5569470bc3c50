import { expect, test } from '@jest/globals';
import { listMyPledges } from '../../functions/list-my-pledges/list-my-pledges.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { bodyOf, callerOf, request, useStores } from '../support/fanfund.ts';
import { givenPledge, minuteMs, pledgedAtMs } from '../support/given.ts';

const stores = useStores();
const { table } = stores;

type Page = { readonly items: { readonly id: string }[]; readonly nextCursor?: string };

const list = async (backerId: string, limit = 20, cursor?: string): Promise<Page> => {
  const query = { limit, ...(cursor !== undefined && { cursor }) };
  const answer = await listMyPledges(stores, request({ caller: callerOf(backerId), query }));
  return bodyOf(answer) as unknown as Page;
};

/** Five pledges to two campaigns, a minute apart; newest first. */
async function given(backerId: string): Promise<string[]> {
  const campaigns = [await stores.given('live'), await stores.given('settled')] as const;
  const ids: string[] = [];
  for (let number = 0; number < 5; number += 1) {
    const pledge = await givenPledge(table, number % 2 === 0 ? 'confirmed' : 'cancelled', {
      ...{ campaign: campaigns[number % 2 === 0 ? 0 : 1], number, backerId },
      createdAtMs: pledgedAtMs + number * minuteMs,
    });
    ids.unshift(pledge.id);
  }
  return ids;
}

test.each([1, 2, 5, 100])('all pledges of a backer come newest first, by %d', async (limit) => {
  const backerId = `anna-${limit}`;
  const ids = await given(backerId);
  const found: string[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = await list(backerId, limit, cursor);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    more = cursor !== undefined;
  }
  expect(found).toEqual(ids);
});

test('a backer sees none of another one, whose name begins alike', async () => {
  await given('ben');
  expect((await list('be')).items).toEqual([]);
  expect((await list('ben2')).items).toEqual([]);
});

test('a cursor of another backer opens nothing', async () => {
  await given('clara');
  const { nextCursor } = await list('clara', 2);
  expect(nextCursor).toEqual(expect.any(String));
  await expect(list('dora', 2, nextCursor)).rejects.toThrow(InvalidCursorError);
});

test.each(['nonsense', 'e30', ''])('a cursor that is none is told so: %j', async (cursor) => {
  await expect(list('anna', 2, cursor)).rejects.toThrow(InvalidCursorError);
});
