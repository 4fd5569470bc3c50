import { contract } from './contract.ts';
import { deliveries, partners } from '../../shared/wiring-partners.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listDeliveries } from './list-deliveries.ts';
import { now } from '../../shared/wiring.ts';

export const handler = httpEntry(contract, listDeliveries, () => ({
  partners: partners(),
  deliveries: deliveries(),
  now,
}));
