import { describe, expect, test } from '@jest/globals';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import { seededRandom } from '../../infra/stripe-simulator/faults.ts';
import { TransientError } from '../../shared/errors.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import type { JournalEntry, Sums } from '../../shared/domain/ledger.ts';
import { addSums, positionOf, sumsOf } from '../../shared/domain/ledger.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Item } from '../../shared/store/table.ts';
import type { NumberedEntry } from '../../shared/store/journal-chunk.ts';
import { chunkItem, entriesOfChunk } from '../../shared/store/journal-chunk.ts';
import { journalKey } from '../../shared/store/keys.ts';
import { ledgerStore } from '../../shared/store/ledger-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { totalsStore } from '../../shared/store/totals-store.ts';
import { itemBytes } from '../support/item-size.ts';
import { pledgeEvents } from '../support/events.ts';
import { campaignIn, pending, pledgeAfter, sealedAtMs } from '../support/given.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const ledger = ledgerStore(table);
const totals = totalsStore(table);
let campaigns = 7000;
const newCampaign = () => campaignIn('live', { number: (campaigns += 1) });

async function allOf(campaignId: string): Promise<NumberedEntry[]> {
  const found: NumberedEntry[] = [];
  await ledger.walk(campaignId, (entries) => void found.push(...entries));
  return found;
}

/** What must hold of every journal: numbers 1, 2, 3, …; and figures that are its sums. */
async function expectSound(campaignId: string, expected: Sums): Promise<void> {
  const entries = await allOf(campaignId);
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
  expect(sumsOf(entries)).toEqual(expected);
  const figures = await ledger.figures(campaignId);
  expect(figures.entries).toBe(entries.length);
  expect(figures.sums).toEqual(expected);
}

const fee = { minor: 172, currency: 'usd' };

/** Pledges that go different ways, each as the images that its writes leave. */
function livesOf(campaign: ReturnType<typeof newCampaign>, count: number): Pledge[][] {
  return Array.from({ length: count }, (_, number) => {
    const first = pending({ campaign, number, rewardId: 'kettle', amountMinor: 4900 });
    const confirmed = pledgeAfter(first, [pledgeEvents.PledgeConfirmed]);
    if (number % 5 === 0)
      return [first, confirmed, pledgeAfter(confirmed, [pledgeEvents.PledgeCancelled])];
    const collecting = pledgeAfter(confirmed, [pledgeEvents.PledgeCollectionStarted]);
    const collected = pledgeAfter(collecting, [{ ...pledgeEvents.PledgeCollected, fee }]);
    return [first, confirmed, collecting, collected];
  });
}

/** The stream of these lives, in an order that keeps that of each pledge. */
function streamOf(lives: readonly (readonly Pledge[])[]): StreamRecord[] {
  const longest = Math.max(...lives.map(({ length }) => length));
  const records: StreamRecord[] = [];
  for (let step = 0; step < longest; step += 1)
    for (const life of lives) {
      const [before, after] = [life[step - 1], life[step]];
      if (after === undefined) continue;
      records.push({
        sequenceNumber: String(222_000_000_000 + records.length * 3),
        before: before && pledgeToItem(before),
        after: pledgeToItem(after),
      });
    }
  return records;
}

const endOf = (lives: readonly (readonly Pledge[])[]): Sums =>
  lives
    .flatMap((life) => life.slice(-1))
    .map(positionOf)
    .reduce(addSums, {});

describe('a piece of the journal', () => {
  const pledgeId = pending().id;
  const entry: JournalEntry = {
    ...{ kind: 'collected', pledgeId, atMs: sealedAtMs, amountMinor: 4900, currency: 'USD' },
  };

  test('is read as it was written', () => {
    const other = pending({ number: 2 }).id;
    const entries: JournalEntry[] = [
      entry,
      { ...entry, kind: 'later_fee', amountMinor: -155, currency: 'EUR', reference: 'txn_1Nb~x' },
      { ...entry, pledgeId: other, kind: 'refunded_elsewhere', atMs: sealedAtMs - 3_600_000 },
      { ...entry, pledgeId: other, kind: 'withdrawn', atMs: sealedAtMs + 5, amountMinor: 1 },
      { ...entry, pledgeId: other, kind: 'returned_elsewhere', atMs: sealedAtMs + 5 },
    ];
    const read = entriesOfChunk(chunkItem(pending().campaignId, 41, entries));
    expect(read).toEqual(entries.map((each, index) => ({ number: 41 + index, ...each })));
  });

  test('has at least one entry', () => {
    expect(() => chunkItem(pending().campaignId, 1, [])).toThrow('at least one entry');
  });
});

