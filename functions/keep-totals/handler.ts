import type { KeepInterestDeps } from '../../shared/store/keep-interest.ts';
import type { KeepTotalsDeps } from './keep-totals.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import { eventMeter } from '../../shared/entry/meter.ts';
import { feed, now, table, totals } from '../../shared/wiring.ts';
import { interestStore } from '../../shared/store/interest-store.ts';
import { keepInterest } from '../../shared/store/keep-interest.ts';
import { keepTotals } from './keep-totals.ts';
import { streamEntry } from '../../shared/entry/stream.ts';
import { thenFoldFeed } from '../../shared/feed/fold-feed.ts';

const keepBoth = async (
  deps: KeepTotalsDeps & KeepInterestDeps,
  records: readonly StreamRecord[],
) => (await keepTotals(deps, records)) ?? keepInterest(deps, records);

export const handler = streamEntry(thenFoldFeed(keepBoth), () => ({
  ...{ totals: totals(), interests: interestStore(table()), feed: feed(), now },
  countEvents: eventMeter(),
}));
