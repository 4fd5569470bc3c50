import { fulfilmentEvent } from './contract.ts';

export const fulfilmentClosed = fulfilmentEvent({
  name: 'FulfilmentClosed',
  version: 1,
  meaning: 'Nothing more of a pledge is delivered, because its money went back.',
});
