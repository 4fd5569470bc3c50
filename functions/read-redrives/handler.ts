import { httpEntry } from '../../shared/entry/http.ts';
import { queues, redrives } from '../../shared/wiring-queues.ts';
import { readRedrives } from './read-redrives.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readRedrives, () => ({
  queues: queues(),
  redrives: redrives(),
}));
