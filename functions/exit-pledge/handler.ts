import { campaignAsOfNow, now, pledges, queue } from '../../shared/wiring.ts';
import { exitPledge } from './exit-pledge.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { linkKeys } from '../../shared/wiring-signing.ts';
import { promises } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, exitPledge, () => ({
  pledges: pledges(),
  campaign: campaignAsOfNow,
  promises: promises(),
  fulfilments: fulfilments(),
  refunds: queue('REFUND_QUEUE_URL'),
  linkKeys,
  now,
}));
