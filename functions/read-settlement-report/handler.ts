import { campaignPath } from '../../shared/api/campaign-body.ts';
import { campaigns, reports } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readSettlementReport } from './read-settlement-report.ts';

export const handler = httpEntry(
  { caller: 'anyone', path: campaignPath },
  readSettlementReport,
  () => ({ campaigns: campaigns(), reports: reports() }),
);
