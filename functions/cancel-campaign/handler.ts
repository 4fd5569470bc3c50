import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';
import { campaigns, now, table, totals } from '../../shared/wiring.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(
  { caller: 'creator', path: campaignPath, body: emptyBody, idempotencyKey: true },
  cancelCampaign,
  () => ({ campaigns: campaigns(), figures: figuresReader(table(), totals()), now }),
);
