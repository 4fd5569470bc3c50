import { campaigns, pledges } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { search } from '../../shared/wiring-payments.ts';
import { searchPledges } from './search-pledges.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, searchPledges, () => ({
  pledges: pledges(),
  campaigns: campaigns(),
  stripe: search(4000),
}));
