import { describe, expect, test } from '@jest/globals';
import type { PledgeEvent, PledgeEventType } from '../../shared/domain/pledge.ts';
import { evolvePledge, givesHoldsBack, pledgeStates } from '../../shared/domain/pledge.ts';
import { TransientError } from '../../shared/errors.ts';
import { counterKey, pledgeIdFor, pledgeKey } from '../../shared/store/keys.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { pledgeFromItem, pledgeToItem } from '../../shared/store/pledge-item.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { pledgeEvents } from '../support/events.ts';
import {
  campaignIn,
  givenPledge,
  minuteMs,
  paymentOf,
  pending,
  pledgeAfter,
  pledgeEventsTo,
  pledgeIn,
  pledgedAtMs,
} from '../support/given.ts';
import { itemBytes } from '../support/item-size.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const store = pledgeStore(table, () => 0);
const types = Object.keys(pledgeEvents) as PledgeEventType[];

/** Pledges of one test never meet those of another. */
let campaigns = 1000;
const newCampaign = () => campaignIn('live', { number: (campaigns += 1) });

async function itemOf(pledgeId: string): Promise<Record<string, unknown>> {
  const key = { TableName: table.name, Key: pledgeKey(pledgeId), ConsistentRead: true };
  const { Item: item } = await table.client.send(new GetCommand(key));
  return item ?? {};
}

async function counted(campaignId: string, counter: string): Promise<unknown> {
  const key = { TableName: table.name, Key: counterKey(campaignId, counter), ConsistentRead: true };
  const { Item: item } = await table.client.send(new GetCommand(key));
  return item?.['left'] ?? item?.['taken'];
}

describe('creating', () => {
  test('writes the pledge once, in one call', async () => {
    const pledge = pending({ campaign: newCampaign() });
    expect(await store.create(pledge, undefined)).toEqual({ created: pledge });
    expect(table.count()).toBe(1);
    expect(await store.get(pledge.id)).toEqual(pledge);
  });

  test('again answers with the pledge that is there, as it is by now', async () => {
    const campaign = newCampaign();
    const confirmed = await givenPledge(table, 'confirmed', { campaign });
    table.calls.length = 0;
    expect(await store.create(pending({ campaign }), undefined)).toEqual({ existing: confirmed });
    expect(table.count()).toBe(1);
    expect(await store.get(confirmed.id)).toEqual(confirmed);
  });

  test('twenty times at once is one creation and nineteen answers', async () => {
    const pledge = pending({ campaign: newCampaign() });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => store.create(pledge, undefined)),
    );
    expect(answers.filter((answer) => 'created' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => 'existing' in answer)).toHaveLength(19);
  });

  test('what is not there is nothing', async () => {
    const id = pledgeIdFor(newCampaign().id, { backerId: 'nobody', idempotencyKey: 'x' });
    expect(await store.get(id)).toBeUndefined();
  });
});

