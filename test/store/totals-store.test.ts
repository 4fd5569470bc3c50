import { describe, expect, test } from '@jest/globals';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Totals } from '../../shared/domain/totals.ts';
import { contribution, noTotals, addTotals } from '../../shared/domain/totals.ts';
import { campaignIdFor } from '../../shared/store/keys.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { sortableSequence, totalsStore } from '../../shared/store/totals-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { pledgeEvents } from '../support/events.ts';
import { campaignIn, pending, pledgeAfter, pledgeIn } from '../support/given.ts';
import { seededRandom } from '../../infra/stripe-simulator/faults.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const store = totalsStore(table);
let campaigns = 4000;
const newCampaign = () => campaignIn('live', { number: (campaigns += 1) });

const one: Totals = { ...noTotals, pledgedMinor: 4900, pledges: 1, open: 1 };
const totalsOf = async (campaignId: string) => (await store.read([campaignId])).get(campaignId);
const span = (from: number, until: number) => ({
  from: sortableSequence(String(from)),
  until: sortableSequence(String(until)),
});

describe('a sum', () => {
  test('of a campaign that has none is nothing', async () => {
    expect(await totalsOf(newCampaign().id)).toEqual(noTotals);
  });

  test('grows by what is added', async () => {
    const { id: campaignId } = newCampaign();
    const add = (shard: string, change: Totals, spans = span(1, 5)) =>
      store.add({ campaignId, change, spans: new Map([[shard, spans]]) });
    expect(await add('0', one)).toBeUndefined();
    expect(await add('1', one)).toBeUndefined();
    expect(await add('0', { ...noTotals, open: -1, collectedMinor: 4900 }, span(6, 6))).toBe(
      undefined,
    );
    expect(await totalsOf(campaignId)).toEqual({
      pledgedMinor: 9800,
      pledges: 2,
      units: 0,
      collectedMinor: 4900,
      refundedMinor: 0,
      open: 1,
      pastDue: 0,
      refundFailedMinor: 0,
      exits: 0,
      exitedMinor: 0,
      keptMinor: 0,
      unverifiedMinor: 0,
      ...{ latePledgedMinor: 0, latePledges: 0, lateUnits: 0 },
    });
  });

  test('contains a batch once, and answers how far it goes', async () => {
    const { id: campaignId } = newCampaign();
    const addition = {
      campaignId,
      change: one,
      spans: new Map([
        ['0', span(10, 20)],
        ['f', span(11, 19)],
      ]),
    };
    expect(await store.add(addition)).toBeUndefined();
    const seen = new Map([
      ['0', sortableSequence('20')],
      ['f', sortableSequence('19')],
    ]);
    expect(await store.add(addition)).toEqual(seen);
    expect(await store.add({ ...addition, spans: new Map([['0', span(20, 30)]]) })).toEqual(seen);
    expect(await totalsOf(campaignId)).toEqual(one);
  });

  test('takes a batch whose movements cancel out, and remembers it', async () => {
    const { id: campaignId } = newCampaign();
    const addition = { campaignId, change: noTotals, spans: new Map([['0', span(1, 2)]]) };
    expect(await store.add(addition)).toBeUndefined();
    expect(await store.add(addition)).toEqual(new Map([['0', sortableSequence('2')]]));
  });

  test('of several campaigns is read at once', async () => {
    const [first, second] = [newCampaign().id, newCampaign().id];
    await store.add({ campaignId: second, change: one, spans: new Map([['0', span(1, 1)]]) });
    expect([...(await store.read([first, second]))]).toEqual([
      [first, noTotals],
      [second, one],
    ]);
    expect(await store.read([])).toEqual(new Map());
  });

  test('that DynamoDB is too busy for is tried again later', async () => {
    table.failNext('UpdateItem', 'ThrottlingException');
    const spans = new Map([['0', span(1, 1)]]);
    const addition = { campaignId: campaignIdFor('creator', 'busy'), change: one, spans };
    await expect(store.add(addition)).rejects.toThrow(TransientError);
  });
});

test('sequence numbers of any length sort as numbers do', () => {
  const numbers = ['9', '10', '99', '100', '111000000000012345678901', '1000000000000000000000000'];
  expect(numbers.map(sortableSequence).sort()).toEqual(numbers.map(sortableSequence));
});

