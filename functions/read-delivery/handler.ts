import {
  codes,
  dataKeys,
  deliveryData,
  fulfilments,
  plans,
} from '../../shared/wiring-fulfilment.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now, pledges } from '../../shared/wiring.ts';
import { readDelivery } from './read-delivery.ts';

export const handler = httpEntry(contract, readDelivery, () => ({
  pledges: pledges(),
  fulfilments: fulfilments(),
  plans: plans(),
  data: deliveryData(),
  dataKeys,
  codes: codes(),
  now,
}));
