import { campaigns, feed, now, table, totals } from '../../shared/wiring.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { inspectCampaign } from './inspect-campaign.ts';
import { stripePerSecond } from '../../shared/wiring-queues.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, inspectCampaign, () => ({
  campaigns: campaigns(),
  figures: figuresReader(table(), totals()),
  totals: totals(),
  feed: feed(),
  stripePerSecond: stripePerSecond(),
  now,
}));
