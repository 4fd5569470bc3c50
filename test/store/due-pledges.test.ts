import { describe, expect, test } from '@jest/globals';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { dueShards } from '../../shared/store/keys.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { campaignIn, givenPledge, hourMs, minuteMs, pledgedAtMs } from '../support/given.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const due = duePledges(table);
const pledges = pledgeStore(table, () => 0);

/** Each test has a time of its own, long before those of the others. */
let spanMs = pledgedAtMs;
const newSpan = (): number => (spanMs -= 24 * hourMs);
let number = 0;

/** A pledge whose payment failed, and which is due then. */
async function givenDue(dueAtMs: number): Promise<Pledge> {
  number += 1;
  const campaign = campaignIn('settling', { number });
  const pledge = await givenPledge(table, 'collecting', { campaign, number });
  const step = await pledges.apply(pledge, {
    type: 'PledgePaymentFailed',
    atMs: dueAtMs - hourMs,
    failure: { code: 'card_declined' },
    pastDueUntilMs: dueAtMs + hourMs,
    dueAtMs,
  });
  if (!('applied' in step)) throw new Error('not written');
  return step.applied;
}

async function listed(untilMs: number): Promise<Pledge[]> {
  const found: Pledge[] = [];
  for (const shard of dueShards) {
    let after: string | undefined;
    do {
      const page = await due.list(shard, untilMs, { limit: 3, after });
      found.push(...page.pledges);
      after = page.next;
    } while (after !== undefined);
  }
  return found;
}

const since = (fromMs: number, found: readonly Pledge[]): string[] =>
  found.filter(({ dueAtMs = 0 }) => dueAtMs >= fromMs).map(({ id }) => id);

describe('pledges that are due', () => {
  test('are listed from their time on, each once, over all pages', async () => {
    const atMs = newSpan();
    const given: Pledge[] = [];
    for (let minute = 0; minute < 15; minute += 1)
      given.push(await givenDue(atMs + minute * minuteMs));
    const later = await givenDue(atMs + hourMs);
    const found = since(atMs, await listed(atMs + hourMs - 1));
    expect(found.toSorted()).toEqual(given.map(({ id }) => id).toSorted());
    expect(since(atMs, await listed(atMs + hourMs))).toContain(later.id);
  });

  test('come as they are now, those that have waited longest first', async () => {
    const atMs = newSpan();
    const given = [await givenDue(atMs + minuteMs), await givenDue(atMs)];
    for (const shard of dueShards) {
      const { pledges: found } = await due.list(shard, atMs + hourMs, {});
      const times = found.map(({ dueAtMs = 0 }) => dueAtMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
    const found = await listed(atMs + hourMs);
    expect(found.find(({ id }) => id === given[0]?.id)).toEqual(given[0]);
  });

  test('leave the list with the event that ends it', async () => {
    const atMs = newSpan();
    const pledge = await givenDue(atMs);
    expect(since(atMs, await listed(atMs))).toEqual([pledge.id]);
    await pledges.apply(pledge, { type: 'PledgeCollectionStarted', atMs, attemptNumber: 2 });
    expect(since(atMs, await listed(atMs))).toEqual([]);
  });
});

describe('postponing a pledge', () => {
  test('moves its time and nothing else', async () => {
    const atMs = newSpan();
    const pledge = await givenDue(atMs);
    expect(await due.postpone(pledge, atMs + minuteMs)).toBe(true);
    expect(since(atMs, await listed(atMs))).toEqual([]);
    expect(await pledges.get(pledge.id)).toEqual({ ...pledge, dueAtMs: atMs + minuteMs });
    expect(since(atMs, await listed(atMs + minuteMs))).toEqual([pledge.id]);
  });

  test('does not stand in the way of who has read it before', async () => {
    const atMs = newSpan();
    const pledge = await givenDue(atMs);
    await due.postpone(pledge, atMs + minuteMs);
    const step = await pledges.apply(pledge, { type: 'PledgeDropped', atMs });
    expect(step).toMatchObject({ applied: { state: 'dropped' } });
    expect((await pledges.get(pledge.id))?.dueAtMs).toBeUndefined();
  });

  test('is refused when it has moved meanwhile: that has set its own time', async () => {
    const atMs = newSpan();
    const pledge = await givenDue(atMs);
    await pledges.apply(pledge, { type: 'PledgeReminded', atMs, dueAtMs: atMs + hourMs });
    expect(await due.postpone(pledge, atMs + minuteMs)).toBe(false);
    expect((await pledges.get(pledge.id))?.dueAtMs).toBe(atMs + hourMs);
  });

  test('of a pledge that is gone writes none', async () => {
    const atMs = newSpan();
    const pledge = { ...(await givenDue(atMs)), id: 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa' };
    expect(await due.postpone(pledge, atMs + minuteMs)).toBe(false);
    expect(await pledges.get(pledge.id)).toBeUndefined();
  });
});
