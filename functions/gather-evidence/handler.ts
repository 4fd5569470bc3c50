import { campaignsCached, pledges } from '../../shared/wiring.ts';
import { disputes } from '../../shared/wiring-payments.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, gatherEvidence, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  disputes: disputes(4000),
}));
