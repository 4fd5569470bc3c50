import { campaignAsOfNow, now, pledges, queue } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { refundBody, requestRefund } from './request-refund.ts';

export const handler = httpEntry(
  { caller: 'operator', path: pledgePath, body: refundBody, idempotencyKey: true },
  requestRefund,
  () => ({
    pledges: pledges(),
    campaign: campaignAsOfNow,
    refunds: queue('REFUND_QUEUE_URL'),
    now,
  }),
);
