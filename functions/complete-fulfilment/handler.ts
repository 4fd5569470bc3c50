import { campaigns, now } from '../../shared/wiring.ts';
import { campaignFulfilmentStarted } from '../../shared/events/campaign-fulfilment-started.ts';
import { completeFulfilment } from './complete-fulfilment.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { fulfilmentClosed } from '../../shared/events/fulfilment-closed.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { pledgeFulfilled } from '../../shared/events/pledge-fulfilled.ts';

const heard = [pledgeFulfilled, fulfilmentClosed, campaignFulfilmentStarted];

export const handler = eventEntry(heard, completeFulfilment, () => ({
  campaigns: campaigns(),
  fulfilments: fulfilments(),
  now,
}));
