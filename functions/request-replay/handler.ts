import { contract } from './contract.ts';
import { deliveries, partners } from '../../shared/wiring-partners.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now, queue } from '../../shared/wiring.ts';
import { requestReplay } from './request-replay.ts';

export const handler = httpEntry(contract, requestReplay, () => ({
  partners: partners(),
  deliveries: deliveries(),
  due: queue('DELIVERY_QUEUE_URL'),
  replays: queue('REPLAY_QUEUE_URL'),
  now,
}));
