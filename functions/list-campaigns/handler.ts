import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listCampaigns, listCampaignsQuery } from './list-campaigns.ts';

export const handler = httpEntry(
  { caller: 'anyone', query: listCampaignsQuery },
  listCampaigns,
  () => ({ campaigns: campaigns(), figures: figuresReader(table(), totals()), now }),
);
