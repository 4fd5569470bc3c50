import { changePartner } from './change-partner.ts';
import { contract } from './contract.ts';
import { endpoints, partners } from '../../shared/wiring-partners.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now, queue } from '../../shared/wiring.ts';

export const handler = httpEntry(contract, changePartner, () => ({
  partners: partners(),
  endpoints: endpoints(),
  replays: queue('REPLAY_QUEUE_URL'),
  now,
}));
