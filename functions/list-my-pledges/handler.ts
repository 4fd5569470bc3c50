import { httpEntry } from '../../shared/entry/http.ts';
import { listMyPledges } from './list-my-pledges.ts';
import { pledges } from '../../shared/wiring.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listMyPledges, () => ({
  pledges: pledges(),
}));
