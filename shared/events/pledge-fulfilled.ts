import { fulfilmentEvent } from './contract.ts';

export const pledgeFulfilled = fulfilmentEvent({
  name: 'PledgeFulfilled',
  version: 1,
  meaning: 'Every piece of a pledge is with its backer or was paid back.',
});
