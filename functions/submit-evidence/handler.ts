import { campaignsCached, pledges, queue } from '../../shared/wiring.ts';
import { disputePath, evidenceBody } from '../../shared/api/evidence-body.ts';
import { disputes } from '../../shared/wiring-payments.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { submitEvidence } from './submit-evidence.ts';

export const handler = httpEntry(
  { caller: 'operator', path: disputePath, body: evidenceBody },
  submitEvidence,
  () => ({
    pledges: pledges(),
    campaign: campaignsCached(),
    disputes: disputes(4000),
    disputeLooks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
  }),
);
