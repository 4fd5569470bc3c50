import { campaignPath } from '../../shared/api/campaign-body.ts';
import { campaigns, ledger } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { readLedger } from './read-ledger.ts';

export const handler = httpEntry(
  { caller: 'operator', path: campaignPath, query: pageQuery },
  readLedger,
  () => ({ campaigns: campaigns(), ledger: ledger() }),
);
