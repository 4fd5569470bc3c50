import { campaigns, now } from '../../shared/wiring.ts';
import { createCampaign } from './create-campaign.ts';
import { createCampaignBody } from '../../shared/api/campaign-body.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(
  { caller: 'creator', body: createCampaignBody, idempotencyKey: true },
  createCampaign,
  () => ({ campaigns: campaigns(), now }),
);
