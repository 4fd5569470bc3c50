import { campaigns, now, pledges } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { fulfilments, plans } from '../../shared/wiring-fulfilment.ts';
import { openLateFulfilment } from './open-late-fulfilment.ts';
import { pledgeCollected } from '../../shared/events/pledge-collected.ts';

export const handler = eventEntry([pledgeCollected], openLateFulfilment, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
  fulfilments: fulfilments(),
  plans: plans(),
  now,
}));
