import { campaignPath } from '../../shared/api/campaign-body.ts';
import { campaigns, pledges } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listCampaignPledges } from './list-campaign-pledges.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';

export const handler = httpEntry(
  { caller: 'creator', path: campaignPath, query: pageQuery },
  listCampaignPledges,
  () => ({ campaigns: campaigns(), pledges: pledges() }),
);
