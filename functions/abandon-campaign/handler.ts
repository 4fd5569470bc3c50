import { abandonCampaign } from './abandon-campaign.ts';
import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { previews } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, abandonCampaign, () => ({
  campaigns: campaigns(),
  previews: previews(),
  figures: figuresReader(table(), totals()),
  now,
}));
