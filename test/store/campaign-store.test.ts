import { describe, expect, test } from '@jest/globals';
import type { CampaignEventType, CampaignState } from '../../shared/domain/campaign.ts';
import { evolveCampaign } from '../../shared/domain/campaign.ts';
import { InvalidCursorError, TransientError } from '../../shared/errors.ts';
import type { CampaignRange } from '../../shared/store/campaign-store.ts';
import {
  campaignEventOf,
  campaignFromItem,
  campaignStore,
  isCampaignItem,
} from '../../shared/store/campaign-store.ts';
import { readStock, remainingByReward } from '../../shared/store/holds.ts';
import { campaignKey, counterKey } from '../../shared/store/keys.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { campaignEvents } from '../support/events.ts';
import {
  campaignIn,
  dayMs,
  deadlineMs,
  draft,
  givenCampaign,
  hourMs,
  kettle,
  startMs,
} from '../support/given.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const store = campaignStore(table);
let campaigns = 3000;
const next = (): number => (campaigns += 1);

async function itemOf(campaignId: string): Promise<Record<string, unknown>> {
  const key = { TableName: table.name, Key: campaignKey(campaignId), ConsistentRead: true };
  const { Item: item } = await table.client.send(new GetCommand(key));
  return item ?? {};
}

describe('a campaign', () => {
  test('is created once; again answers with the one that is there', async () => {
    const campaign = draft({ number: next() });
    expect(await store.create(campaign)).toBeUndefined();
    expect(await store.create({ ...campaign, title: 'Another' })).toEqual(campaign);
    expect(await store.get(campaign.id)).toEqual(campaign);
  });

  test('that is not there is nothing', async () => {
    expect(await store.get(draft({ number: next() }).id)).toBeUndefined();
  });

  const states: CampaignState[] = [
    'draft',
    'upcoming',
    'live',
    'closing',
    'settling',
    'settled',
    'cancelled',
  ];
  const steps = states.flatMap((state) =>
    (Object.keys(campaignEvents) as CampaignEventType[]).flatMap((type) =>
      evolveCampaign(campaignIn(state), campaignEvents[type]) ? [{ state, type }] : [],
    ),
  );

  test.each(steps)('that is $state takes $type and leaves it in its item', async (step) => {
    const campaign = await givenCampaign(table, step.state, { number: next() });
    const event = campaignEvents[step.type];
    const expected = evolveCampaign(campaign, event);
    expect(await store.apply(campaign, event)).toEqual({ applied: expected });
    expect(await store.get(campaign.id)).toEqual(expected);
    expect(campaignEventOf(await itemOf(campaign.id))).toEqual({
      type: step.type,
      atMs: event.atMs,
    });
  });

  test('refuses what its table does not allow without a write', async () => {
    const campaign = await givenCampaign(table, 'settled', { number: next() });
    table.calls.length = 0;
    expect(await store.apply(campaign, campaignEvents.CampaignCancelled)).toEqual({
      standing: campaign,
    });
    expect(table.count()).toBe(0);
  });

  test('that has moved refuses a step and tells where it is', async () => {
    const before = await givenCampaign(table, 'live', { number: next() });
    await store.apply(before, campaignEvents.CampaignCancelled);
    expect(await store.apply(before, campaignEvents.CampaignSealed)).toMatchObject({
      standing: { id: before.id, state: 'cancelled' },
    });
  });

  test('decides its outcome once, whoever asks at the same time', async () => {
    const closing = await givenCampaign(table, 'closing', { number: next() });
    const answers = await Promise.all([
      store.apply(closing, campaignEvents.CampaignFunded),
      store.apply(closing, campaignEvents.CampaignUnfunded),
      store.apply(closing, campaignEvents.CampaignFunded),
    ]);
    expect(answers.filter((answer) => 'applied' in answer)).toHaveLength(1);
  });

  test('that is not there cannot be stepped into being', async () => {
    const campaign = campaignIn('live', { number: next() });
    expect(await store.apply(campaign, campaignEvents.CampaignSealed)).toEqual({
      standing: undefined,
    });
    expect(await store.get(campaign.id)).toBeUndefined();
  });

  test('is told from every other item', async () => {
    const campaign = await givenCampaign(table, 'live', { number: next() });
    const item = await itemOf(campaign.id);
    expect(isCampaignItem(item)).toBe(true);
    expect(isCampaignItem({ ...item, sk: 'REPORT' })).toBe(false);
    expect(campaignFromItem(item)).toEqual(campaign);
  });
});

describe('trouble', () => {
  test.each([
    ['GetItem', () => store.get(draft().id)],
    ['PutItem', () => store.create(draft({ number: next() }))],
    ['PutItem', () => store.apply(campaignIn('live'), campaignEvents.CampaignSealed)],
    ['Query', () => list({})],
  ])('with %s is transient', async (operation, call) => {
    table.failNext(operation, 'ThrottlingException');
    await expect(call()).rejects.toThrow(TransientError);
  });
});

const list = (range: Partial<CampaignRange>) =>
  store.list({ shelf: 'moving', order: 'soonest-first', limit: 100, ...range });

