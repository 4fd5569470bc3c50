import { campaignsCached, pledges } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readReceipt } from './read-receipt.ts';

export const handler = httpEntry(contract, readReceipt, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
}));
