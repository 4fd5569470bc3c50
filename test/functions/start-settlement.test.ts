import { describe, expect, test } from '@jest/globals';
import { startSettlement } from '../../functions/start-settlement/start-settlement.ts';
import type { CollectMessage, CompleteMessage } from '../../shared/queues/messages.ts';
import type { ReleaseMessage } from '../../shared/queues/messages.ts';
import { useStores } from '../support/fanfund.ts';
import { givenPledge, sealedAtMs, secondMs } from '../support/given.ts';
import type { CampaignIn } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const stores = useStores();
const { clock, table } = stores;

function wired() {
  clock.set(sealedAtMs + 2 * secondMs);
  const collections = keptQueue<CollectMessage>();
  const releases = keptQueue<ReleaseMessage>();
  const completions = keptQueue<CompleteMessage>();
  return { ...stores, collections, releases, completions };
}

const eventOf = ({ id: campaignId }: { readonly id: string }) => ({
  name: 'CampaignFunded',
  eventId: 'event-1',
  campaignId,
});

/** Enough of them to lie in every shard. */
async function confirmed(campaign: CampaignIn<'settling' | 'cancelled'>, count: number) {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1)
    ids.push((await givenPledge(table, 'confirmed', { campaign, number })).id);
  return ids.sort();
}

describe('a funded campaign', () => {
  test('has each of its pledges collected, one message for each', async () => {
    const deps = wired();
    const campaign = await stores.given('settling', { collection: 'authorize' });
    const ids = await confirmed(campaign, 60);
    expect(new Set(ids.map((id) => id.charAt(20))).size).toBe(16);
    await startSettlement(deps, eventOf(campaign));
    expect(deps.collections.messages.map(({ pledgeId }) => pledgeId).sort()).toEqual(ids);
    expect(new Set(deps.collections.messages.map(({ collection }) => collection))).toEqual(
      new Set(['authorize']),
    );
    expect(deps.releases.messages).toEqual([]);
  });

  test('has its pledges in a group of its own, so that it starves no other', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    await confirmed(campaign, 3);
    await startSettlement(deps, eventOf(campaign));
    expect(deps.collections.sent.map(({ options }) => options)).toEqual(
      Array.from({ length: 3 }, () => ({ campaignId: campaign.id })),
    );
  });

  test('releases what was confirmed after the seal, and lapses what never was', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    const late = await givenPledge(table, 'confirmed', {
      ...{ campaign, number: 1, confirmedAtMs: sealedAtMs + 1 },
    });
    const pending = await givenPledge(table, 'pending', { campaign, number: 2 });
    await startSettlement(deps, eventOf(campaign));
    expect(deps.collections.messages).toEqual([]);
    const byId = new Map(deps.releases.messages.map(({ pledgeId, reason }) => [pledgeId, reason]));
    expect(byId).toEqual(
      new Map([
        [late.id, 'too_late'],
        [pending.id, 'lapsed'],
      ]),
    );
  });

  test('leaves alone what is at its end', async () => {
    const deps = wired();
    const campaign = await stores.given('settling');
    const ended = ['collected', 'released', 'cancelled', 'lapsed', 'dropped'] as const;
    for (const [number, state] of ended.entries())
      await givenPledge(table, state, { campaign, number });
    await startSettlement(deps, eventOf(campaign));
    expect([deps.collections.messages, deps.releases.messages]).toEqual([[], []]);
  });
});

test.each([
  ['unfunded', 'all-or-nothing', 'release'],
  ['unfunded', 'keep-it-all', 'collect'],
  ['funded', 'all-or-nothing', 'collect'],
] as const)('an %s campaign of kind %s: %s', async (outcome, fundingModel, step) => {
  const deps = wired();
  const campaign = await stores.given('settling', { outcome, fundingModel });
  const [pledgeId] = await confirmed(campaign, 1);
  await startSettlement(deps, eventOf(campaign));
  const { collections, releases } = deps;
  expect({ collect: collections.messages, release: releases.messages }).toEqual({
    collect: step === 'collect' ? [{ pledgeId, collection: 'save-card' }] : [],
    release: step === 'release' ? [{ pledgeId, reason: 'campaign_unfunded' }] : [],
  });
});

test('a cancelled campaign has every pledge given back', async () => {
  const deps = wired();
  const campaign = await stores.given('cancelled');
  const ids = await confirmed(campaign, 2);
  await startSettlement(deps, eventOf(campaign));
  expect(deps.collections.messages).toEqual([]);
  expect(deps.releases.messages.map(({ pledgeId }) => pledgeId).sort()).toEqual(ids);
  expect(deps.releases.messages[0]?.reason).toBe('campaign_cancelled');
});

test('the first check of the settlement comes after two seconds', async () => {
  const deps = wired();
  const campaign = await stores.given('settling');
  await startSettlement(deps, eventOf(campaign));
  expect(deps.completions.sent).toEqual([
    {
      message: { campaignId: campaign.id, checked: 0 },
      options: { campaignId: campaign.id, delaySeconds: 2 },
    },
  ]);
});

test.each(['draft', 'upcoming', 'live', 'closing', 'settled'] as const)(
  'an event that comes again is nothing to do for a %s campaign',
  async (state) => {
    const deps = wired();
    const campaign = await stores.given(state);
    await startSettlement(deps, eventOf(campaign));
    expect(deps.completions.messages).toEqual([]);
  },
);
