import { campaignPath } from '../../shared/api/campaign-body.ts';
import { campaigns, reports, totals } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readSettlement } from './read-settlement.ts';

export const handler = httpEntry({ caller: 'anyone', path: campaignPath }, readSettlement, () => ({
  campaigns: campaigns(),
  totals: totals(),
  reports: reports(),
}));
