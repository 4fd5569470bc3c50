import { abandonCampaign } from './abandon-campaign.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';
import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(
  { caller: 'backer', path: campaignPath, body: emptyBody, idempotencyKey: true },
  abandonCampaign,
  () => ({ campaigns: campaigns(), figures: figuresReader(table(), totals()), now }),
);
