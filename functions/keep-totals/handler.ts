import { eventMeter } from '../../shared/entry/meter.ts';
import { feed, now, totals } from '../../shared/wiring.ts';
import { keepTotals } from './keep-totals.ts';
import { streamEntry } from '../../shared/entry/stream.ts';
import { thenFoldFeed } from '../../shared/feed/fold-feed.ts';

export const handler = streamEntry(thenFoldFeed(keepTotals), () => ({
  totals: totals(),
  feed: feed(),
  countEvents: eventMeter(),
  now,
}));
