/**
 * What the live feed costs at 1,000 events a second for a minute, counted on item sizes: it hangs on
 * the batches of the stream, of which there is one a second for each of its shards, and on the
 * campaigns in them, not on the events. Prices and arithmetic are those of the other budgets.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { foldFeed } from '../../shared/feed/fold-feed.ts';
import { readFeed } from '../../functions/read-feed/read-feed.ts';
import { feedStore } from '../../shared/store/feed-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { totalsStore } from '../../shared/store/totals-store.ts';
import { meteredTable } from '../support/capacity.ts';
import type { Capacity } from '../support/capacity.ts';
import { testClock } from '../support/clock.ts';
import { bodyOf, request } from '../support/fanfund.ts';
import { campaignIn, pending, pledgeIn } from '../support/given.ts';
import { useTable } from '../support/table.ts';
import { price } from './price-list.ts';

const table = useTable();
const startMs = Date.UTC(2026, 10, 22, 12);
const minute = 60;
const calmSeconds = 6;
/** A table that takes 1,000 writes a second has four partitions, and its stream as many shards. */
const shards = 4;
const campaigns = [1, 2].map((number) => campaignIn('live', { number, creatorId: 'feed' }));

/** Pledges that are made and confirmed, in two campaigns. */
const images = Array.from({ length: 250 }, (_, index) => {
  const campaign = campaigns[index % campaigns.length];
  const wishes = { ...(campaign && { campaign }), number: index };
  const made = pledgeToItem(pending(wishes));
  return index % 3 === 0
    ? { before: undefined, after: made }
    : { before: made, after: pledgeToItem(pledgeIn('confirmed', wishes)) };
});

/** A quarter of a second's events. */
const batch = (perBatch: number, sequence: number) =>
  images.slice(0, perBatch).map((image, index) => ({
    ...{ ...image, sequenceNumber: String(1_000_000 + sequence * perBatch + index) },
  }));

type Lived = { readonly written: Capacity; readonly read: Capacity; readonly told: number };

/** With somebody who looks every three seconds. */
async function lived(eventsPerSecond: number, seconds: number): Promise<Lived> {
  const clock = testClock(startMs + eventsPerSecond * 3_600_000);
  const meter = meteredTable(table, table.endpoint);
  const feed = feedStore(meter.table);
  const totals = totalsStore(meter.table);
  const deps = { feed, totals, now: clock, countEvents: () => undefined };
  let written = { writeUnits: 0, readUnits: 0, calls: 0 };
  let read = written;
  let since: string | undefined;
  let told = 0;
  for (let second = 0; second < seconds; second += 1) {
    for (let shard = 0; shard < shards; shard += 1) {
      const records = batch(eventsPerSecond / shards, second * shards + shard);
      await foldFeed(deps, records);
      clock.advance(1000 / shards);
    }
    written = sum(written, meter.take());
    if (second % 3 > 0) continue;
    const query = { ...(since !== undefined && { since }) };
    const answer = bodyOf(await readFeed({ feed, now: clock }, request({ query })));
    since = String(answer['nextCursor']);
    for (const { counts } of answer['seconds'] as { counts: Record<string, number> }[])
      told += Object.values(counts).reduce((all, count) => all + count, 0);
    read = sum(read, meter.take());
  }
  return { written, read, told };
}

const sum = (one: Capacity, other: Capacity): Capacity => ({
  writeUnits: one.writeUnits + other.writeUnits,
  readUnits: one.readUnits + other.readUnits,
  calls: one.calls + other.calls,
});

const dollarsPerHour = ({ writeUnits, readUnits }: Capacity): number =>
  ((writeUnits * price.writeUnit + readUnits * price.readUnit) * 3600) / minute;

describe('the feed at 1,000 events a second for a minute', () => {
  let busy: Lived;
  let calm: Lived;
  beforeAll(async () => {
    busy = await lived(1000, minute);
    calm = await lived(40, calmSeconds);
  });

  test('writes four items for each batch, of a unit each', () => {
    const batches = minute * shards;
    expect(busy.written.calls).toBe(batches * (4 + 1));
    expect(busy.written.writeUnits / batches).toBeLessThanOrEqual(4);
    expect(busy.written.readUnits / batches).toBeLessThanOrEqual(1);
  });

  test('costs hardly more than at a twenty-fifth of it', () => {
    const longer = minute / calmSeconds;
    expect(busy.written.calls).toBe(longer * calm.written.calls);
    expect(busy.written.writeUnits).toBeLessThan(1.2 * longer * calm.written.writeUnits);
  });

  test('tells nearly all of it to who looks every three seconds', () => {
    expect(busy.told).toBeGreaterThan(0.9 * 1000 * (minute - 5));
    expect(busy.told).toBeLessThanOrEqual(1000 * minute);
  });

  test('costs less than four cents an hour, and a reader a tenth of a cent', () => {
    expect(dollarsPerHour(busy.written)).toBeLessThan(0.04);
    expect(dollarsPerHour(busy.read)).toBeLessThan(0.001);
  });
});
