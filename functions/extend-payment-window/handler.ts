import { campaigns, now, pledges } from '../../shared/wiring.ts';
import { environmentNumber } from '../../shared/env.ts';
import { extendPaymentWindow, paymentWindowBody } from './extend-payment-window.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const handler = httpEntry(
  { caller: 'operator', path: pledgePath, body: paymentWindowBody, idempotencyKey: true },
  extendPaymentWindow,
  () => ({
    pledges: pledges(),
    campaign: (id: string) => campaigns().get(id),
    now,
    dunningDayMs: environmentNumber('DUNNING_DAY_SECONDS') * 1000,
  }),
);
