import { environmentOr } from '../../shared/env.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { ledger, pledges } from '../../shared/wiring.ts';
import { tellStory } from './tell-story.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, tellStory, () => ({
  pledges: pledges(),
  ledger: ledger(),
  dashboard: environmentOr('STRIPE_DASHBOARD_URL', ''),
}));
