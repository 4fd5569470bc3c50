import { campaigns, reports } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readSettlementReport } from './read-settlement-report.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readSettlementReport, () => ({
  campaigns: campaigns(),
  reports: reports(),
}));
