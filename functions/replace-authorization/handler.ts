import { authorizationMessage } from '../../shared/queues/messages.ts';
import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { pacedHeld } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { replaceAuthorization } from './replace-authorization.ts';

export const handler = queueEntry(authorizationMessage, replaceAuthorization, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  held: pacedHeld(8000),
  now,
}));