describe('a step', () => {
  const legal = pledgeStates.flatMap((state) =>
    types.flatMap((type) =>
      evolvePledge(pledgeIn(state), pledgeEvents[type]) ? [{ state, type }] : [],
    ),
  );
  const illegal = pledgeStates.flatMap((state) =>
    types.flatMap((type) =>
      evolvePledge(pledgeIn(state), pledgeEvents[type]) ? [] : [{ state, type }],
    ),
  );

  test.each(legal)(
    'of a $state pledge by $type leaves the same in memory and in the table',
    async ({ state, type }) => {
      const pledge = await givenPledge(table, state, {
        campaign: newCampaign(),
        rewardId: 'kettle',
      });
      const event = type === 'PledgeChanged' ? changedWithoutHolds : pledgeEvents[type];
      const expected = evolvePledge(pledge, event);
      expect(await store.apply(pledge, event)).toEqual({ applied: expected });
      expect(await store.get(pledge.id)).toEqual(expected);
    },
  );

  test.each(legal.filter(({ type }) => !givesHoldsBack(type) && type !== 'PledgeChanged'))(
    'of a $state pledge by $type without reading leaves the same',
    async ({ state, type }) => {
      const pledge = await givenPledge(table, state, { campaign: newCampaign() });
      const expected = evolvePledge(pledge, pledgeEvents[type]);
      table.calls.length = 0;
      expect(await store.advance(pledge.id, pledgeEvents[type], [state])).toEqual({
        applied: expected,
      });
      expect(table.count()).toBe(1);
      expect(await store.get(pledge.id)).toEqual(expected);
    },
  );

  test('that the table does not allow is not written', async () => {
    for (const { state, type } of illegal) {
      const pledge = await givenPledge(table, state, { campaign: newCampaign() });
      table.calls.length = 0;
      expect(await store.apply(pledge, pledgeEvents[type])).toEqual({ standing: pledge });
      expect(table.count()).toBe(0);
    }
  });

  test('of a pledge that has moved is refused, and tells where it is', async () => {
    const pledge = await givenPledge(table, 'pending', { campaign: newCampaign() });
    const confirmed = await store.apply(pledge, pledgeEvents.PledgeConfirmed);
    expect(await store.apply(pledge, pledgeEvents.PledgeLapsed)).toEqual({
      standing: 'applied' in confirmed && confirmed.applied,
    });
  });

  test('of a pledge that was changed meanwhile is refused, though its state is the same', async () => {
    const pledge = await givenPledge(table, 'pending', { campaign: newCampaign() });
    await store.apply(pledge, changedWithoutHolds);
    const late = await store.apply(pledge, pledgeEvents.PledgeConfirmed);
    expect(late).toMatchObject({ standing: { state: 'pending', version: 2 } });
  });

  test('taken by two at once is written once', async () => {
    const pledge = await givenPledge(table, 'confirmed', { campaign: newCampaign() });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        store.advance(pledge.id, pledgeEvents.PledgeCollectionStarted, ['confirmed']),
      ),
    );
    expect(answers.filter((answer) => 'applied' in answer)).toHaveLength(1);
    expect((await store.get(pledge.id))?.version).toBe(3);
  });

  test('of a pledge that is not there creates none', async () => {
    const pledge = pledgeIn('confirmed', { campaign: newCampaign() });
    expect(
      await store.advance(pledge.id, pledgeEvents.PledgeCollectionStarted, ['confirmed']),
    ).toEqual({ standing: undefined });
    expect(await store.apply(pledge, pledgeEvents.PledgeCancelled)).toEqual({
      standing: undefined,
    });
    expect(await store.get(pledge.id)).toBeUndefined();
  });

  const changedWithoutHolds = { ...pledgeEvents.PledgeChanged, holds: [] };
});

describe('a step without reading', () => {
  test('is taken from the named states only', async () => {
    const pledge = await givenPledge(table, 'past_due', { campaign: newCampaign() });
    const event = pledgeEvents.PledgeCollectionStarted;
    expect(await store.advance(pledge.id, event, ['confirmed'])).toEqual({ standing: pledge });
    expect(await store.advance(pledge.id, event, ['confirmed', 'past_due'])).toMatchObject({
      applied: { state: 'collecting', version: 5 },
    });
  });

  test.each<[string, PledgeEvent, Parameters<typeof store.advance>[2]]>([
    ['gives holds back, which only a reader knows', pledgeEvents.PledgeLapsed, ['pending']],
    ['the table does not allow', pledgeEvents.PledgeDropped, ['pending']],
    ['leads to different states', pledgeEvents.PledgeChanged, ['pending', 'confirmed']],
    ['comes from nowhere', pledgeEvents.PledgeConfirmed, []],
  ])('is a bug when it %s', async (_why, event, from) => {
    const { id } = pending();
    await expect(store.advance(id, event, from)).rejects.toThrow('cannot be written from');
  });
});

