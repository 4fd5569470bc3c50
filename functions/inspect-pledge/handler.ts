import { httpEntry } from '../../shared/entry/http.ts';
import { inspectPledge } from './inspect-pledge.ts';
import { pledges } from '../../shared/wiring.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, inspectPledge, () => ({
  pledges: pledges(),
}));
