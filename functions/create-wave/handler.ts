import { campaigns, now, queue } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { createWave } from './create-wave.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { waves } from '../../shared/wiring-fulfilment.ts';

export const handler = httpEntry(contract, createWave, () => ({
  campaigns: campaigns(),
  waves: waves(),
  splitting: queue('SPLIT_QUEUE_URL'),
  now,
}));
