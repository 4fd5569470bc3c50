import { fulfilmentEvent } from './contract.ts';

export const deliveryDataReminded = fulfilmentEvent({
  name: 'DeliveryDataReminded',
  version: 1,
  meaning: 'A backer who has not said where to send their reward is reminded.',
});
