import { announceCampaign } from './announce-campaign.ts';
import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(contract, announceCampaign, () => ({
  campaigns: campaigns(),
  figures: figuresReader(table(), totals()),
  now,
}));
