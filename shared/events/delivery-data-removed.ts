import { fulfilmentEvent } from './contract.ts';

export const deliveryDataRemoved = fulfilmentEvent({
  name: 'DeliveryDataRemoved',
  version: 1,
  meaning: 'The address of a backer is deleted, because its day has come.',
});