describe('the journal kept from the stream', () => {
  const random = seededRandom(11);

  test('says what the pledges say, in numbers without a gap', async () => {
    const campaign = newCampaign();
    const lives = livesOf(campaign, 25);
    await keepTotals({ totals }, streamOf(lives));
    await expectSound(campaign.id, endOf(lives));
  });

  test('is the same however batches are cut, repeated and overlapped', async () => {
    const campaign = newCampaign();
    const lives = livesOf(campaign, 20);
    const records = streamOf(lives);
    let done = 0;
    while (done < records.length) {
      const until = done + 1 + Math.floor(random() * 9);
      const batch = records.slice(Math.max(0, done - Math.floor(random() * 7)), until);
      await keepTotals({ totals }, batch);
      await keepTotals({ totals }, batch);
      done = until;
    }
    await keepTotals({ totals }, records);
    await expectSound(campaign.id, endOf(lives));
  });

  test('is the same when shards are read side by side, each by an invocation of its own', async () => {
    const campaign = newCampaign();
    const lives = livesOf(campaign, 60);
    const shards = [...Map.groupBy(streamOf(lives), ({ after }) => after['pk']).values()];
    expect(shards.length).toBeGreaterThan(10);
    await Promise.all(shards.map((ofShard) => keepTotals({ totals }, ofShard)));
    await expectSound(campaign.id, endOf(lives));
    const chunkCount = table.calls.filter(({ operation }) => operation === 'TransactWriteItems');
    expect(chunkCount.length).toBeGreaterThanOrEqual(shards.length);
  });

  test.each(['before it', 'after it'] as const)(
    'is whole when its only write is killed %s, and the batch comes again in other pieces',
    async (moment) => {
      const campaign = newCampaign();
      const lives = livesOf(campaign, 20);
      const records = streamOf(lives);
      await keepTotals({ totals }, records.slice(0, 30));
      const killed = totalsStore(killedAt(moment));
      await expect(keepTotals({ totals: killed }, records.slice(20, 50))).rejects.toThrow('killed');
      await keepTotals({ totals }, records.slice(25, 45));
      await keepTotals({ totals }, records.slice(20));
      await expectSound(campaign.id, endOf(lives));
    },
  );

  test('is one transaction and one read for a batch, and nothing for what books nothing', async () => {
    const campaign = newCampaign();
    const records = streamOf(livesOf(campaign, 40));
    await keepTotals({ totals }, records);
    expect(table.calls.map(({ operation }) => operation)).toEqual([
      'GetItem',
      'TransactWriteItems',
    ]);
    table.calls.length = 0;
    await keepTotals({ totals }, records);
    expect(table.calls.map(({ operation }) => operation)).toEqual(['GetItem']);
  });

  test('costs 0.07 write units for each of hundreds of pledges, all their entries together', async () => {
    const campaign = newCampaign();
    const lives = livesOf(campaign, 500);
    const records = streamOf(lives);
    for (let from = 0; from < records.length; from += 500)
      await keepTotals({ totals }, records.slice(from, from + 500));
    const items = table.calls
      .filter(({ operation }) => operation === 'TransactWriteItems')
      .flatMap(({ input }) => input['TransactItems'] as { Put?: { Item: Item } }[])
      .flatMap(({ Put: put }) => (put ? [put.Item] : []));
    expect(items.length).toBe(3);
    const units = items.reduce((sum, item) => sum + 2 * Math.ceil(itemBytes(item) / 1024), 0);
    expect(units / lives.length).toBeLessThanOrEqual(0.07);
    await expectSound(campaign.id, endOf(lives));
  });

  test('waits for DynamoDB rather than lose a batch', async () => {
    table.failNext('TransactWriteItems', 'ThrottlingException');
    const records = streamOf(livesOf(newCampaign(), 2));
    await expect(keepTotals({ totals }, records)).rejects.toThrow(TransientError);
  });

  test('is not written over: entries that the totals do not count stop everything', async () => {
    const campaign = newCampaign();
    const lives = livesOf(campaign, 2);
    const forged = chunkItem(campaign.id, 1, [
      { kind: 'collected', pledgeId: pending().id, atMs: 1, amountMinor: 1, currency: 'USD' },
    ]);
    await table.put(forged);
    await expect(keepTotals({ totals }, streamOf(lives))).rejects.toThrow('do not count');
    expect((await allOf(campaign.id)).length).toBe(1);
  });
});

