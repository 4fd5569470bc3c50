import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { payments } from '../../shared/wiring-payments.ts';
import { confirmPledge } from './confirm-pledge.ts';
import { confirmPledgeBody, pledgePath } from '../../shared/api/pledge-view.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(
  { caller: 'backer', path: pledgePath, body: confirmPledgeBody, idempotencyKey: true },
  confirmPledge,
  () => ({ pledges: pledges(), campaign: campaignsCached(), payments: payments(3000), now }),
);
