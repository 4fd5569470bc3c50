import { campaignAsOfNow, now, pledges } from '../../shared/wiring.ts';
import { campaignMessage } from '../../shared/queues/messages.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { previewAbandonment } from './preview-abandonment.ts';
import { previews } from '../../shared/wiring-promises.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(campaignMessage, previewAbandonment, () => ({
  campaign: campaignAsOfNow,
  pledges: pledges(),
  fulfilments: fulfilments(),
  previews: previews(),
  now,
}));
