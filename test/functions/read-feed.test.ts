import { describe, expect, test } from '@jest/globals';
import { readFeed } from '../../functions/read-feed/read-feed.ts';
import { fold } from '../../shared/domain/feed.ts';
import { feedStore } from '../../shared/store/feed-store.ts';
import { bodyOf, request, useStores } from '../support/fanfund.ts';
import { hourMs, minuteMs, secondMs } from '../support/given.ts';

const { clock, table } = useStores();
const feed = feedStore(table);
let batches = 0;
let hours = 0;

const happened = async (...events: string[]): Promise<void> => {
  batches += 1;
  const happenings = events.map((event, index) => ({
    ...{ id: `${event}.${batches}.${index}`, atMs: clock(), event, campaignId: 'cmp_1' },
  }));
  await feed.add(fold(happenings), { atMs: clock(), batchId: String(batches) });
};

type Told = {
  readonly nextCursor: string;
  readonly isComplete: boolean;
  readonly minutes: { at: string; counts: object }[];
  readonly recent: { event: string; attention: boolean }[];
};

const read = async (query: Record<string, string> = {}): Promise<Told> =>
  bodyOf(await readFeed({ feed, now: clock }, request({ query }))) as unknown as Told;

/** A time that no other test has written at, ten minutes past an hour. */
const anew = (): void => {
  hours += 10;
  clock.set(Date.UTC(2027, 0, 1, hours, 10));
};

describe('the feed', () => {
  test('tells counts by minute and the newest events, two seconds late', async () => {
    anew();
    await happened('PledgeCreated', 'PledgeCreated', 'PledgeDisputed');
    expect((await read()).recent).toEqual([]);
    clock.advance(2 * secondMs);
    const told = await read();
    expect(told.minutes.map(({ counts }) => counts)).toEqual([
      { PledgeCreated: 2, PledgeDisputed: 1 },
    ]);
    expect(told.recent).toMatchObject([
      { event: 'PledgeCreated', attention: false },
      { event: 'PledgeCreated', attention: false },
      { event: 'PledgeDisputed', attention: true },
    ]);
  });

  test('goes on from a cursor without a gap and without telling twice, over the hour as well', async () => {
    anew();
    clock.advance(49 * minuteMs + 50 * secondMs);
    const seen: string[] = [];
    let { nextCursor } = await read();
    for (let step = 0; step < 20; step += 1) {
      await happened(`Step${step}`);
      clock.advance(secondMs);
      const told = await read({ since: nextCursor });
      seen.push(...told.recent.map(({ event }) => event));
      ({ nextCursor } = told);
    }
    clock.advance(5 * secondMs);
    seen.push(...(await read({ since: nextCursor })).recent.map(({ event }) => event));
    expect(seen).toEqual(Array.from({ length: 20 }, (_, step) => `Step${step}`));
  });

  test('is told in parts where there is much, each once', async () => {
    anew();
    const { nextCursor: first } = await read();
    for (let count = 0; count < 130; count += 1) await happened('PledgeConfirmed');
    clock.advance(3 * secondMs);
    const part = await read({ since: first });
    expect([part.isComplete, part.recent.length]).toEqual([false, 100]);
    const rest = await read({ since: part.nextCursor });
    expect([rest.isComplete, rest.recent.length]).toEqual([true, 30]);
  });

  test('begins an hour ago for who was away for longer, and refuses what is no cursor', async () => {
    anew();
    await happened('TooLongAgo');
    clock.advance(hourMs + minuteMs);
    const since = `${(clock() - 5 * hourMs).toString(36).padStart(9, '0')}~`;
    expect((await read({ since })).recent).toEqual([]);
    await expect(read({ since: 'cmp_1' })).rejects.toThrow('does not belong to this list');
  });

  test('shows of a rush five, and all that need somebody', async () => {
    anew();
    const rush = Array.from({ length: 50 }, () => 'PledgeConfirmed');
    await happened('PledgeRefundFailed', ...rush, 'LedgerDifferenceFound');
    clock.advance(3 * secondMs);
    const { recent } = await read();
    expect(recent).toHaveLength(7);
    expect(recent.filter(({ attention }) => attention)).toHaveLength(2);
    expect((await read({ campaignId: 'cmp_2' })).recent).toEqual([]);
  });
});
