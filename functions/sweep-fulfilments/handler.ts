import { deliveryData, fulfilments, plans } from '../../shared/wiring-fulfilment.ts';
import { now } from '../../shared/wiring.ts';
import { scheduleEntry } from '../../shared/entry/schedule.ts';
import { sweepFulfilments } from './sweep-fulfilments.ts';

export const handler = scheduleEntry(sweepFulfilments, () => ({
  fulfilments: fulfilments(),
  plans: plans(),
  data: deliveryData(),
  now,
}));
