import { campaigns, reports, totals } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readSettlement } from './read-settlement.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readSettlement, () => ({
  campaigns: campaigns(),
  totals: totals(),
  reports: reports(),
}));
