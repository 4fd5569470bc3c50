import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { cancelPledge } from './cancel-pledge.ts';
import { emptyBody } from '../../shared/api/campaign-body.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const handler = httpEntry(
  { caller: 'backer', path: pledgePath, body: emptyBody, idempotencyKey: true },
  cancelPledge,
  () => ({
    pledges: pledges(),
    campaign: campaignsCached(),
    releases: queue('RELEASE_QUEUE_URL'),
    now,
  }),
);
