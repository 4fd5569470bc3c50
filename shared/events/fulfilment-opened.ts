import { fulfilmentEvent } from './contract.ts';

export const fulfilmentOpened = fulfilmentEvent({
  name: 'FulfilmentOpened',
  version: 1,
  meaning: 'What a pledge is to be sent is written down, with the number of its backer.',
  audience: 'history',
});
