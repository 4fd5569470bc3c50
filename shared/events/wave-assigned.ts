import { fulfilmentEvent } from './contract.ts';

export const waveAssigned = fulfilmentEvent({
  name: 'WaveAssigned',
  version: 1,
  meaning: 'A pledge has its place in a wave of deliveries.',
  audience: 'history',
});
