import { campaignsCached, now, table } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { expressInterest } from './express-interest.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { interestStore } from '../../shared/store/interest-store.ts';

export const handler = httpEntry(contract, expressInterest, () => ({
  campaign: campaignsCached(),
  interests: interestStore(table()),
  now,
}));
