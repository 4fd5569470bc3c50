import { campaignsCached, now, table } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { withdrawInterest } from './withdraw-interest.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { interestStore } from '../../shared/store/interest-store.ts';

export const handler = httpEntry(contract, withdrawInterest, () => ({
  campaign: campaignsCached(),
  interests: interestStore(table()),
  now,
}));
