import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { changePledge } from './change-pledge.ts';
import { changePledgeBody, pledgePath } from '../../shared/api/pledge-view.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(
  { caller: 'backer', path: pledgePath, body: changePledgeBody },
  changePledge,
  () => ({ pledges: pledges(), campaign: campaignsCached(), now }),
);
