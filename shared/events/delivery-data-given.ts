import { fulfilmentEvent } from './contract.ts';

export const deliveryDataGiven = fulfilmentEvent({
  name: 'DeliveryDataGiven',
  version: 1,
  meaning: 'A backer has said where to and in which kind their reward is to be sent.',
  audience: 'history',
});
