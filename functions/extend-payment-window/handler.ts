import { campaignAsOfNow, now, pledges } from '../../shared/wiring.ts';
import { environmentMs } from '../../shared/env.ts';
import { extendPaymentWindow, paymentWindowBody } from './extend-payment-window.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const handler = httpEntry(
  { caller: 'operator', path: pledgePath, body: paymentWindowBody, idempotencyKey: true },
  extendPaymentWindow,
  () => ({
    pledges: pledges(),
    campaign: campaignAsOfNow,
    now,
    dunningDayMs: environmentMs('DUNNING_DAY_SECONDS'),
  }),
);