describe('a list', () => {
  /** Far from the deadlines of the other tests. */
  const farMs = deadlineMs + 1000 * dayMs;
  const within = { endsAfterMs: farMs, endsUntilMs: farMs + 100 * dayMs };

  test('holds what moves on one shelf and what rests on another, drafts on none', async () => {
    const at = (state: CampaignState, offsetMs: number) =>
      givenCampaign(table, state, { number: next(), deadlineMs: farMs + offsetMs });
    const upcoming = await at('upcoming', 3 * hourMs);
    const live = await at('live', hourMs);
    const settling = await at('settling', 2 * hourMs);
    const settled = await at('settled', hourMs);
    await at('draft', hourMs);
    const moving = await list(within);
    expect(moving.campaigns).toEqual([live, settling, upcoming]);
    expect(moving.next).toBeUndefined();
    const resting = await list({ ...within, shelf: 'resting' });
    expect(resting.campaigns).toEqual([settled]);
  });

  test('can begin with the latest', async () => {
    const { campaigns: found } = await list({ ...within, order: 'latest-first' });
    const ends = found.map((campaign) => campaign.deadlineMs);
    expect(ends).toEqual([farMs + 3 * hourMs, farMs + 2 * hourMs, farMs + hourMs]);
  });

  test.each([
    [2 * hourMs - 1, [farMs + hourMs]],
    [2 * hourMs, [farMs + hourMs, farMs + 2 * hourMs]],
  ])('until %d ms holds what ends by then, to the millisecond', async (untilMs, ends) => {
    const { campaigns: found } = await list({ ...within, endsUntilMs: farMs + untilMs });
    expect(found.map((campaign) => campaign.deadlineMs)).toEqual(ends);
  });

  test('counts a cancelled campaign as past from its cancellation', async () => {
    const number = next();
    const cancelled = await givenCampaign(table, 'cancelled', { number, deadlineMs: farMs });
    const around = { endsAfterMs: startMs + 2 * dayMs - 1, endsUntilMs: startMs + 2 * dayMs + 1 };
    const moving = await list(around);
    expect(moving.campaigns.map(({ id }) => id)).toContain(cancelled.id);
    await store.apply(cancelled, campaignEvents.CancellationSettled);
    const resting = await list({ ...around, shelf: 'resting' });
    expect(resting.campaigns.map(({ id }) => id)).toContain(cancelled.id);
  });

  test('comes page by page, each campaign once', async () => {
    const pages: number[] = [];
    let after: string | undefined;
    do {
      const page = await list({ ...within, limit: 2, after });
      pages.push(page.campaigns.length);
      after = page.next;
    } while (after !== undefined);
    expect(pages).toEqual([2, 1]);
  });

  test('refuses a cursor of another shelf, and what is none', async () => {
    const { next: cursor } = await list({ ...within, limit: 1 });
    await expect(list({ ...within, shelf: 'resting', after: cursor })).rejects.toThrow(
      InvalidCursorError,
    );
    await expect(list({ ...within, after: 'bm90IGpzb24' })).rejects.toThrow(InvalidCursorError);
    const half = Buffer.from('{"gsi1pk":"CAMPAIGNS#moving"}').toString('base64url');
    await expect(list({ ...within, after: half })).rejects.toThrow(InvalidCursorError);
  });
});

describe('filling the stock', () => {
  const limited = (stock: number) => ({ ...kettle, stock });
  const leftOf = async (campaign: Parameters<typeof store.fillStock>[0]) => {
    const left = await readStock(table, campaign.id, campaign.rewards, { consistent: true });
    return remainingByReward(campaign.rewards, left).get('kettle');
  };

  test('makes what every limited reward starts with', async () => {
    const mug = { id: 'mug', title: 'The mug', priceMinor: 1500 };
    const campaign = draft({ number: next(), rewards: [limited(25), mug] });
    await store.fillStock(campaign);
    expect(await leftOf(campaign)).toBe(25);
  });

  test('again changes nothing, so that a repeated publication gives no stock back', async () => {
    const campaign = draft({ number: next(), rewards: [limited(25)] });
    await store.fillStock(campaign);
    await table.put({ ...counterKey(campaign.id, 'stock#kettle#0'), left: 1, filledFor: 1 });
    await store.fillStock(campaign);
    expect(await leftOf(campaign)).toBe(1 + 8 + 8);
  });

  test.each([
    [50, 500],
    [500, 50],
    [25, 24],
  ])(
    'of a draft that was edited from %i to %i pieces after a publication broke off counts anew',
    async (before, after) => {
      const campaign = draft({ number: next(), rewards: [limited(before)] });
      await store.create(campaign);
      await store.fillStock(campaign);
      const edit = {
        ...campaignEvents.CampaignEdited,
        terms: { ...campaign, rewards: [limited(after)] },
      };
      const edited = await store.apply(campaign, edit);
      if (!('applied' in edited)) throw new Error('the draft was not edited');
      await store.fillStock(edited.applied);
      expect(await leftOf(edited.applied)).toBe(after);
      await store.fillStock(campaign);
      expect(await leftOf(edited.applied)).toBe(after);
    },
  );
});
