import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, cancelCampaign, () => ({
  campaigns: campaigns(),
  figures: figuresReader(table(), totals()),
  now,
}));
