import { campaignPath } from '../../shared/api/campaign-body.ts';
import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readCampaign } from './read-campaign.ts';

export const handler = httpEntry({ caller: 'anyone', path: campaignPath }, readCampaign, () => ({
  campaigns: campaigns(),
  figures: figuresReader(table(), totals()),
  now,
}));
