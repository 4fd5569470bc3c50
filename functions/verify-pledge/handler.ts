import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { emptyBody } from '../../shared/api/campaign-body.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { verifyPledge } from './verify-pledge.ts';

export const handler = httpEntry(
  { caller: 'operator', path: pledgePath, body: emptyBody, idempotencyKey: true },
  verifyPledge,
  () => ({ pledges: pledges(), campaign: campaignsCached(), now }),
);
