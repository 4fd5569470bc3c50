import { fulfilmentEvent } from './contract.ts';

export const fulfilmentReopened = fulfilmentEvent({
  name: 'FulfilmentReopened',
  version: 1,
  meaning: 'A dispute was won after all: what is missing of the pledge is to be delivered.',
});
