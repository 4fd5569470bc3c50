import { expect, test } from '@jest/globals';
import { lapsePledge } from '../../functions/lapse-pledge/lapse-pledge.ts';
import { PoisonError, TransientError } from '../../shared/errors.ts';
import type { ReleaseMessage } from '../../shared/queues/messages.ts';
import { useStores } from '../support/fanfund.ts';
import { givenPledge, minuteMs, pledgedAtMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const stores = useStores();
const { clock, table } = stores;

function wired(atMs: number) {
  clock.set(atMs);
  return { ...stores, releases: keptQueue<ReleaseMessage>() };
}

const eventOf = (pledge: { readonly id: string; readonly campaignId: string }) => ({
  name: 'PledgeCreated',
  campaignId: pledge.campaignId,
  pledgeId: pledge.id,
});

const overAtMs = pledgedAtMs + 15 * minuteMs;

test('a pledge that was not set up in time is sent to be released', async () => {
  const pledge = await givenPledge(table, 'pending', { campaign: await stores.given('live') });
  const deps = wired(overAtMs);
  await lapsePledge(deps, eventOf(pledge));
  expect(deps.releases.sent).toEqual([
    {
      message: { pledgeId: pledge.id, reason: 'lapsed' },
      options: { campaignId: pledge.campaignId },
    },
  ]);
});

test('news that come one moment early come again', async () => {
  const pledge = await givenPledge(table, 'pending', { campaign: await stores.given('live') });
  const deps = wired(overAtMs - 1);
  await expect(lapsePledge(deps, eventOf(pledge))).rejects.toThrow(TransientError);
  expect(deps.releases.messages).toEqual([]);
});

test.each(['confirmed', 'collected', 'cancelled', 'lapsed'] as const)(
  'a %s pledge is left alone',
  async (state) => {
    const pledge = await givenPledge(table, state, { campaign: await stores.given('live') });
    const deps = wired(overAtMs);
    await lapsePledge(deps, eventOf(pledge));
    expect(deps.releases.messages).toEqual([]);
  },
);

test('an event that names no pledge is poison', async () => {
  const event = { name: 'PledgeCreated', campaignId: 'cmp_aaaaaaaaaaaaaaaa' };
  await expect(lapsePledge(wired(overAtMs), event)).rejects.toThrow(PoisonError);
});

test("a partner's pledge whose card is to be saved and that holds nothing waits for Stripe", async () => {
  const pledge = await givenPledge(table, 'pending', { campaign: await stores.given('live') });
  const partner = { id: 'prt_1', reference: 'order-1' };
  const pledges = { ...stores.pledges, get: () => Promise.resolve({ ...pledge, partner }) };
  const deps = { ...wired(overAtMs), pledges };
  await lapsePledge(deps, eventOf(pledge));
  expect(deps.releases.messages).toEqual([]);
});
