/**
 * Tells operations what a batch of the stream says has happened. The books do not wait for it: what
 * cannot be told is logged, and the batch counts as done.
 */
import type { Clock } from '../clock.ts';
import type { FeedStore } from '../store/feed-store.ts';
import type { Counts, Folded } from '../domain/feed.ts';
import type { StreamRecord, StreamUseCase } from '../entry/stream.ts';
import type { TotalsStore } from '../store/totals-store.ts';
import { fold } from '../domain/feed.ts';
import { happeningOf } from '../store/happening.ts';
import { noTotals } from '../domain/totals.ts';
import { logger, toldOf } from '../entry/logger.ts';

export type FoldFeedDeps = {
  readonly feed: Pick<FeedStore, 'add' | 'mark'>;
  readonly totals: Pick<TotalsStore, 'read'>;
  readonly countEvents: (counts: Counts) => void;
  readonly now: Clock;
};

/** Only once the books are written: what they refuse comes again, and is told then. */
export const thenFoldFeed =
  <Deps>(useCase: StreamUseCase<Deps>): StreamUseCase<Deps & FoldFeedDeps> =>
  async (deps, records) => {
    const failed = await useCase(deps, records);
    if (failed === undefined) await foldFeed(deps, records);
    return failed;
  };

export async function foldFeed(
  deps: FoldFeedDeps,
  records: readonly StreamRecord[],
): Promise<void> {
  const [first] = records;
  const happenings = records.flatMap(({ before, after }) => happeningOf(before, after) ?? []);
  if (first === undefined || happenings.length === 0) return;
  const folded = fold(happenings);
  deps.countEvents(folded.counts);
  const at = { atMs: deps.now(), batchId: first.sequenceNumber };
  try {
    await Promise.all([deps.feed.add(folded, at), markCampaigns(deps, folded, at.atMs)]);
  } catch (error) {
    logger.warn('The feed could not be written', { cause: toldOf(error) });
  }
}

async function markCampaigns(
  { feed, totals }: FoldFeedDeps,
  { byCampaign }: Folded,
  atMs: number,
): Promise<void> {
  const sums = await totals.read([...byCampaign.keys()]);
  await Promise.all(
    [...byCampaign].map(([campaignId, counts]) =>
      feed.mark(campaignId, counts, { atMs, totals: sums.get(campaignId) ?? noTotals }),
    ),
  );
}
