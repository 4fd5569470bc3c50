import { campaigns, now, queue } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { planDelivery } from './plan-delivery.ts';
import { plans } from '../../shared/wiring-fulfilment.ts';

export const handler = httpEntry(contract, planDelivery, () => ({
  campaigns: campaigns(),
  plans: plans(),
  asking: queue('ASK_QUEUE_URL'),
  now,
}));
