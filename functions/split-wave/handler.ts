import { fulfilments, waves } from '../../shared/wiring-fulfilment.ts';
import { now } from '../../shared/wiring.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { splitWave } from './split-wave.ts';
import { waveMessage } from '../../shared/fulfilment/messages.ts';

export const handler = queueEntry(waveMessage, splitWave, () => ({
  fulfilments: fulfilments(),
  waves: waves(),
  now,
}));
