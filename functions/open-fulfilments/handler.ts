import { campaignSettled } from '../../shared/events/campaign-settled.ts';
import { campaigns, now, pledges } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { openFulfilments } from './open-fulfilments.ts';

export const handler = eventEntry([campaignSettled], openFulfilments, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
  fulfilments: fulfilments(),
  now,
}));
