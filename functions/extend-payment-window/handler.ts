import { campaignAsOfNow, now, pledges } from '../../shared/wiring.ts';
import { environmentMs } from '../../shared/env.ts';
import { extendPaymentWindow } from './extend-payment-window.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, extendPaymentWindow, () => ({
  pledges: pledges(),
  campaign: campaignAsOfNow,
  now,
  dunningDayMs: environmentMs('DUNNING_DAY_SECONDS'),
}));
