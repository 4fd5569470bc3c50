import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readCampaign } from './read-campaign.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readCampaign, () => ({
  campaigns: campaigns(),
  figures: figuresReader(table(), totals()),
  now,
}));
