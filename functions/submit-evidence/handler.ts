import { campaignsCached, pledges, queue } from '../../shared/wiring.ts';
import { disputes } from '../../shared/wiring-payments.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { submitEvidence } from './submit-evidence.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, submitEvidence, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  disputes: disputes(4000),
  disputeLooks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
}));
