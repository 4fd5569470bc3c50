import { beforeEach, describe, expect, test } from '@jest/globals';
import { sweepPledges } from '../../functions/sweep-pledges/sweep-pledges.ts';
import type { Pledge, PledgeEvent, PledgeState } from '../../shared/domain/pledge.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import { useStores } from '../support/fanfund.ts';
import { disputeRecord, hourMs, minuteMs, pledgeIn, refundRecord } from '../support/given.ts';
import type { PledgeWishes } from '../support/given.ts';
import { campaignIn } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const stores = useStores();
const { clock, table, pledges } = stores;
const due = duePledges(table);

/** Each test has days of its own, and leaves nothing due behind. */
let dayMsNow = Date.UTC(2027, 0, 1);
beforeEach(async () => {
  clock.set(9e12);
  for (const shard of '0123')
    for (const pledge of (await due.list(shard, 9e12, { limit: 1000 })).pledges)
      await due.postpone(pledge, 9.9e12);
  clock.set((dayMsNow += 10 * 24 * hourMs));
});

function wired() {
  const metered: (readonly [string, number])[] = [];
  return {
    ...{ due, now: clock, metered },
    collections: keptQueue<unknown>(),
    dunnings: keptQueue<unknown>(),
    releases: keptQueue<unknown>(),
    authorizations: keptQueue<unknown>(),
    refunds: keptQueue<unknown>(),
    refundLooks: keptQueue<unknown>(),
    disputeLooks: keptQueue<unknown>(),
    meter: { count: (name: string, value: number) => void metered.push([name, value]) },
  };
}
type Wired = ReturnType<typeof wired>;
const sent = (deps: Wired) => ({
  collections: deps.collections.take(),
  dunnings: deps.dunnings.take(),
  releases: deps.releases.take(),
  authorizations: deps.authorizations.take(),
  refunds: deps.refunds.take(),
  refundLooks: deps.refundLooks.take(),
  disputeLooks: deps.disputeLooks.take(),
});
const nothing = {
  ...{ collections: [], dunnings: [], releases: [], authorizations: [] },
  ...{ refunds: [], refundLooks: [], disputeLooks: [] },
};

let number = 0;
async function given(
  state: PledgeState,
  wishes: PledgeWishes = {},
  dueAtMs = clock(),
): Promise<Pledge> {
  number += 1;
  const pledge = { ...pledgeIn(state, { number, ...wishes }), dueAtMs } as Pledge;
  const history = pledge.history.map(({ type }) => ({ type, atMs: clock() }));
  await table.put(pledgeToItem({ ...pledge, history }));
  return stores.pledgeNow(pledge.id);
}

describe('what is due', () => {
  const authorize = campaignIn('live', { collection: 'authorize' });
  test.each([
    ['collecting', {}, 'collections', { collection: 'save-card' }],
    ['past_due', {}, 'dunnings', {}],
    ['releasing', { reason: 'cancelled_by_backer' }, 'releases', { reason: 'cancelled_by_backer' }],
    ['confirmed', { campaign: authorize }, 'authorizations', {}],
    [
      'refunding',
      { refunds: [refundRecord({ id: 'rfd_9', amountMinor: 4900, state: 'requested' })] },
      'refunds',
      { refundId: 'rfd_9' },
    ],
    [
      'refunding',
      { refunds: [refundRecord({ amountMinor: 4900, state: 'pending' })] },
      'refundLooks',
      {},
    ],
    [
      'disputed',
      { disputes: [disputeRecord({ amountMinor: 4900, status: 'needs_response' })] },
      'disputeLooks',
      {},
    ],
  ] as const)('of a %s pledge with %j goes to %s', async (state, wishes, queue, more) => {
    const deps = wired();
    const { id: pledgeId, campaignId } = await given(state, wishes);
    await sweepPledges(deps);
    expect(deps[queue].sent).toEqual([{ message: { pledgeId, ...more }, options: { campaignId } }]);
    expect(sent(deps)).toEqual({ ...nothing, [queue]: [{ pledgeId, ...more }] });
    expect(deps.metered).toEqual([
      ['PledgesDue', 1],
      ['OldestOpenAttemptSeconds', expect.any(Number)],
    ]);
  });

  test('tells for how long the oldest open attempt has been, and nothing of what is not open', async () => {
    const deps = wired();
    await given('past_due');
    await sweepPledges(deps);
    expect(deps.metered).toContainEqual(['OldestOpenAttemptSeconds', 0]);
    const open = await given('collecting');
    if (open.state !== 'collecting') throw new Error(`It is ${open.state}.`);
    clock.set(Math.max(clock(), open.attempt.startedAtMs) + 90_000);
    await sweepPledges(deps);
    const seconds = (clock() - open.attempt.startedAtMs) / 1000;
    expect(deps.metered).toContainEqual(['OldestOpenAttemptSeconds', Math.round(seconds)]);
  });

  test('is not told before its time', async () => {
    const deps = wired();
    await given('past_due', {}, clock() + 1);
    await sweepPledges(deps);
    expect(sent(deps)).toEqual(nothing);
    clock.advance(1);
    await sweepPledges(deps);
    expect(sent(deps).dunnings).toHaveLength(1);
  });

  test('with nobody to tell is counted, and does not stand in the way for ever', async () => {
    const deps = wired();
    const { id } = await given('dropped');
    clock.advance(5 * minuteMs);
    await sweepPledges(deps);
    expect(sent(deps)).toEqual(nothing);
    expect(deps.metered).toContainEqual(['PledgesDueForNothing', 1]);
    expect((await stores.pledgeNow(id)).dueAtMs).toBe(clock() + 15 * minuteMs);
  });

  test('is told one by one however many there are, over all shards and pages', async () => {
    const deps = wired();
    for (let count = 0; count < 250; count += 1) await given('past_due');
    await sweepPledges(deps);
    const told = new Set(deps.dunnings.messages.map((message) => JSON.stringify(message)));
    expect(told.size).toBe(250);
    expect(deps.dunnings.messages).toHaveLength(250);
  });

  test('and does not fit into a run is left to the next', async () => {
    const deps = wired();
    for (let count = 0; count < 120; count += 1) await given('past_due');
    const slow = {
      ...due,
      list: async (...args: Parameters<typeof due.list>) => {
        const page = await due.list(args[0], args[1], { ...args[2], limit: 5 });
        clock.advance(20_000);
        return page;
      },
    };
    await sweepPledges({ ...deps, due: slow });
    const first = deps.dunnings.messages.length;
    expect(first).toBeLessThan(120);
    expect(first).toBeGreaterThan(0);
    await sweepPledges(deps);
    const told = new Set(deps.dunnings.messages.map((message) => JSON.stringify(message)));
    expect(told.size).toBe(120);
  });
});