describe('leaving', () => {
  const holds = [
    { counter: 'stock#kettle#0', units: 2 },
    { counter: 'stock#kettle#1', units: 1 },
    { counter: 'backer#kettle#backer-1', units: 3 },
  ];

  async function holding(state: 'pending' | 'confirmed') {
    const campaign = newCampaign();
    await table.put({ ...counterKey(campaign.id, 'stock#kettle#0'), left: 5 });
    await table.put({ ...counterKey(campaign.id, 'stock#kettle#1'), left: 0 });
    await table.put({ ...counterKey(campaign.id, 'backer#kettle#backer-1'), taken: 3 });
    const wishes = { campaign, holds, rewardId: 'kettle', quantity: 3, amountMinor: 14_700 };
    return givenPledge(table, state, wishes);
  }

  const left = async (campaignId: string) =>
    Promise.all(holds.map(({ counter }) => counted(campaignId, counter)));

  test.each([
    ['pending', 'PledgeLapsed'],
    ['pending', 'PledgeCancelled'],
    ['confirmed', 'PledgeCancelled'],
    ['confirmed', 'PledgeReleased'],
  ] as const)('a %s pledge gives back what it held, in one write: %s', async (state, type) => {
    const pledge = await holding(state);
    table.calls.length = 0;
    const step = await store.apply(pledge, pledgeEvents[type]);
    expect(step).toMatchObject({ applied: { holds: [] } });
    expect(table.calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    expect(await left(pledge.campaignId)).toEqual([7, 1, 0]);
    expect(await itemOf(pledge.id)).toMatchObject({ holds: [] });
  });

  test('twice gives back once', async () => {
    const pledge = await holding('confirmed');
    await store.apply(pledge, pledgeEvents.PledgeCancelled);
    expect(await store.apply(pledge, pledgeEvents.PledgeReleased)).toMatchObject({
      standing: { state: 'cancelled' },
    });
    expect(await left(pledge.campaignId)).toEqual([7, 1, 0]);
  });

  test('staying and paying gives nothing back', async () => {
    const pledge = await holding('confirmed');
    const started = await store.apply(pledge, pledgeEvents.PledgeCollectionStarted);
    const collecting = 'applied' in started ? started.applied : pledge;
    expect(await store.apply(collecting, pledgeEvents.PledgeCollected)).toMatchObject({
      applied: { state: 'collected', holds },
    });
    expect(await left(pledge.campaignId)).toEqual([5, 0, 3]);
  });

  test('gives nothing back when the pledge was not written', async () => {
    const pledge = await holding('confirmed');
    const moved = { ...pledge, version: pledge.version - 1 };
    expect(await store.apply(moved, pledgeEvents.PledgeCancelled)).toEqual({ standing: pledge });
    expect(await left(pledge.campaignId)).toEqual([5, 0, 3]);
  });
});

describe('trouble', () => {
  test.each([
    ['GetItem', 'ProvisionedThroughputExceededException'],
    ['GetItem', 'InternalServerError'],
    ['UpdateItem', 'ThrottlingException'],
    ['UpdateItem', 'TransactionConflictException'],
    ['PutItem', 'RequestLimitExceeded'],
    ['Query', 'ThrottlingException'],
  ])('of DynamoDB is transient: %s fails with %s', async (operation, name) => {
    const pledge = await givenPledge(table, 'pending', { campaign: newCampaign() });
    table.failNext(operation, name);
    const calls: Record<string, () => Promise<unknown>> = {
      GetItem: () => store.get(pledge.id),
      UpdateItem: () => store.apply(pledge, pledgeEvents.PledgeConfirmed),
      PutItem: () => store.create(pledge, undefined),
      Query: () => store.listByBacker('backer-1', {}),
    };
    await expect(calls[operation]?.()).rejects.toThrow(TransientError);
  });

  test('of another kind passes as it is', async () => {
    const pledge = await givenPledge(table, 'pending', { campaign: newCampaign() });
    table.failNext('UpdateItem', 'ValidationException');
    await expect(store.apply(pledge, pledgeEvents.PledgeConfirmed)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('an item', () => {
  test('is read back as it was written, in every state', () => {
    const pledges = pledgeStates.map((state) => pledgeIn(state, { rewardId: 'kettle' }));
    expect(pledges.map((pledge) => pledgeFromItem(pledgeToItem(pledge)))).toEqual(pledges);
  });

  /** Lengths as they come: a UUID as subject, 40 characters as reward, Stripe's ids. */
  const realistic = {
    backerId: 'auth0|5f7c8ec7c33c6c004bbafe82',
    rewardId: 'smart-kettle-double-pack-early-bird-2026',
    quantity: 2,
    amountMinor: 1_999_800,
    holds: [
      { counter: 'stock#smart-kettle-double-pack-early-bird-2026#31', units: 2 },
      {
        counter: `backer#smart-kettle-double-pack-early-bird-2026#auth0|5f7c8ec7c33c6c004bbafe82`,
        units: 2,
      },
    ],
  };
  const realPayment = {
    intentId: 'pi_3QabCdEfGhIjKlMn0OpQrStU',
    customerId: 'cus_RbCdEfGhIjKlMn',
    paymentMethodId: 'pm_1QabCdEfGhIjKlMnOpQrStUv',
    captureBeforeMs: pledgedAtMs + 7 * 24 * 60 * minuteMs,
  };

  test('stays below one write unit through a whole life', () => {
    const prepared = {
      type: 'PledgePrepared',
      atMs: pledgedAtMs + 1,
      prepared: {
        intentId: realPayment.intentId,
        clientSecret: `${realPayment.intentId}_secret_aBcDeFgHiJkLmNoPqRsTuVwXy`,
      },
    } as const;
    const sizes = pledgeStates.map((state) => {
      const created = pending(realistic);
      const events = pledgeEventsTo(state, { ...realistic, payment: realPayment });
      return { state, bytes: itemBytes(pledgeToItem(pledgeAfter(created, [prepared, ...events]))) };
    });
    expect(sizes.filter(({ bytes }) => bytes > 1024)).toEqual([]);
    expect(Math.max(...sizes.map(({ bytes }) => bytes))).toBeGreaterThan(700);
  });

  test('has no second copy of what its keys say', () => {
    const names = Object.keys(pledgeToItem(pending()));
    const copies = ['id', 'campaignId', 'backerId'];
    expect(names.filter((name) => copies.includes(name))).toEqual([]);
  });
});

describe('lists', () => {
  test('of a shard come page by page, each pledge once', async () => {
    const campaign = newCampaign();
    const pledges = await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        givenPledge(table, 'confirmed', { campaign, number }),
      ),
    );
    const found: string[] = [];
    for (const shard of '0123456789abcdef') {
      let after: string | undefined;
      do {
        const options = { consistent: true, limit: 2, after };
        const page = await store.listShard(campaign.id, shard, options);
        found.push(...page.pledges.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
    }
    expect(found.sort()).toEqual(pledges.map(({ id }) => id).sort());
  });

  test('of a backer come newest first, and hold nobody else', async () => {
    const campaign = newCampaign();
    const mine = await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        givenPledge(table, 'confirmed', {
          campaign,
          number,
          backerId: 'collector',
          createdAtMs: pledgedAtMs + number * minuteMs,
          payment: paymentOf(number),
        }),
      ),
    );
    await givenPledge(table, 'pending', { campaign, number: 6, backerId: 'collector-2' });
    const first = await store.listByBacker('collector', { limit: 3 });
    expect(first.pledges).toEqual([mine[4], mine[3], mine[2]]);
    const second = await store.listByBacker('collector', { limit: 3, after: first.next });
    expect(second.pledges).toEqual([mine[1], mine[0]]);
    expect(second.next).toBeUndefined();
  });

  test("refuse another backer's cursor", async () => {
    const campaign = newCampaign();
    for (const number of [1, 2])
      await givenPledge(table, 'pending', { campaign, number, backerId: 'reader' });
    const { next } = await store.listByBacker('reader', { limit: 1 });
    await expect(store.listByBacker('collector', { after: next })).rejects.toMatchObject({
      name: 'InvalidCursorError',
    });
  });
});
