import { describe, expect, test } from '@jest/globals';
import { listCampaignDeliveries } from '../../functions/list-campaign-deliveries/list-campaign-deliveries.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { useDeliveries } from '../support/deliveries.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { dayMs } from '../support/given.ts';

const world = useDeliveries();
const list = (id: string, limit = 20, cursor?: string) =>
  listCampaignDeliveries(world.deps, request({ path: { id }, query: { limit, cursor } }));

type Item = { readonly pledgeId: string; readonly isLate: boolean };

describe('the deliveries of a campaign', () => {
  test('are counted, burnt down day by day, and listed with late ones first', async () => {
    const { campaign, ids } = await world.delivering([{}, {}, { rewardId: 'book' }, {}]);
    const arrives = (place: number) =>
      world.say(
        campaign,
        { reference: `R${place}`, pledgeId: ids[place], status: 'dispatched' },
        { reference: `R${place}`, status: 'delivered' },
      );
    await arrives(0);
    world.clock.advance(dayMs);
    await arrives(1);
    world.table.calls.length = 0;
    const answer = bodyOf(await list(campaign.id));
    expect(answer).toMatchObject({
      ...{ waiting: 2, shipping: 0, fulfilled: 2, closed: 0, late: 2 },
      burnDown: [
        { day: '2026-12-05', ended: 1, open: 3 },
        { day: '2026-12-06', ended: 1, open: 2 },
      ],
    });
    const items = answer['items'] as Item[];
    expect(items.map(({ pledgeId, isLate }) => [pledgeId, isLate])).toEqual([
      [ids[2], true],
      [ids[3], true],
    ]);
    expect(world.table.count('Scan')).toBe(0);
    expect(answer).not.toHaveProperty('nextCursor');
  });

  test('come page by page over all shards, each once', async () => {
    const { campaign, ids } = await world.delivering(Array.from({ length: 7 }, () => ({})));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = bodyOf(await list(campaign.id, 3, cursor));
      seen.push(...(page['items'] as Item[]).map(({ pledgeId }) => pledgeId));
      cursor = page['nextCursor'] as string | undefined;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual([...ids].sort());
  });

  test('are refused with a cursor of another list, and of no campaign', async () => {
    const { campaign } = await world.delivering([]);
    await expect(list(campaign.id, 3, 'x')).rejects.toThrow(InvalidCursorError);
    expect(codeOf(await list('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
  });
});
