import { now, pledges, queue } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { requestRefund } from './request-refund.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, requestRefund, () => ({
  pledges: pledges(),
  refunds: queue('REFUND_QUEUE_URL'),
  now,
}));