describe('what stays due', () => {
  test('is told again after growing pauses, and not at every run', async () => {
    const deps = wired();
    const { id } = await given('past_due');
    const startedAtMs = clock();
    const toldAtMinutes: number[] = [];
    for (let minutes = 0; minutes <= 24 * 60; minutes += 5) {
      clock.set(startedAtMs + minutes * minuteMs);
      await sweepPledges(deps);
      if (sent(deps).dunnings.length > 0) toldAtMinutes.push(minutes);
    }
    expect(toldAtMinutes).toEqual([
      ...[0, 5, 20, 25, 40, 45, 70, 75, 115, 120, 180, 185],
      ...[280, 285, 430, 435, 655, 660, 990, 995],
    ]);
    expect((await stores.pledgeNow(id)).version).toBe(4);
  });

  test('and was looked at meanwhile keeps the time that its worker has set', async () => {
    const deps = wired();
    const pledge = await given('past_due');
    clock.advance(5 * minuteMs);
    const looked = {
      ...deps.dunnings,
      send: async () => {
        const event: PledgeEvent = {
          type: 'PledgeReminded',
          atMs: clock(),
          dueAtMs: clock() + 2 * hourMs,
        };
        await pledges.apply(pledge, event);
      },
    };
    await sweepPledges({ ...deps, dunnings: looked });
    expect((await stores.pledgeNow(pledge.id)).dueAtMs).toBe(clock() + 2 * hourMs);
  });

  test('is not lost when a queue does not take it', async () => {
    const deps = wired();
    const { id, dueAtMs } = await given('past_due');
    clock.advance(5 * minuteMs);
    const down = { ...deps.dunnings, send: () => Promise.reject(new Error('down')) };
    await expect(sweepPledges({ ...deps, dunnings: down })).rejects.toThrow('down');
    expect((await stores.pledgeNow(id)).dueAtMs).toBe(dueAtMs);
    await sweepPledges(deps);
    expect(sent(deps).dunnings).toEqual([{ pledgeId: id }]);
  });
});

test('postponing tells nobody that anything has happened', async () => {
  const pledge = await given('past_due');
  await due.postpone(pledge, clock() + hourMs);
  const published: unknown[] = [];
  const bus = {
    publish: async (publications: readonly unknown[]) => {
      published.push(...publications);
      return publications.map(() => false);
    },
  };
  const record = {
    sequenceNumber: '1',
    before: pledgeToItem(pledge),
    after: pledgeToItem(await stores.pledgeNow(pledge.id)),
  };
  expect(record.after).not.toEqual(record.before);
  expect(await relayEvents({ bus }, [record])).toBeUndefined();
  expect(published).toEqual([]);
});
