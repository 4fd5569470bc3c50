import { campaignsCached, pledges } from '../../shared/wiring.ts';
import { disputes } from '../../shared/wiring-payments.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const handler = httpEntry({ caller: 'operator', path: pledgePath }, gatherEvidence, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  disputes: disputes(4000),
}));