/** The stream of a few pledges of one campaign, in the order of their writes. */
function streamOf(lives: readonly (readonly Pledge[])[], random: () => number): StreamRecord[] {
  const positions = lives.map(() => 0);
  const records: StreamRecord[] = [];
  const open = () =>
    lives.flatMap((life, index) => ((positions[index] ?? 0) < life.length ? [index] : []));
  for (let left = open(); left.length > 0; left = open()) {
    const index = left[Math.floor(random() * left.length)] ?? 0;
    const position = positions[index] ?? 0;
    const [before, after] = [lives[index]?.[position - 1], lives[index]?.[position]];
    positions[index] = position + 1;
    if (!after) break;
    records.push({
      sequenceNumber: String(111_000_000_000 + records.length * 7),
      before: before && pledgeToItem(before),
      after: pledgeToItem(after),
    });
  }
  return records;
}

function livesOf(count: number) {
  const campaign = newCampaign();
  const lives = Array.from({ length: count }, (_, number) => {
    const first = pending({ campaign, number, rewardId: 'kettle', amountMinor: 1000 + number });
    const confirmed = pledgeAfter(first, [pledgeEvents.PledgeConfirmed]);
    if (number % 4 === 0) return [first, confirmed];
    if (number % 4 === 1)
      return [first, confirmed, pledgeAfter(confirmed, [pledgeEvents.PledgeCancelled])];
    const collecting = pledgeAfter(confirmed, [pledgeEvents.PledgeCollectionStarted]);
    return [first, confirmed, collecting, pledgeAfter(collecting, [pledgeEvents.PledgeCollected])];
  });
  const ends = lives.flatMap((life) => life.slice(-1));
  const expected = ends.map(contribution).reduce(addTotals, noTotals);
  return { campaign, lives, expected };
}

describe('keeping totals from the stream', () => {
  const totals = { totals: store };
  const random = seededRandom(5);

  test('adds up a whole batch in one transaction, after one read', async () => {
    const { campaign, lives, expected } = livesOf(12);
    await keepTotals(totals, streamOf(lives, random));
    expect(table.count('TransactWriteItems')).toBe(1);
    expect(table.count()).toBe(2);
    expect(await totalsOf(campaign.id)).toEqual(expected);
  });

  test('adds every batch once, however often it comes', async () => {
    const { campaign, lives, expected } = livesOf(12);
    const records = streamOf(lives, random);
    for (let from = 0; from < records.length; from += 7) {
      const batch = records.slice(from, from + 7);
      for (const delivery of [batch, batch, batch]) await keepTotals(totals, delivery);
    }
    expect(await totalsOf(campaign.id)).toEqual(expected);
  });

  test('adds the rest of a batch that was added in part, cut anywhere', async () => {
    const { campaign, lives, expected } = livesOf(10);
    const records = streamOf(lives, random);
    let done = 0;
    while (done < records.length) {
      const until = done + 1 + Math.floor(random() * 6);
      await keepTotals(totals, records.slice(Math.max(0, done - 4), until));
      done = until;
    }
    await keepTotals(totals, records);
    expect(await totalsOf(campaign.id)).toEqual(expected);
  });

  test('adds up shards in whatever order they come', async () => {
    const { campaign, lives, expected } = livesOf(24);
    const records = streamOf(lives, random);
    const shards = [...Map.groupBy(records, ({ after }) => after['pk'])].reverse();
    for (const [, ofShard] of shards) await keepTotals(totals, ofShard);
    for (const [, ofShard] of shards) await keepTotals(totals, ofShard);
    expect(await totalsOf(campaign.id)).toEqual(expected);
  });

  test('keeps campaigns of one batch apart', async () => {
    const [first, second] = [livesOf(5), livesOf(6)];
    await keepTotals(totals, streamOf([...first.lives, ...second.lives], random));
    expect(await totalsOf(first.campaign.id)).toEqual(first.expected);
    expect(await totalsOf(second.campaign.id)).toEqual(second.expected);
  });

  test('writes nothing for what moves no total, and for what is no pledge', async () => {
    const pledge = pending();
    await keepTotals(totals, [
      {
        sequenceNumber: '1',
        before: pledgeToItem(pledge),
        after: pledgeToItem({ ...pledge, quantity: 2 }),
      },
      { sequenceNumber: '2', before: undefined, after: { pk: 'C#cmp_x', sk: 'TOTALS' } },
      { sequenceNumber: '3', before: undefined, after: { pk: 'N#x', sk: 'COUNTER', left: 3 } },
    ]);
    expect(table.count()).toBe(0);
  });

  test('a pledge that is confirmed and taken back within one batch leaves no trace and no error', async () => {
    const campaign = newCampaign();
    const [first, confirmed] = [pending({ campaign }), pledgeIn('confirmed', { campaign })];
    const cancelled = pledgeAfter(confirmed, [pledgeEvents.PledgeCancelled]);
    const records = streamOf([[first, confirmed, cancelled]], random);
    await keepTotals(totals, records);
    await keepTotals(totals, records);
    expect(await totalsOf(campaign.id)).toEqual(noTotals);
  });
});
