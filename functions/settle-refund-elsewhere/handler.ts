import { settleRefundElsewhere } from './settle-refund-elsewhere.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now, pledges } from '../../shared/wiring.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, settleRefundElsewhere, () => ({
  pledges: pledges(),
  now,
}));