/** A table on which the transaction's process dies, having written or not. */
function killedAt(moment: 'before it' | 'after it'): typeof table {
  const send = table.client.send.bind(table.client) as (command: object) => Promise<unknown>;
  const client = {
    send: async (command: object) => {
      const isWrite = command.constructor.name === 'TransactWriteCommand';
      if (isWrite && moment === 'before it') throw new Error('killed');
      const answer = await send(command);
      if (isWrite) throw new Error('killed');
      return answer;
    },
  };
  return { ...table, client: client as unknown as typeof table.client };
}

describe('an entry that no pledge tells of', () => {
  const feeOf = (campaign: ReturnType<typeof newCampaign>, reference: string) => ({
    ...({ kind: 'later_fee', pledgeId: pending({ campaign }).id, atMs: sealedAtMs } as const),
    ...{ amountMinor: 172, currency: 'USD', reference },
  });

  test('is booked once for its reference, however often and with whatever others it comes', async () => {
    const campaign = newCampaign();
    await ledger.book(campaign.id, [feeOf(campaign, 'txn_1')]);
    await ledger.book(campaign.id, [feeOf(campaign, 'txn_1'), feeOf(campaign, 'txn_2')]);
    await ledger.book(campaign.id, [feeOf(campaign, 'txn_2')]);
    const entries = await allOf(campaign.id);
    expect(entries.map(({ number, reference }) => [number, reference])).toEqual([
      [1, 'txn_1'],
      [2, 'txn_2'],
    ]);
    await expectSound(campaign.id, { 'later_fee.USD': 344 });
  });

  test('is booked once when two book it at once, beside the stream', async () => {
    const campaign = newCampaign();
    const lives = livesOf(campaign, 8);
    const fees = Array.from({ length: 120 }, (_, index) => feeOf(campaign, `txn_${index}`));
    await Promise.all([
      ledger.book(campaign.id, fees),
      keepTotals({ totals }, streamOf(lives)),
      ledger.book(campaign.id, fees.toReversed()),
    ]);
    await expectSound(campaign.id, addSums(endOf(lives), { 'later_fee.USD': 120 * 172 }));
  });
});

describe('pages of the journal', () => {
  test('begin behind any number and end after any count', async () => {
    const campaign = newCampaign();
    const records = streamOf(livesOf(campaign, 20));
    for (let from = 0; from < records.length; from += 11)
      await keepTotals({ totals }, records.slice(from, from + 11));
    const all = await allOf(campaign.id);
    expect(all.length).toBeGreaterThan(40);
    for (const [after, limit] of [
      [0, 7],
      [7, 1],
      [10, 30],
      [all.length - 1, 5],
      [all.length, 5],
    ] as const)
      expect(await ledger.page(campaign.id, after, limit)).toEqual(all.slice(after, after + limit));
  });

  test('of a campaign without entries are empty, and its figures nothing', async () => {
    const { id } = newCampaign();
    expect(await ledger.page(id, 0, 10)).toEqual([]);
    expect(await ledger.figures(id)).toEqual({ entries: 0, sums: {}, movedAtMs: 0 });
  });

  test('lie in a partition of their own', async () => {
    const { id } = newCampaign();
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { pk: `J#${id}`, sk: 'x' } }),
    );
    expect(journalKey(id, 12)).toEqual({ pk: `J#${id}`, sk: '000000000012' });
  });
});
