import { campaigns, totals } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { previews } from '../../shared/wiring-promises.ts';
import { readAbandonment } from './read-abandonment.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readAbandonment, () => ({
  campaigns: campaigns(),
  previews: previews(),
  totals: totals(),
}));
