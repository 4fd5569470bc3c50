import * as z from 'zod';
import { fulfilmentEvent } from './contract.ts';

export const deliveryWaived = fulfilmentEvent({
  name: 'DeliveryWaived',
  version: 1,
  meaning: 'Pieces of a pledge were paid back, and are not to be delivered any more.',
  details: { waived: z.array(z.object({ rewardId: z.string(), quantity: z.int().positive() })) },
});
